package io.southflow.cli.report;

import io.southflow.analytics.unit.Window;
import io.southflow.calendar.TradingCalendar;
import io.southflow.calendar.TradingTime;
import io.southflow.cli.terminal.Paint;
import io.southflow.schema.ChannelFlow;
import io.southflow.schema.MarketFlow;
import io.southflow.schema.NetInflow;
import io.southflow.schema.WindowFlow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The market's totals by channel and the stocks by their net in one window, in lines of at most 120 columns. */
public final class FlowTable {
    /** By channel as it is written, in the order shown. */
    private static final Map<String, String> CHANNELS = new LinkedHashMap<>();

    static {
        CHANNELS.put("ALL", "Both channels");
        CHANNELS.put("SH", "Shanghai (SH)");
        CHANNELS.put("SZ", "Shenzhen (SZ)");
    }

    private final Window window;
    private final TradingCalendar calendar;
    private final UnaryOperator<String> names;
    private final Paint paint;

    /**
     * Which stocks are shown.
     *
     * @param top how many with the largest net
     * @param bottom how many with the smallest, of those that are not among the first
     * @param current whether to leave out those whose newest figure lies before the window
     */
    public record Choice(int top, int bottom, boolean current) {}

    private record Row(NetInflow flow, WindowFlow window) {
        long net() {
            return window.getNetMilliHkd();
        }
    }

    /** @param names the name of a symbol */
    public FlowTable(Window window, TradingCalendar calendar, UnaryOperator<String> names, Paint paint) {
        this.window = window;
        this.calendar = calendar;
        this.names = names;
        this.paint = paint;
    }

    /** @param market null while there is no snapshot of it */
    public List<String> lines(MarketFlow market, List<NetInflow> stocks, Choice choice) {
        List<String> lines = new ArrayList<>();
        Instant asOf = asOf(market, stocks);
        if (asOf == null) {
            return List.of("No figures yet.");
        }
        lines.add(paint.bold("Southbound money in the window " + window.label() + " as of " + HongKongTime.clock(asOf)
                + " Hong Kong"
                + (market == null || market.getComplete() ? "" : ", some of it older")));
        lines.add(head());
        if (market != null) {
            channels(market, lines);
        }
        List<Row> rows = stocks.stream()
                .flatMap(flow -> in(flow).map(found -> new Row(flow, found)).stream())
                .filter(row -> !choice.current() || isCurrent(row.flow(), asOf))
                .sorted(Comparator.comparingLong(Row::net).reversed().thenComparing(row -> row.flow()
                        .getSymbol()))
                .toList();
        int top = Math.min(choice.top(), rows.size());
        int bottom = Math.min(choice.bottom(), rows.size() - top);
        stocks(rows.subList(0, top), asOf, lines);
        stocks(rows.subList(rows.size() - bottom, rows.size()), asOf, lines);
        int left = rows.size() - top - bottom;
        if (left > 0) {
            lines.add(paint.faint("%,d stocks, %,d of them shown".formatted(rows.size(), top + bottom)));
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

    private void channels(MarketFlow market, List<String> lines) {
        CHANNELS.forEach((channel, title) -> {
            for (ChannelFlow total : market.getTotals()) {
                if (total.getChannel().equals(channel) && total.getWindow().equals(window.label())) {
                    lines.add(figures(
                            title,
                            total.getNetMilliHkd(),
                            total.getBuyMilliHkd(),
                            total.getSellMilliHkd(),
                            HongKongTime.clock(market.getAsOf()),
                            total.getBasis().name(),
                            ""));
                }
            }
        });
    }

    private void stocks(List<Row> rows, Instant asOf, List<String> lines) {
        if (!rows.isEmpty()) {
            lines.add("");
        }
        for (Row row : rows) {
            lines.add(figures(
                    AlertReport.who(row.flow().getSymbol(), names),
                    row.net(),
                    row.window().getBuyMilliHkd(),
                    row.window().getSellMilliHkd(),
                    HongKongTime.clock(row.flow().getAsOf()),
                    row.window().getBasis().name(),
                    note(row, asOf)));
        }
    }

    /** What one has to know of a figure that is not all that its column promises. */
    private String note(Row row, Instant asOf) {
        if (!isCurrent(row.flow(), asOf)) {
            return "old";
        }
        if (row.window().getFull()) {
            return "";
        }
        return window.kind() == Window.Kind.SESSIONS ? row.window().getSessions() + " sessions" : "not full";
    }

    /** Whether the window, which ends at {@code asOf}, still reaches back to the stock's newest figure. */
    private boolean isCurrent(NetInflow flow, Instant asOf) {
        LocalDate today = HongKongTime.date(asOf);
        LocalDate start = TradingTime.date(window.start((int) today.toEpochDay(), calendar));
        if (!window.isTradingTime() || flow.getSession().isAfter(today)) {
            return !flow.getSession().isBefore(start);
        }
        return flow.getSession().equals(today)
                && TradingTime.secondOf(asOf.toEpochMilli())
                                - TradingTime.secondOf(flow.getAsOf().toEpochMilli())
                        < window.length();
    }

    private Optional<WindowFlow> in(NetInflow flow) {
        return flow.getWindows().stream()
                .filter(one -> one.getWindow().equals(window.label()))
                .findFirst();
    }

    private String figures(
            String who, long netMilli, long buyMilli, long sellMilli, String asOf, String basis, String note) {
        BigDecimal net = Hkd.ofMilli(netMilli);
        return begin(who)
                + paint.signed(net, amount(Hkd.shown(net)))
                + end(Hkd.shown(Hkd.ofMilli(buyMilli)), Hkd.shown(Hkd.ofMilli(sellMilli)), asOf, basis, note);
    }

    private String head() {
        return paint.faint(begin("") + amount("net") + end("bought", "sold", "as of", "basis", ""));
    }

    private static String begin(String who) {
        return String.format(Locale.ROOT, "%-24s ", Cut.to(24, who));
    }

    private static String amount(String text) {
        return String.format(Locale.ROOT, "%15s", text);
    }

    private static String end(String bought, String sold, String asOf, String basis, String note) {
        return String.format(Locale.ROOT, " %15s %15s  %-19s  %-9s  %s", bought, sold, asOf, basis, note)
                .stripTrailing();
    }
}
