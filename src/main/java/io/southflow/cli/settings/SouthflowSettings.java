package io.southflow.cli.settings;

import static io.southflow.cli.settings.SettingType.amount;
import static io.southflow.cli.settings.SettingType.decimal;
import static io.southflow.cli.settings.SettingType.duration;
import static io.southflow.cli.settings.SettingType.matching;
import static io.southflow.cli.settings.SettingType.retention;
import static io.southflow.cli.settings.SettingType.whole;
import static io.southflow.cli.settings.SettingType.wholeOrMinusOne;

import io.southflow.analytics.unit.Windows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Every setting of Southflow's own, in the order of the settings table. */
public final class SouthflowSettings {
    private static final List<Setting<?>> ALL = new ArrayList<>();
    private static final SettingType<String> FILE = matching("path of a file, or empty", ".*");
    private static final long HKD_MAX = 1_000_000_000_000L;

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
    public static final Setting<Double> OVERBOUGHT_RAISE =
            add("southflow.detectors.overbought.raise", decimal(0, 100), "70", "RSI at which OVERBOUGHT is raised.");
    public static final Setting<Double> OVERBOUGHT_CRITICAL =
            add("southflow.detectors.overbought.critical", decimal(0, 100), "80", "RSI from which it is critical.");
    public static final Setting<Double> OVERBOUGHT_CLEAR =
            add("southflow.detectors.overbought.clear", decimal(0, 100), "65", "RSI below which it is cleared.");
    public static final Setting<Double> OVERSOLD_RAISE =
            add("southflow.detectors.oversold.raise", decimal(0, 100), "30", "RSI at which OVERSOLD is raised.");
    public static final Setting<Double> OVERSOLD_CRITICAL =
            add("southflow.detectors.oversold.critical", decimal(0, 100), "20", "RSI down from which it is critical.");
    public static final Setting<Double> OVERSOLD_CLEAR =
            add("southflow.detectors.oversold.clear", decimal(0, 100), "35", "RSI above which it is cleared.");
    public static final Setting<Integer> RSI_WARM_UP = add(
            "southflow.detectors.rsi.warm-up",
            whole(15, 250),
            "140",
            "Daily bars an RSI needs before its detectors may speak.");
    public static final Setting<Double> SHORT_SPIKE_RATIO = add(
            "southflow.detectors.short-spike.ratio",
            decimal(1, 1_000),
            "2.5",
            "Shares sold short over the median of the baseline, at which SHORT_SPIKE is raised.");
    public static final Setting<Double> SHORT_SPIKE_CRITICAL =
            add("southflow.detectors.short-spike.critical", decimal(1, 1_000), "4", "Ratio from which it is critical.");
    public static final Setting<Double> SHORT_SPIKE_CLEAR = add(
            "southflow.detectors.short-spike.clear",
            decimal(0, 1_000),
            "1.5",
            "Ratio to the median frozen at the raise, below which a later day's report clears it.");
    public static final Setting<Double> SHORT_SPIKE_ROBUST_Z = add(
            "southflow.detectors.short-spike.robust-z",
            decimal(0, 1_000),
            "3.5",
            "Least robust z-score (from the median absolute deviation).");
    public static final Setting<Integer> SHORT_SPIKE_SESSIONS =
            add("southflow.detectors.short-spike.sessions", whole(5, 250), "20", "Reported sessions in the baseline.");
    public static final Setting<Long> SHORT_SPIKE_MIN_TURNOVER = add(
            "southflow.detectors.short-spike.min-turnover-hkd",
            amount(0, HKD_MAX),
            "50000000",
            "Least turnover of the report, HKD.");
    public static final Setting<Double> SURGE_DEVIATIONS = add(
            "southflow.detectors.surge.deviations",
            decimal(0.5, 100),
            "4",
            "Standard deviations from the mean of the 30-minute net, at which a surge is raised.");
    public static final Setting<Double> SURGE_CLEAR =
            add("southflow.detectors.surge.clear", decimal(0, 100), "2", "Deviations below which it is cleared.");
    public static final Setting<Long> SURGE_MIN_NET =
            add("southflow.detectors.surge.min-net-hkd", amount(0, HKD_MAX), "50000000", "Least size of the net, HKD.");
    public static final Setting<Integer> SURGE_SESSIONS =
            add("southflow.detectors.surge.sessions", whole(2, 60), "20", "Southbound sessions in the baseline.");
    public static final Setting<Integer> SURGE_WARM_UP = add(
            "southflow.detectors.surge.warm-up",
            whole(1, 60),
            "10",
            "Sessions the baseline needs before it may speak.");
    public static final Setting<String> CALENDAR = add(
            "southflow.calendar",
            FILE,
            "",
            "CSV of the days that are not ordinary, and of the span they are known for; empty: the one in the jar.");
    public static final Setting<String> SECURITIES =
            add("southflow.securities", FILE, "", "CSV of symbols and names; empty: the one in the jar.");
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

    public static List<Setting<?>> all() {
        return Collections.unmodifiableList(ALL);
    }

    private static <T> Setting<T> add(String key, SettingType<T> type, String defaultText, String doc) {
        Setting<T> setting = new Setting<>(key, type, defaultText, doc);
        ALL.add(setting);
        return setting;
    }
}
