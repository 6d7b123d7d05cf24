package io.southflow.cli.demo;

import io.southflow.cli.app.Application;
import io.southflow.cli.kafka.CommandFailure;
import io.southflow.cli.kafka.CommittedProgress;
import io.southflow.cli.report.AlertReport;
import io.southflow.cli.settings.KafkaSettings;
import io.southflow.cli.settings.MonitorMapping;
import io.southflow.cli.settings.Settings;
import io.southflow.cli.settings.SouthflowSettings;
import io.southflow.feed.publish.Publisher;
import io.southflow.feed.publish.PublisherSettings;
import io.southflow.feed.tape.Tape;
import io.southflow.schema.Alert;
import io.southflow.schema.MarketFlow;
import io.southflow.wire.Topic;
import io.southflow.wire.Topics;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/** Plays the tape and shows what comes of it, until everything has been processed or somebody stops it. */
final class Watch {
    private static final Duration LOOK = Duration.ofMillis(250);

    private final DemoOptions options;
    private final Settings settings;
    private final KafkaSettings kafka;
    private final Topics topics;
    private final UnaryOperator<String> names;
    private final Screen screen;
    private final Predicate<Duration> stop;
    private final HeldAlerts held;
    /** Whether everything on the tape has been processed. */
    private boolean over;

    /**
     * @param names the name of a symbol
     * @param stop waits this long, and says whether it is to end
     */
    Watch(
            DemoOptions options,
            Settings settings,
            UnaryOperator<String> names,
            Screen screen,
            Predicate<Duration> stop) {
        this.options = options;
        this.settings = settings;
        this.names = names;
        this.screen = screen;
        this.stop = stop;
        held = new HeldAlerts(Double.isFinite(options.speed()));
        kafka = new KafkaSettings(settings);
        topics = MonitorMapping.topics(settings);
    }

    /**
     * Follows the tape to its end, and beyond it unless the demo is to exit.
     *
     * @param ended runs once, when everything on the tape has been processed and every alert of it is shown
     * @return whether it was followed to where it was to exit; false when stopped before
     */
    @SuppressWarnings("try") // The followers work on threads of their own.
    boolean follow(Tape tape, Application application, Runnable ended) {
        LiveLine line = new LiveLine(tape.size(), System::nanoTime);
        PublisherSettings pace = PublisherSettings.of(options.speed(), MonitorMapping.calendar(settings));
        try (Follower market = new Follower(topics.market().name(), kafka, value -> line.market((MarketFlow) value));
                Follower alerts = new Follower(topics.alerts().name(), kafka, value -> take((Alert) value, line));
                Admin admin = Admin.create(kafka.admin());
                Feed feed = new Feed(Publisher.open(tape, topics, kafka.producer(), pace, line))) {
            return follow(feed, application, line, progress(admin), ended);
        } finally {
            if (!over) {
                held.rest().forEach(this::show);
            }
        }
    }

    private boolean follow(
            Feed feed, Application application, LiveLine line, CommittedProgress progress, Runnable ended) {
        Quiet quiet = new Quiet(settings.get(SouthflowSettings.MARKET_IDLE));
        while (!stop.test(LOOK)) {
            feed.failure().ifPresent(failure -> {
                throw failure;
            });
            application.failure().ifPresent(failure -> {
                throw new CommandFailure("the application has stopped: " + failure);
            });
            (over ? held.rest() : held.due(line.completeAsOf(), System.nanoTime())).forEach(this::show);
            screen.live(line.text());
            if (!over
                    && feed.isFinished()
                    && quiet.isReached(
                            application.isRunning(), line.isComplete(), progress.look(), System.nanoTime())) {
                over = true;
                held.rest().forEach(this::show);
                ended.run();
                if (options.exit()) {
                    return true;
                }
            }
        }
        return false;
    }

    private CommittedProgress progress(Admin admin) {
        Set<String> read = Stream.concat(topics.inputs().stream(), Stream.of(topics.partials()))
                .map(Topic::name)
                .collect(Collectors.toSet());
        Set<String> written = topics.outputs().stream().map(Topic::name).collect(Collectors.toSet());
        return new CommittedProgress(admin, kafka.applicationId(), read, written);
    }

    private void take(Alert alert, LiveLine line) {
        line.alert(alert);
        held.add(alert);
    }

    private void show(Alert alert) {
        screen.result(
                options.json()
                        ? AlertReport.json(alert, names).toString()
                        : AlertReport.text(alert, names, screen.paint()));
    }
}
