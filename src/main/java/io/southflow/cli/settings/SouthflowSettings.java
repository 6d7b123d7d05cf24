package io.southflow.cli.settings;

import static io.southflow.cli.settings.SettingType.duration;
import static io.southflow.cli.settings.SettingType.matching;
import static io.southflow.cli.settings.SettingType.retention;
import static io.southflow.cli.settings.SettingType.whole;
import static io.southflow.cli.settings.SettingType.wholeOrMinusOne;

import io.southflow.analytics.detector.Rules;
import io.southflow.analytics.unit.Windows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Every setting of Southflow's own, in the order of the settings table. */
public final class SouthflowSettings {
    private static final List<Setting<?>> ALL = new ArrayList<>();
    private static final SettingType<String> FILE = matching("path of a file, or empty", ".*");

    public static final Setting<String> TOPIC_PREFIX = add(
            "southflow.topic.prefix",
            matching("up to 64 letters, digits, '.', '_' and '-'", "[A-Za-z0-9._-]{0,64}"),
            "",
            "Put before the name of every topic.");
    public static final Setting<Integer> PARTITIONS =
            add("southflow.partitions", whole(1, 1_000), "4", "Partitions of each input; the same for all of them.");
    public static final Setting<Integer> REPLICATION_FACTOR = add(
            "southflow.replication.factor",
            wholeOrMinusOne(1, 100),
            "-1",
            "Copies of every topic that is created; -1 leaves it to the broker.");
    public static final Setting<Long> RETENTION_MS = add(
            "southflow.retention.ms",
            retention(),
            "34560000000",
            "How long inputs are kept (default 400 days). The age counts from the event's time, so a replay of older events needs -1.");
    public static final Setting<Long> ALERTS_RETENTION_MS = add(
            "southflow.alerts.retention.ms", retention(), "2592000000", "How long alerts are kept (default 30 days).");
    public static final Setting<Long> REJECTS_RETENTION_MS = add(
            "southflow.rejects.retention.ms",
            retention(),
            "2592000000",
            "How long rejected records are kept (default 30 days).");
    public static final Setting<Duration> MAX_AHEAD = add(
            "southflow.intake.max-ahead",
            duration("1s", "7d"),
            "1h",
            "How far past the wall clock an event's time may lie before it is rejected.");
    public static final Setting<Integer> STOCKS_MAX = add(
            "southflow.stocks.max",
            whole(1, 100_000),
            "10000",
            "Most stocks and indices that one instance keeps; events of others are rejected.");
    public static final Setting<Duration> DUPLICATES_SPAN = add(
            "southflow.duplicates.span",
            duration("1s", "1h"),
            "60s",
            "Trading time for which sequence numbers are remembered at least; never less than southflow.detectors.lateness.");
    public static final Setting<Integer> DUPLICATES_NUMBERS = add(
            "southflow.duplicates.numbers",
            whole(64, 65_536),
            "1024",
            "Sequence numbers remembered at least, per stock, topic, source and channel.");
    public static final Setting<Duration> NET_INFLOW_INTERVAL = add(
            "southflow.net-inflow.interval",
            duration("10ms", "1h"),
            "1s",
            "Least wall time between two live NetInflow records of one stock.");
    public static final Setting<Duration> MARKET_INTERVAL = add(
            "southflow.market.interval",
            duration("10ms", "1h"),
            "1s",
            "Wall time between two live snapshots of the market.");
    public static final Setting<Duration> MARKET_IDLE = add(
            "southflow.market.idle",
            duration("10ms", "1h"),
            "5s",
            "Wall time after which a market snapshot no longer waits for a silent task.");
    public static final Setting<Windows> WINDOWS = add(
            "southflow.windows",
            new SettingType<>(Windows.ALLOWED, Windows::parse),
            Windows.DEFAULT.toString(),
            "Rolling windows that money is added up over, in any order; today counts as a session.");
    public static final Setting<Integer> LEADERS =
            add("southflow.leaders", whole(1, 100), "10", "Length of each leaderboard.");
    public static final Setting<Duration> LATENESS = add(
            "southflow.detectors.lateness",
            duration("0s", "600s"),
            "0s",
            "Trading time that detectors wait for events that arrive out of order; whole seconds.");
    public static final Setting<String> CALENDAR = add(
            "southflow.calendar",
            FILE,
            "",
            "CSV of the days that are not ordinary, and of the span they are known for; empty: the one in the jar.");
    public static final Setting<String> SECURITIES = add(
            "southflow.securities",
            FILE,
            "",
            "CSV of code,name and perhaps zone, beside the one in the jar. An index must be in one of the two.");
    public static final Setting<String> METRICS_HOST = add(
            "southflow.metrics.host",
            matching("a host name or address", "[A-Za-z0-9.:_-]{1,255}"),
            "127.0.0.1",
            "Address the metrics server binds to; 0.0.0.0 for every interface.");
    public static final Setting<Integer> METRICS_PORT = add(
            "southflow.metrics.port", whole(0, 65_535), "9464", "Port of /metrics, /healthz and /readyz; 0: any free.");
    public static final Setting<String> METRICS_SYMBOLS = add(
            "southflow.metrics.symbols",
            matching("* or symbols separated by commas", "\\*|[A-Za-z0-9]+(\\s*,\\s*[A-Za-z0-9]+)*"),
            "*",
            "Symbols that have metrics of their own.");
    public static final Setting<Integer> METRICS_SYMBOLS_MAX = add(
            "southflow.metrics.symbols.max", whole(0, 10_000), "1000", "Cap on the number of symbols with metrics.");

    private SouthflowSettings() {}

    /** Every setting, those of the rules among them. */
    public static List<Setting<?>> all(Rules rules) {
        List<Setting<?>> all = new ArrayList<>(ALL);
        all.addAll(ALL.indexOf(LATENESS) + 1, RuleSettings.of(rules));
        return all;
    }

    private static <T> Setting<T> add(String key, SettingType<T> type, String defaultText, String doc) {
        Setting<T> setting = new Setting<>(key, type, defaultText, doc);
        ALL.add(setting);
        return setting;
    }
}
