package io.southflow.cli.app;

import io.southflow.analytics.detector.AlertState;
import io.southflow.check.RejectReason;
import io.southflow.cli.kafka.CommandFailure;
import io.southflow.cli.settings.KafkaSettings;
import io.southflow.cli.settings.MonitorMapping;
import io.southflow.cli.settings.Settings;
import io.southflow.cli.settings.SouthflowSettings;
import io.southflow.http.MetricsServer;
import io.southflow.metrics.Metrics;
import io.southflow.metrics.Vocabulary;
import io.southflow.topology.MonitorTopology;
import io.southflow.topology.api.MonitorSettings;
import io.southflow.topology.order.DayByDayClients;
import io.southflow.wire.Topic;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The monitor at work, with its metrics. Its topics must exist. */
public final class Application implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Application.class);
    private static final Duration CLOSING = Duration.ofSeconds(20);

    private final CountDownLatch closing = new CountDownLatch(1);
    private final StreamFailures failures = new StreamFailures(closing, System::currentTimeMillis);
    private final KafkaStreams streams;
    private final Metrics metrics;
    private final MetricsServer server;
    private final AutoCloseable binding;
    private final RejectLog rejectLog = RejectLog.start();

    private Application(Settings settings, UnaryOperator<String> names) {
        MonitorSettings monitor = MonitorMapping.monitor(settings);
        metrics = metrics(settings, monitor, names);
        StreamsConfig config = new StreamsConfig(new KafkaSettings(settings).streams());
        StateLog stateLog = new StateLog();
        streams = new KafkaStreams(
                MonitorTopology.build(
                        monitor,
                        new MetricsListener(metrics, monitor.windows(), settings.rules(), stateLog, rejectLog)),
                config,
                new DayByDayClients(monitor.topics()));
        streams.setUncaughtExceptionHandler(failures);
        streams.setStateListener((state, before) -> {
            if (state == KafkaStreams.State.RUNNING) {
                stateLog.write();
            }
        });
        try {
            server = MetricsServer.start(
                    settings.get(SouthflowSettings.METRICS_HOST),
                    settings.get(SouthflowSettings.METRICS_PORT),
                    metrics,
                    new StreamsHealth(streams::state, failures));
        } catch (IOException e) {
            streams.close();
            metrics.close();
            throw new CommandFailure(e.getMessage(), e);
        }
        binding = metrics.bind(streams);
    }

    /**
     * Starts it and returns at once.
     *
     * @param names the name of a symbol
     * @throws CommandFailure when the metrics cannot be served
     */
    public static Application start(Settings settings, UnaryOperator<String> names) {
        Application application = new Application(settings, names);
        application.streams.start();
        return application;
    }

    /** The port that the metrics are served on. */
    public int metricsPort() {
        return server.port();
    }

    /** Whether it has its tasks and their state and is at work. */
    public boolean isRunning() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    /** Why it has ended by itself, in one line; empty while it has not. */
    public Optional<String> failure() {
        return new StreamsHealth(streams::state, failures).whyDead();
    }

    /** Commits and leaves the group, so that the next start need not wait for this one's session to end. */
    @Override
    public void close() {
        closing.countDown();
        boolean closed = streams.close(CloseOptions.timeout(CLOSING)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        if (!closed) {
            LOG.warn("the application did not close within {} s", CLOSING.toSeconds());
        }
        try {
            binding.close();
        } catch (Exception e) {
            LOG.debug("Kafka's metrics were not let go", e);
        }
        rejectLog.close();
        server.close();
        metrics.close();
    }

    private static Metrics metrics(Settings settings, MonitorSettings monitor, UnaryOperator<String> names) {
        String symbols = settings.get(SouthflowSettings.METRICS_SYMBOLS);
        CalendarHorizon horizon = new CalendarHorizon(monitor.calendar());
        return new Metrics(
                symbols.equals("*") ? Set.of() : Set.of(symbols.split("\\s*,\\s*")),
                settings.get(SouthflowSettings.METRICS_SYMBOLS_MAX),
                new Vocabulary(
                        monitor.windows().labels(),
                        monitor.topics().inputs().stream().map(Topic::name).toList(),
                        settings.rules().ids(),
                        names(settings.rules().severities()),
                        names(List.of(AlertState.values())),
                        names(List.of(RejectReason.values())),
                        settings.rules().gauges()),
                names,
                () -> MarketHours.isOpen(monitor.calendar(), System.currentTimeMillis()),
                () -> horizon.remainingSeconds(System.currentTimeMillis()));
    }

    private static List<String> names(List<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).toList();
    }
}
