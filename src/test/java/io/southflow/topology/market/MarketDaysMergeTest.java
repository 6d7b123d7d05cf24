package io.southflow.topology.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.flow.DaySums;
import io.southflow.analytics.unit.Windows;
import io.southflow.calendar.TradingCalendar;
import io.southflow.schema.Basis;
import io.southflow.schema.Channel;
import io.southflow.schema.ChannelFlow;
import io.southflow.schema.DayFlow;
import io.southflow.schema.EventCounts;
import io.southflow.schema.MarketFlow;
import io.southflow.schema.MarketPartial;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Parts by day: carried from an earlier session, of an earlier release, with the market's own figures. */
class MarketDaysMergeTest {
    private static final Windows WINDOWS = Windows.parse("1d,5d,20d");
    private static final LocalDate SESSION = LocalDate.parse("2025-03-17");

    private static Instant close(LocalDate date) {
        return date.atTime(8, 0).toInstant(java.time.ZoneOffset.UTC);
    }

    /** Bought through SH on each day of a run, as a task would tell them. */
    private static ByteBuffer days(long amount, String... dates) {
        DaySums days = new DaySums();
        for (String date : dates) {
            days.add((int) LocalDate.parse(date).toEpochDay(), new long[] {amount, 0, 0, 0}, new int[] {1, 0});
        }
        return ByteBuffer.wrap(days.bytes(0, Integer.MAX_VALUE));
    }

    private static MarketPartial part(
            int task, LocalDate session, long of5d, long of20d, ByteBuffer days, List<DayFlow> official) {
        return new MarketPartial(
                task,
                close(session),
                session,
                List.of(total("1d", 0), total("5d", of5d), total("20d", of20d)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new EventCounts(0L, 0L, 0L, 0L),
                days,
                official,
                false,
                null,
                null);
    }

    private static ChannelFlow total(String window, long buy) {
        return new ChannelFlow("SH", window, buy, 0L, buy, Basis.REPORTED, 0);
    }

    private static DayFlow official(String date, long buy) {
        return new DayFlow((int) LocalDate.parse(date).toEpochDay(), Channel.SH, buy, 0L, Basis.REPORTED);
    }

    private static long buy(String window, MarketPartial... parts) {
        MarketFlow market = new MarketMerge(
                        close(SESSION), SESSION, List.of(parts), WINDOWS, TradingCalendar.hongKong())
                .make(true, 3, new TreeMap<>());
        return market.getTotals().stream()
                .filter(flow ->
                        flow.getChannel().equals("SH") && flow.getWindow().equals(window))
                .mapToLong(ChannelFlow::getBuyMilliHkd)
                .sum();
    }

    /** On Friday its five days reached back to Monday; on the Monday after they begin on Tuesday. */
    @Test
    void aCarriedPartLosesWhatHasLeftAWindow() {
        LocalDate friday = LocalDate.parse("2025-03-14");
        MarketPartial carried = part(0, friday, 20, 20, days(10, "2025-03-10", "2025-03-13"), List.of());
        assertThat(buy("5d", carried)).isEqualTo(10);
        assertThat(buy("20d", carried)).isEqualTo(20);
        MarketPartial now = part(0, SESSION, 20, 20, days(10, "2025-03-12", "2025-03-13"), List.of());
        assertThat(buy("5d", now)).isEqualTo(20);
    }

    @Test
    void anOfficialDayOfACarriedPartIsReplacedOnce() {
        LocalDate friday = LocalDate.parse("2025-03-14");
        MarketPartial carried = part(
                0,
                friday,
                20,
                20,
                days(10, "2025-03-10", "2025-03-13"),
                List.of(official("2025-03-10", 100), official("2025-03-13", 1_000)));
        assertThat(buy("5d", carried)).isEqualTo(1_000);
        assertThat(buy("20d", carried)).isEqualTo(1_100);
    }

    @Test
    void nothingIsReplacedWhileAPartOfAnEarlierReleaseDoesNotTellItsDays() {
        MarketPartial old = part(0, SESSION, 20, 20, null, List.of());
        MarketPartial owner = part(1, SESSION, 5, 5, days(5, "2025-03-13"), List.of(official("2025-03-13", 1_000)));
        assertThat(buy("5d", old, owner)).isEqualTo(25);
        MarketPartial told = part(0, SESSION, 20, 20, days(20, "2025-03-13"), List.of());
        assertThat(buy("5d", told, owner)).isEqualTo(1_000);
    }

    @Test
    void aPartWithoutMomentIsNotWaitedFor() {
        MarketPartial empty = new MarketPartial(
                0,
                PartialSchedule.NO_MOMENT,
                LocalDate.EPOCH,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new EventCounts(0L, 0L, 0L, 0L),
                null,
                List.of(),
                false,
                null,
                null);
        MarketPartial owner = part(1, SESSION, 5, 5, days(5, "2025-03-13"), List.of(official("2025-03-13", 1_000)));
        assertThat(buy("5d", empty, owner)).isEqualTo(1_000);
    }

    @Test
    void aSumAtTheEndOfNumbersStaysThere() {
        MarketPartial part = part(
                0,
                SESSION,
                Long.MAX_VALUE,
                Long.MAX_VALUE,
                days(Long.MAX_VALUE, "2025-03-13"),
                List.of(official("2025-03-13", 1_000)));
        assertThat(buy("5d", part)).isEqualTo(Long.MAX_VALUE);
    }
}
