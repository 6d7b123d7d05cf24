package io.southflow.metrics;

import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.southflow.analytics.unit.StockFigures;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.KafkaStreams;

/**
 * Where the application reports what it sees, and what Prometheus reads. All methods are thread-safe, never block on
 * I/O and are cheap enough for every event of every stock.
 *
 * <p>Figures belong to the <em>task</em> (partition) that reports them and leave with it, so that two instances never
 * show the same stock.
 */
public final class Metrics implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbageCollection = new JvmGcMetrics();
    private final Vocabulary vocabulary;
    private final StockBoard stocks;
    /** Stocks by task. */
    private final Map<Integer, Integer> kept = new ConcurrentHashMap<>();

    private final MarketGauges market;
    private final ActiveAlerts activeAlerts;
    private final Counter alerts = counter(MetricName.ALERTS);
    private final Counter events = counter(MetricName.EVENTS);
    private final Counter rejects = counter(MetricName.REJECTS);
    private final Counter lateActions = counter(MetricName.LATE_ACTIONS);
    private final Counter priceJumps = counter(MetricName.PRICE_JUMPS);

    /**
     * @param watched symbols to show; empty for all
     * @param maxSymbols most symbols shown, the others are counted as dropped
     * @param vocabulary values of the labels
     * @param nameOf name of a symbol, or null when it has none
     * @param sessionOpen whether Hong Kong trades now, by the wall clock
     * @param calendarSeconds for how much longer the calendar knows its days, by the wall clock
     */
    public Metrics(
            Set<String> watched,
            int maxSymbols,
            Vocabulary vocabulary,
            UnaryOperator<String> nameOf,
            BooleanSupplier sessionOpen,
            DoubleSupplier calendarSeconds) {
        this.vocabulary = vocabulary;
        this.stocks = new StockBoard(watched, maxSymbols);
        this.market = new MarketGauges(vocabulary.windows());
        this.activeAlerts = new ActiveAlerts(vocabulary);
        PrometheusRegistry own = registry.getPrometheusRegistry();
        own.register(new StockGauges(stocks, vocabulary, nameOf));
        own.register(market);
        own.register(activeAlerts);
        own.register(gauge(
                MetricName.STOCKS,
                () -> kept.values().stream().mapToInt(count -> count).sum()));
        own.register(gauge(MetricName.SESSION_OPEN, () -> sessionOpen.getAsBoolean() ? 1 : 0));
        own.register(gauge(MetricName.CALENDAR_REMAINING, calendarSeconds));
        startCountersAtZero();
        bindProcess();
    }

    /** The latest figures of one stock or index of a task. Returns whether it is shown. */
    public boolean stock(int task, StockFigures figures) {
        return stocks.put(task, figures);
    }

    /** A stock is none of a task's any more. */
    public void stockLeft(int task, String symbol) {
        stocks.remove(task, symbol);
    }

    /** How many stocks and indices a task keeps. */
    public void stocks(int task, int count) {
        kept.put(task, count);
    }

    /** Drops all that a task reported: it runs elsewhere now, or nowhere. */
    public void closeTask(int task) {
        stocks.closeTask(task);
        kept.remove(task);
        activeAlerts.closeTask(task);
    }

    /** The latest snapshot of the market. */
    public void market(MarketFigures figures) {
        market.set(figures);
    }

    /** Drops the market's figures: another instance makes them now. */
    public void closeMarket() {
        market.set(null);
    }

    /** Counts one transition of an alert. */
    public void alert(String rule, String severity, String state) {
        alerts.labelValues(
                        Vocabulary.bounded(vocabulary.rules(), rule),
                        Vocabulary.bounded(vocabulary.severities(), severity),
                        Vocabulary.bounded(vocabulary.states(), state))
                .inc();
    }

    /** How many alerts of a task's stocks are active. */
    public void activeAlerts(int task, String rule, String severity, int count) {
        activeAlerts.set(task, rule, severity, count);
    }

    /** Counts events of a topic; outcome is accepted, duplicate, late, ahead or rejected. */
    public void event(String topic, String outcome, long count) {
        events.labelValues(
                        Vocabulary.bounded(vocabulary.topics(), topic),
                        Vocabulary.bounded(Vocabulary.OUTCOMES, outcome))
                .inc(count);
    }

    /** Counts one event sent to the rejects topic. */
    public void rejected(String reason) {
        rejects.labelValues(Vocabulary.bounded(vocabulary.reasons(), reason)).inc();
    }

    /** Counts a corporate action that came when the session of its ex-date had begun. */
    public void lateAction() {
        lateActions.inc();
    }

    /** Counts a stock whose price is more than half away from its last close. */
    public void priceJump() {
        priceJumps.inc();
    }

    /** Shows the clients and threads of a Streams application, until closed. */
    public KafkaBinding bind(KafkaStreams streams) {
        return new KafkaBinding(streams, registry);
    }

    /** The latest snapshot of the market; null before the first, and when another instance makes them. */
    public MarketFigures latestMarket() {
        return market.latest();
    }

    /** The labels of the windows, shortest first. */
    public List<String> windows() {
        return vocabulary.windows();
    }

    /** Writes all metrics in Prometheus' text format, or as OpenMetrics. */
    public void write(OutputStream out, String contentType) throws IOException {
        registry.scrape(out, contentType);
    }

    @Override
    public void close() {
        garbageCollection.close();
        registry.close();
    }

    private static GaugeWithCallback gauge(MetricName metric, DoubleSupplier value) {
        return GaugeWithCallback.builder()
                .name(metric.exported())
                .help(metric.help())
                .callback(gauge -> gauge.call(value.getAsDouble()))
                .build();
    }

    private Counter counter(MetricName metric) {
        return Counter.builder()
                .name(metric.exported())
                .help(metric.help())
                .labelNames(metric.labels().toArray(String[]::new))
                .withoutExemplars()
                .register(registry.getPrometheusRegistry());
    }

    private void startCountersAtZero() {
        for (String rule : vocabulary.rules()) {
            for (String severity : vocabulary.severities()) {
                vocabulary.states().forEach(state -> alerts.initLabelValues(rule, severity, state));
            }
        }
        for (String topic : vocabulary.topics()) {
            Vocabulary.OUTCOMES.forEach(outcome -> events.initLabelValues(topic, outcome));
        }
        vocabulary.reasons().forEach(rejects::initLabelValues);
    }

    private void bindProcess() {
        // Of the processor only the share of this process: the rest describes the machine, under names Prometheus
        // discourages.
        registry.config()
                .meterFilter(KafkaMetricName.allowlist())
                .meterFilter(MeterFilter.denyNameStartsWith("system."))
                .meterFilter(MeterFilter.denyNameStartsWith("process.cpu.time"));
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        garbageCollection.bindTo(registry);
    }
}
