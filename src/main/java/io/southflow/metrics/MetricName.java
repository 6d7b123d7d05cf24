package io.southflow.metrics;

import static io.prometheus.metrics.model.registry.MetricType.COUNTER;
import static io.prometheus.metrics.model.registry.MetricType.GAUGE;
import static io.prometheus.metrics.model.registry.MetricType.INFO;

import io.prometheus.metrics.model.registry.MetricType;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.List;

/**
 * Every metric of our own but the gauges of rules: name, type, unit, help and labels. Dashboards and Prometheus' rules use
 * these names and those of the gauges, and no others.
 *
 * <p>Leaders and laggards have no metric: a rank moves from stock to stock, and a series per rank would tell the story
 * of several stocks as one. A dashboard asks {@code topk} over {@link #NET_INFLOW}.
 */
public enum MetricName {
    NET_INFLOW(
            "southflow_net_inflow_hkd",
            GAUGE,
            "hkd",
            "Southbound net inflow (turnover bought less sold) of a stock over a rolling window of trading time.",
            "symbol",
            "window"),
    BUY_TURNOVER(
            "southflow_buy_turnover_hkd",
            GAUGE,
            "hkd",
            "Southbound turnover bought in a stock, window 1d only.",
            "symbol",
            "window"),
    SELL_TURNOVER(
            "southflow_sell_turnover_hkd",
            GAUGE,
            "hkd",
            "Southbound turnover sold in a stock, window 1d only.",
            "symbol",
            "window"),
    PRICE("southflow_price_hkd", GAUGE, "hkd", "Last price of a stock.", "symbol"),
    INDEX("southflow_index_points", GAUGE, "points", "Last level of an index.", "symbol"),
    RSI("southflow_rsi_ratio", GAUGE, "ratio", "Daily RSI-14 (Wilder) at the last price, 0 to 1.", "symbol"),
    BOLLINGER(
            "southflow_bollinger_ratio",
            GAUGE,
            "ratio",
            "Bollinger %b of 20 sessions and 2 sigma: 0 at the lower band, 1 at the upper.",
            "symbol"),
    SHORT_SALE(
            "southflow_short_sale_shares",
            GAUGE,
            "shares",
            "Shares sold short in the latest report of a whole day: a turnover, not a position.",
            "symbol"),
    SECURITY(
            "southflow_security_info", INFO, "", "Name of a stock or index, to be joined by symbol.", "symbol", "name"),
    SYMBOLS_DROPPED(
            "southflow_symbols_dropped",
            GAUGE,
            "",
            "Symbols that are watched and not shown, because there are more than the limit."),
    STOCKS(
            "southflow_stocks",
            GAUGE,
            "",
            "Stocks and indices that the instance keeps; beyond southflow.stocks.max it rejects others."),
    MARKET_NET_INFLOW(
            "southflow_market_net_inflow_hkd",
            GAUGE,
            "hkd",
            "Southbound net inflow of the market over a rolling window, by channel (SH, SZ, ALL).",
            "channel",
            "window"),
    MONTH_NET_INFLOW(
            "southflow_month_net_inflow_hkd",
            GAUGE,
            "hkd",
            "Southbound net inflow of the market in a calendar month (yyyy-MM), the latest 13.",
            "month"),
    OFFICIAL_DIFFERENCE(
            "southflow_market_official_difference_hkd",
            GAUGE,
            "hkd",
            "Net of the stocks' sum less the market's official net, of the latest day with both, by channel (SH, SZ, ALL).",
            "channel"),
    EVENT_TIME(
            "southflow_event_time_seconds",
            GAUGE,
            "seconds",
            "Event time of the latest market snapshot, seconds since the epoch."),
    MARKET_COMPLETE(
            "southflow_market_complete",
            GAUGE,
            "",
            "1 when every part of the latest market snapshot is of its moment."),
    SESSION_OPEN("southflow_session_open", GAUGE, "", "1 while Hong Kong trades by the wall clock, else 0."),
    CALENDAR_REMAINING(
            "southflow_calendar_remaining_seconds",
            GAUGE,
            "seconds",
            "Time until the calendar no longer knows Hong Kong or southbound days, whichever comes first; 0 once it has."),
    ALERTS(
            "southflow_alerts_total",
            COUNTER,
            "",
            "Transitions of alerts since the application started.",
            "rule",
            "severity",
            "state"),
    ALERTS_ACTIVE("southflow_alerts_active", GAUGE, "", "Alerts raised and not yet cleared.", "rule", "severity"),
    EVENTS(
            "southflow_events_total",
            COUNTER,
            "",
            "Input events by what became of them: accepted, duplicate, late, ahead or rejected.",
            "topic",
            "outcome"),
    REJECTS("southflow_rejects_total", COUNTER, "", "Input events sent to the rejects topic, by reason.", "reason"),
    LATE_ACTIONS(
            "southflow_late_corporate_actions_total",
            COUNTER,
            "",
            "Corporate actions that came when the session of their ex-date had begun, and act from the next one on."),
    PRICE_JUMPS(
            "southflow_price_jumps_total",
            COUNTER,
            "",
            "Stocks whose price was more than half away from their last close, once a session: a split without its corporate action, or a wrong price.");

    private final String exported;
    private final MetricType type;
    private final String unit;
    private final String help;
    private final List<String> labels;

    MetricName(String exported, MetricType type, String unit, String help, String... labels) {
        this.exported = exported;
        this.type = type;
        this.unit = unit;
        this.help = help;
        this.labels = List.of(labels);
    }

    /** The name as Prometheus shows it. */
    public String exported() {
        return exported;
    }

    /** The base unit, which is also the end of the name; empty for counts and flags. */
    public String unit() {
        return unit;
    }

    public String help() {
        return help;
    }

    public List<String> labels() {
        return labels;
    }

    MetricType type() {
        return type;
    }

    /** The name without the suffix that the exposition adds by itself. */
    String base() {
        return switch (type) {
            case COUNTER -> exported.substring(0, exported.length() - "_total".length());
            case INFO -> exported.substring(0, exported.length() - "_info".length());
            default -> exported;
        };
    }

    MetricMetadata metadata() {
        return unit.isEmpty() ? new MetricMetadata(base(), help) : new MetricMetadata(base(), help, new Unit(unit));
    }
}
