package io.southflow.cli.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.southflow.analytics.unit.Window;
import io.southflow.analytics.unit.Windows;
import io.southflow.calendar.TradingCalendar;
import io.southflow.cli.app.Application;
import io.southflow.cli.app.CalendarHorizon;
import io.southflow.cli.kafka.CommandFailure;
import io.southflow.cli.kafka.CommittedProgress;
import io.southflow.cli.rejects.RejectCounts;
import io.southflow.cli.rejects.RejectReading;
import io.southflow.cli.report.AlertReport;
import io.southflow.cli.report.MarketFigures;
import io.southflow.cli.report.SummaryJson;
import io.southflow.cli.report.SummaryText;
import io.southflow.cli.settings.KafkaSettings;
import io.southflow.cli.settings.MonitorMapping;
import io.southflow.cli.settings.Settings;
import io.southflow.cli.settings.SettingsException;
import io.southflow.cli.settings.SouthflowSettings;
import io.southflow.feed.publish.Publisher;
import io.southflow.feed.publish.PublisherSettings;
import io.southflow.feed.tape.Tape;
import io.southflow.schema.Alert;
import io.southflow.schema.MarketFlow;
import io.southflow.wire.Topic;
import io.southflow.wire.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/** Broker, registry, tape, application and metrics in one process, and what they say on the screen. */
public final class Demo {
    private static final Duration LOOK = Duration.ofMillis(250);

    private final DemoOptions options;
    private final Settings asked;
    private final UnaryOperator<String> names;
    private final Screen screen;
    private final Predicate<Duration> stop;

    /**
     * @param names the name of a symbol
     * @param stop waits this long, and says whether the demo is to end
     */
    public Demo(
            DemoOptions options, Settings asked, UnaryOperator<String> names, Screen screen, Predicate<Duration> stop) {
        this.options = options;
        this.asked = asked;
        this.names = names;
        this.screen = screen;
        this.stop = stop;
    }

    /** The usual port of the metrics if it is free, else 0, which is any. */
    public static int freeMetricsPort(int usual) {
        return usual == 0 ? 0 : FreePort.choose(0, usual);
    }

    /**
     * @throws CommandFailure when a part of it fails
     * @throws SettingsException when the windows lack one that the demo shows
     */
    public void run() {
        Windows windows = asked.get(SouthflowSettings.WINDOWS);
        if (!windows.all().containsAll(MarketFigures.SHOWN)) {
            throw new SettingsException(SouthflowSettings.WINDOWS.key() + " = '" + windows
                    + "' is not allowed for the demo: expected among them "
                    + MarketFigures.SHOWN.stream().map(Window::label).collect(Collectors.joining(", "))
                    + ", which it shows");
        }
        try (DataDirectory data = DataDirectory.of(options.dataDir());
                EmbeddedInstallation installation =
                        EmbeddedInstallation.start(asked, data.path(), options.port(), options.registryPort())) {
            Settings settings = installation.settings();
            KafkaSettings kafka = new KafkaSettings(settings);
            Topics topics = MonitorMapping.topics(settings);
            TradingCalendar calendar = MonitorMapping.calendar(settings);
            new CalendarHorizon(calendar).warnings(System.currentTimeMillis()).forEach(screen::say);
            try (Tape tape = new Tape(options.seed(), options.scale(), topics, calendar);
                    Application application = Application.start(settings, names)) {
                sayAddresses(installation, kafka, application, data);
                LiveLine line = new LiveLine(tape.size(), System::nanoTime);
                boolean finished = follow(settings, tape, application, line);
                if (finished) {
                    ObjectNode summary =
                            SummaryJson.of(new ResultsReader(settings.rules(), topics, kafka).read(), names);
                    SummaryJson.addReasons(summary, rejected(kafka, topics));
                    screen.result(options.json() ? summary.toString() : SummaryText.of(summary));
                }
            }
        }
    }

    /** How many records were rejected, by reason. */
    private static Map<String, Long> rejected(KafkaSettings kafka, Topics topics) {
        RejectCounts counts = new RejectCounts();
        new RejectReading(kafka, topics).read(null, () -> false, reject -> counts.add(reject.reason(), reject.topic()));
        return counts.reasons();
    }

    /** Whether everything on the tape has been processed; false when stopped before. */
    @SuppressWarnings("try") // The followers work on threads of their own.
    private boolean follow(Settings settings, Tape tape, Application application, LiveLine line) {
        KafkaSettings kafka = new KafkaSettings(settings);
        Topics topics = MonitorMapping.topics(settings);
        PublisherSettings pace = PublisherSettings.of(options.speed(), MonitorMapping.calendar(settings));
        try (Follower market = new Follower(topics.market().name(), kafka, value -> line.market((MarketFlow) value));
                Follower alerts = new Follower(topics.alerts().name(), kafka, value -> show((Alert) value, line));
                Admin admin = Admin.create(kafka.admin())) {
            CommittedProgress progress = progress(admin, kafka, topics);
            try (Feed feed = new Feed(Publisher.open(tape, topics, kafka.producer(), pace, line))) {
                return follow(feed, application, line, progress, settings.get(SouthflowSettings.MARKET_IDLE));
            }
        }
    }

    private boolean follow(
            Feed feed, Application application, LiveLine line, CommittedProgress progress, Duration idle) {
        Quiet quiet = new Quiet(idle);
        boolean ended = false;
        while (!stop.test(LOOK)) {
            feed.failure().ifPresent(failure -> {
                throw failure;
            });
            application.failure().ifPresent(failure -> {
                throw new CommandFailure("the application has stopped: " + failure);
            });
            screen.live(line.text());
            if (feed.isFinished()) {
                if (!ended && !options.exit()) {
                    screen.say("The tape has ended; Ctrl-C stops the rest.");
                }
                ended = true;
                boolean atWork = application.isRunning();
                if (options.exit() && quiet.isReached(atWork, line.isComplete(), progress.look(), System.nanoTime())) {
                    return true;
                }
            }
        }
        return false;
    }

    private CommittedProgress progress(Admin admin, KafkaSettings kafka, Topics topics) {
        Set<String> read = Stream.concat(topics.inputs().stream(), Stream.of(topics.partials()))
                .map(Topic::name)
                .collect(Collectors.toSet());
        Set<String> written = topics.outputs().stream().map(Topic::name).collect(Collectors.toSet());
        return new CommittedProgress(admin, kafka.applicationId(), read, written);
    }

    private void show(Alert alert, LiveLine line) {
        line.alert();
        screen.result(options.json() ? AlertReport.json(alert, names).toString() : AlertReport.text(alert, names));
    }

    private void sayAddresses(
            EmbeddedInstallation installation, KafkaSettings kafka, Application application, DataDirectory data) {
        screen.say("kafka            " + kafka.bootstrapServers());
        screen.say("schema registry  " + installation.registryUrl());
        screen.say("metrics          http://" + installation.settings().get(SouthflowSettings.METRICS_HOST) + ":"
                + application.metricsPort() + "/metrics");
        screen.say("data             " + data.path() + (data.isKept() ? "" : " (removed at the end)"));
    }
}
