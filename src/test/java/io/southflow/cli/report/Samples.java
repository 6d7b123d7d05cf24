package io.southflow.cli.report;

import io.southflow.schema.Alert;
import io.southflow.schema.Basis;
import io.southflow.schema.ChannelFlow;
import io.southflow.schema.EventCounts;
import io.southflow.schema.Evidence;
import io.southflow.schema.IndexLevel;
import io.southflow.schema.MarketFlow;
import io.southflow.schema.MonthFlow;
import io.southflow.schema.MonthRecord;
import io.southflow.schema.PriceHigh;
import io.southflow.schema.Rank;
import io.southflow.schema.Ranking;
import io.southflow.schema.ReportSession;
import io.southflow.schema.ShortSale;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Records made by hand, with figures no real day had. */
final class Samples {
    static final Instant CLOSE = Instant.parse("2025-02-18T08:00:00Z");

    private Samples() {}

    static MarketFlow market() {
        return new MarketFlow(
                CLOSE,
                LocalDate.parse("2025-02-18"),
                true,
                List.of(
                        total("SH", "1d", 1),
                        total("ALL", "1d", 22_000_000_000_000L),
                        total("ALL", "20d", 7),
                        total("ALL", "ytd", 100_000_000_000_500L)),
                List.of(
                        new Ranking("1d", List.of(new Rank("00005", 9L)), List.of()),
                        new Ranking(
                                "20d",
                                List.of(new Rank("00700", 11_000_000_000_000L), new Rank("09988", 4_000_000_000_001L)),
                                List.of(new Rank("00001", -5L)))),
                List.of(month("2024-12", 1L), month("2025-01", -2_500L), month("2025-02", 59_000_000_000_000L)),
                new MonthRecord("2025-01", 5L, 46),
                List.of(new IndexLevel("HSTECH", 5_600_500L, 4_200_000L, LocalDate.parse("2025-01-13"))),
                List.of(
                        new PriceHigh("00700", 512_000L, LocalDate.parse("2021-07-01"), LocalDate.parse("2020-01-02")),
                        new PriceHigh("00992", 12_345L, null, LocalDate.parse("2022-01-03"))),
                new EventCounts(3_000_000L, 5L, 2L, 1L),
                List.of());
    }

    static Alert alert(String id, String rule, String symbol, String state, String eventTime, Evidence... evidence) {
        return new Alert(
                id,
                rule,
                symbol,
                state,
                "WARNING",
                1,
                Instant.parse(eventTime),
                "headline of " + id,
                List.of(evidence),
                Basis.SIMULATED);
    }

    static Alert alert(String rule, String state, String severity, String headline, Evidence... evidence) {
        Instant tenOClock = Instant.parse("2025-02-18T02:00:00Z");
        return new Alert(
                "x", rule, "00700", state, severity, 1, tenOClock, headline, List.of(evidence), Basis.SIMULATED);
    }

    static ShortSale sale(String symbol, String date, ReportSession session, long shares) {
        LocalDate day = LocalDate.parse(date);
        return new ShortSale(symbol, day, session, shares, 1L, "HKD", CLOSE, Basis.SIMULATED, "test");
    }

    private static ChannelFlow total(String channel, String window, long netMilli) {
        return new ChannelFlow(channel, window, 0L, 0L, netMilli, Basis.SIMULATED, 0);
    }

    private static MonthFlow month(String month, long netMilli) {
        return new MonthFlow(month, 0L, 0L, netMilli, Basis.SIMULATED);
    }
}
