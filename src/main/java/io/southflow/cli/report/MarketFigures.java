package io.southflow.cli.report;

import io.southflow.analytics.unit.Window;
import io.southflow.schema.ChannelFlow;
import io.southflow.schema.MarketFlow;
import io.southflow.schema.PriceHigh;
import io.southflow.schema.Rank;
import io.southflow.schema.Ranking;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Figures picked from a snapshot of the market. */
public final class MarketFigures {
    /** The windows that a live line and a summary show. */
    public static final List<Window> SHOWN = List.of(Window.DAY, Window.D20, Window.YEAR);

    private MarketFigures() {}

    /** Net southbound buying over both channels, HKD; 0 when the snapshot does not have the window. */
    public static BigDecimal net(MarketFlow market, Window window) {
        return market.getTotals().stream()
                .filter(flow ->
                        flow.getChannel().equals("ALL") && flow.getWindow().equals(window.label()))
                .map(ChannelFlow::getNetMilliHkd)
                .map(Hkd::ofMilli)
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    /** The stocks with the largest net buying in the window, largest first. */
    static List<Rank> leaders(MarketFlow market, Window window) {
        return market.getRankings().stream()
                .filter(ranking -> ranking.getWindow().equals(window.label()))
                .findFirst()
                .map(Ranking::getLeaders)
                .orElse(List.of());
    }

    /** The day from which on the price is the highest: the last one as high, else the first one known. */
    static LocalDate since(PriceHigh high) {
        return high.getSince() == null ? high.getFirstKnown() : high.getSince();
    }
}
