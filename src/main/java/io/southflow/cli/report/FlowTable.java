package io.southflow.cli.report;

import io.southflow.analytics.unit.Window;
import io.southflow.calendar.TradingCalendar;
import io.southflow.calendar.TradingTime;
import io.southflow.cli.terminal.Paint;
import io.southflow.schema.ChannelFlow;
import io.southflow.schema.MarketFlow;
import io.southflow.schema.NetInflow;
import io.southflow.schema.WindowFlow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The market's totals by channel and the stocks by their net in one window, as lines of a table. */
public final class FlowTable {
    private final Window window;
    private final TradingCalendar calendar;
    private final UnaryOperator<String> names;
    private final Paint paint;

    /**
     * Which stocks are shown.
     *
     * @param top how many with the largest net
     * @param bottom how many with the smallest, of those that are not among the first
     * @param all whether to show those too whose newest figure lies before the window
     */
    public record Choice(int top, int bottom, boolean all) {}

    /** @param names the name of a symbol */
    public FlowTable(Window window, TradingCalendar calendar, UnaryOperator<String> names, Paint paint) {
        this.window = window;
        this.calendar = calendar;
        this.names = names;
        this.paint = paint;
    }

    /** @param market null while there is no snapshot of it */
    public List<String> lines(MarketFlow market, List<NetInflow> stocks, Choice choice) {
        Instant asOf = asOf(market, stocks);
        if (asOf == null) {
            return List.of("No figures yet.");
        }
        List<FlowRow> channels = market == null ? List.of() : channels(market);
        List<FlowRow> rows = stocks.stream()
                .filter(flow -> choice.all() || isCurrent(flow, asOf))
                .flatMap(flow -> row(flow, asOf).stream())
                .sorted(FlowRow.LARGEST_NET_FIRST)
                .toList();
        int top = Math.min(choice.top(), rows.size());
        int bottom = Math.min(choice.bottom(), rows.size() - top);
        List<FlowRow> first = rows.subList(0, top);
        List<FlowRow> last = rows.subList(rows.size() - bottom, rows.size());
        FlowRow.Unit unit = FlowRow.Unit.of(
                Stream.of(channels, first, last).flatMap(List::stream).toList());

        List<String> lines = new ArrayList<>();
        lines.add(paint.bold("Southbound money, window " + window.label() + ", as of " + HongKongTime.clock(asOf)
                + (market == null || market.getComplete() ? "" : ", some of it older")));
        lines.add(paint.faint(FlowRow.HEAD));
        channels.forEach(row -> lines.add(row.line(unit, paint)));
        for (List<FlowRow> some : List.of(first, last)) {
            if (!some.isEmpty()) {
                lines.add("");
                some.forEach(row -> lines.add(row.line(unit, paint)));
            }
        }
        if (top + bottom < rows.size()) {
            lines.add(paint.faint(String.format(
                    Locale.ROOT, "%,d of %,d stocks: --top and --bottom choose how many", top + bottom, rows.size())));
        }
        return lines;
    }

    private static Instant asOf(MarketFlow market, List<NetInflow> stocks) {
        return market != null
                ? market.getAsOf()
                : stocks.stream()
                        .map(NetInflow::getAsOf)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
    }

    private List<FlowRow> channels(MarketFlow market) {
        return Stream.of("ALL", "SH", "SZ")
                .flatMap(channel -> market.getTotals().stream()
                        .filter(total -> total.getChannel().equals(channel)
                                && total.getWindow().equals(window.label())))
                .map(total -> new FlowRow(
                        title(total),
                        total.getNetMilliHkd(),
                        total.getBuyMilliHkd(),
                        total.getSellMilliHkd(),
                        market.getAsOf(),
                        total.getBasis(),
                        ""))
                .toList();
    }

    private static String title(ChannelFlow total) {
        return switch (total.getChannel()) {
            case "ALL" -> "Both channels";
            case "SH" -> "Shanghai (SH)";
            default -> "Shenzhen (SZ)";
        };
    }

    private Optional<FlowRow> row(NetInflow flow, Instant asOf) {
        return flow.getWindows().stream()
                .filter(one -> one.getWindow().equals(window.label()))
                .findFirst()
                .map(one -> new FlowRow(
                        AlertReport.who(flow.getSymbol(), names),
                        one.getNetMilliHkd(),
                        one.getBuyMilliHkd(),
                        one.getSellMilliHkd(),
                        flow.getAsOf(),
                        one.getBasis(),
                        isCurrent(flow, asOf) ? fill(one) : "old"));
    }

    /** How much of the window is known, where that is not all of it. */
    private String fill(WindowFlow one) {
        if (one.getFull()) {
            return "";
        }
        return window.kind() == Window.Kind.SESSIONS ? one.getSessions() + " sessions" : "not full";
    }

    /** Whether the window, which ends at {@code asOf}, still reaches back to the stock's newest figure. */
    private boolean isCurrent(NetInflow flow, Instant asOf) {
        LocalDate today = HongKongTime.date(asOf);
        if (flow.getSession().isAfter(today)) {
            return true;
        }
        LocalDate start = TradingTime.date(window.start((int) today.toEpochDay(), calendar));
        return !flow.getSession().isBefore(start)
                && (!window.isTradingTime() || ageSeconds(flow, asOf) < window.length());
    }

    private static int ageSeconds(NetInflow flow, Instant asOf) {
        return TradingTime.secondOf(asOf.toEpochMilli())
                - TradingTime.secondOf(flow.getAsOf().toEpochMilli());
    }
}
