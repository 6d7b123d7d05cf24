package io.southflow.cli;

import io.southflow.cli.kafka.CommandFailure;
import io.southflow.cli.rejects.Late;
import io.southflow.cli.rejects.RejectFilter;
import io.southflow.cli.rejects.Replay;
import io.southflow.cli.rejects.ReplayPlan;
import io.southflow.cli.settings.KafkaSettings;
import io.southflow.cli.settings.MonitorMapping;
import io.southflow.cli.settings.Settings;
import io.southflow.wire.Topics;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "replay",
        description = "Publishes rejected records once more to the inputs they came from, each once, however often it"
                + " is run. Without options: all of them.")
final class RejectsReplayCommand implements Runnable {
    private static final long PROGRESS_NANOS = TimeUnit.SECONDS.toNanos(5);

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Mixin
    private WaitOption wait;

    @Mixin
    private RejectOptions which;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "At most so many, up to ${DEFAULT-VALUE}; another run takes the rest.")
    private long limit;

    @Option(names = "--again", description = "Also those that were rejected once more after a replay.")
    private boolean again;

    @Option(names = "--force", description = "Also when some would be late, and so be rejected once more.")
    private boolean force;

    @Option(names = "--dry-run", description = "Only say what would be replayed.")
    private boolean dry;

    @Parameters(
            paramLabel = "POSITION",
            arity = "0..*",
            description = "Only these: as 'southflow rejects' lists them, like 2@17, or where they were read.")
    private List<String> positions = List.of();

    @Override
    public void run() {
        RejectsCommand.requireNoneBefore(spec);
        if (limit < 1 || limit > Replay.MOST) {
            throw new UsageException("--limit is 1 to " + Replay.MOST + ", not " + limit);
        }
        Settings settings = common.settings();
        KafkaSettings kafka = new KafkaSettings(settings);
        Topics topics = MonitorMapping.topics(settings);
        RejectFilter filter = which.filter(topics, positions);
        try (Stop stop = new Stop()) {
            wait.waiting(stop).forBroker(kafka);
            if (stop.getAsBoolean()) {
                return;
            }
            try (Replay replay = new Replay(kafka, topics, dry)) {
                replay(replay, filter, stop);
            }
        }
    }

    private void replay(Replay replay, RejectFilter filter, Stop stop) {
        ReplayPlan plan = replay.plan(filter, which.since(), again, limit, stop);
        Late late = replay.late(plan, stop);
        if (stop.getAsBoolean()) {
            return;
        }
        long chosen = plan.counts().total();
        PrintWriter out = spec.commandLine().getOut();
        if (dry) {
            plan.counts().text().forEach(out::println);
            out.printf("%,d would be replayed%n", chosen);
            if (late.count() > 0) {
                out.println(lateLine(late, chosen));
            }
        } else {
            if (late.count() > 0 && !force) {
                throw new CommandFailure("nothing was replayed: " + lateLine(late, chosen)
                        + "; --force replays them all the same, --reason, --symbol and --since choose others");
            }
            long published = replay.publish(plan, stop, progress(chosen));
            out.printf(
                    "%,d of %,d replayed%s%n",
                    published, chosen, chosen == 0 ? "" : ": " + plan.counts().byReason());
        }
        out.flush();
        notes(plan);
    }

    private static String lateLine(Late late, long chosen) {
        return "%,d of %,d would be late: a later session is open%s".formatted(late.count(), chosen, late.sessions());
    }

    private void notes(ReplayPlan plan) {
        note(plan.before(), "replayed before, and left");
        note(plan.rejectedAgain(), "rejected once more after a replay, and left: --again replays them");
        note(plan.beyond(), "left: run it again for the rest");
        note(plan.foreign(), "of no input, and left");
        if (plan.counts().total() > 0 && plan.hasSessions()) {
            say("alerts of trading seconds that have passed may be missing: figures are right, alerts are not made"
                    + " afterwards");
        }
    }

    private void note(long count, String what) {
        if (count > 0) {
            say("%,d %s".formatted(count, what));
        }
    }

    private void say(String line) {
        spec.commandLine().getErr().println("note: " + line);
        spec.commandLine().getErr().flush();
    }

    private LongConsumer progress(long chosen) {
        return new LongConsumer() {
            private long said = System.nanoTime();

            @Override
            public void accept(long published) {
                if (System.nanoTime() - said >= PROGRESS_NANOS) {
                    said = System.nanoTime();
                    spec.commandLine().getErr().printf("%,d of %,d replayed%n", published, chosen);
                    spec.commandLine().getErr().flush();
                }
            }
        };
    }
}
