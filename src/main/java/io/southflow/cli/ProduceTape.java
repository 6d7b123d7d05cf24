package io.southflow.cli;

import io.southflow.calendar.TradingCalendar;
import io.southflow.cli.app.CalendarHorizon;
import io.southflow.cli.settings.KafkaSettings;
import io.southflow.cli.settings.MonitorMapping;
import io.southflow.cli.settings.Settings;
import io.southflow.feed.publish.Published;
import io.southflow.feed.publish.Publisher;
import io.southflow.feed.publish.PublisherProgress;
import io.southflow.feed.publish.PublisherSettings;
import io.southflow.feed.tape.Tape;
import io.southflow.wire.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "tape", description = "Publishes the simulated January and February 2025, with its history.")
final class ProduceTape implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Mixin
    private WaitOption wait;

    @Mixin
    private SpeedOption speed;

    @Mixin
    private TapeOptions tape;

    @Mixin
    private ForceOption force;

    @Override
    public void run() {
        Settings settings = common.settings();
        KafkaSettings kafka = new KafkaSettings(settings);
        Topics topics = MonitorMapping.topics(settings);
        TradingCalendar calendar = MonitorMapping.calendar(settings);
        PublisherSettings pace = PublisherSettings.of(speed.value(), calendar).forced(force.value());
        try (Stop stop = new Stop();
                Tape source = new Tape(tape.seed(), tape.scale(), topics, calendar)) {
            wait.waiting(stop).forBroker(kafka);
            if (stop.getAsBoolean()) {
                return;
            }
            PublisherProgress progress =
                    new TapeProgress(source.size(), spec.commandLine().getErr());
            KnownDaysCheck checked = new KnownDaysCheck(
                    source, new CalendarHorizon(calendar), spec.commandLine().getErr()::println);
            try (AfterPublishing after = new AfterPublishing(kafka, topics.rejects())) {
                Published published =
                        ProduceFiles.publish(Publisher.open(checked, topics, kafka.producer(), pace, progress), stop);
                after.add(published);
                spec.commandLine().getOut().printf("tape: %,d published%s%n", published.events(), after.text(stop));
                spec.commandLine().getOut().flush();
            }
        }
    }
}
