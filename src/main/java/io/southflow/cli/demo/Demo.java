package io.southflow.cli.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.southflow.analytics.unit.Window;
import io.southflow.analytics.unit.Windows;
import io.southflow.calendar.TradingCalendar;
import io.southflow.cli.app.Application;
import io.southflow.cli.app.CalendarHorizon;
import io.southflow.cli.kafka.CommandFailure;
import io.southflow.cli.rejects.RejectCounts;
import io.southflow.cli.rejects.RejectReading;
import io.southflow.cli.report.MarketFigures;
import io.southflow.cli.report.SummaryJson;
import io.southflow.cli.report.SummaryText;
import io.southflow.cli.settings.KafkaSettings;
import io.southflow.cli.settings.MonitorMapping;
import io.southflow.cli.settings.Settings;
import io.southflow.cli.settings.SettingsException;
import io.southflow.cli.settings.SouthflowSettings;
import io.southflow.feed.tape.Tape;
import io.southflow.wire.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Broker, registry, tape, application and metrics in one process, and what they say on the screen. */
public final class Demo {
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
        boolean finished;
        boolean isKept;
        try (DataDirectory data = DataDirectory.of(options.dataDir());
                EmbeddedInstallation installation =
                        EmbeddedInstallation.start(asked, data.path(), options.port(), options.registryPort())) {
            Settings settings = installation.settings();
            TradingCalendar calendar = MonitorMapping.calendar(settings);
            new CalendarHorizon(calendar).warnings(System.currentTimeMillis()).forEach(screen::say);
            try (Tape tape = new Tape(options.seed(), options.scale(), MonitorMapping.topics(settings), calendar);
                    Application application = Application.start(settings, names)) {
                Signposts signposts = Signposts.of(installation, application);
                screen.say("data             " + data.path() + (data.isKept() ? "" : " (removed at the end)"));
                signposts.whileItRuns().forEach(screen::say);
                finished = new Watch(options, settings, names, screen, stop)
                        .follow(tape, application, () -> ended(settings, signposts));
                isKept = data.isKept();
            }
        }
        if (finished) {
            Signposts.onceItIsOver(isKept).forEach(screen::say);
        }
    }

    /** How many records were rejected, by reason. */
    private static Map<String, Long> rejected(KafkaSettings kafka, Topics topics) {
        RejectCounts counts = new RejectCounts();
        new RejectReading(kafka, topics).read(null, () -> false, reject -> counts.add(reject.reason(), reject.topic()));
        return counts.reasons();
    }

    /** Everything on the tape has been processed. */
    private void ended(Settings settings, Signposts signposts) {
        Topics topics = MonitorMapping.topics(settings);
        KafkaSettings kafka = new KafkaSettings(settings);
        ObjectNode summary = SummaryJson.of(new ResultsReader(settings.rules(), topics, kafka).read(), names);
        SummaryJson.addReasons(summary, rejected(kafka, topics));
        screen.result(options.json() ? summary.toString() : SummaryText.of(summary));
        if (!options.exit()) {
            screen.say("The tape has ended; everything goes on until Ctrl-C.");
            signposts.whileItRuns().forEach(screen::say);
        }
    }
}
