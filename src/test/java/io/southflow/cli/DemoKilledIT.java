package io.southflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.assertj.core.api.Assumptions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A demo that was killed and started again on its directory ends like one that nobody disturbed. */
class DemoKilledIT {
    private static final Instant HALF = Instant.parse("2025-01-27T08:00:00Z");
    private static final Instant END = Instant.parse("2025-02-18T08:00:00Z");

    @TempDir
    private static Path dir;

    @Test
    void endsAsIfItHadNotBeenKilled() throws Exception {
        long seed = System.nanoTime();
        System.out.println("DemoKilledIT seed " + seed);
        Duration later = Duration.ofHours(new SplittableRandom(seed).nextLong(24, 10 * 24));
        String uninterrupted = DemoRuns.uninterrupted(dir);
        Path data = dir.resolve("killed");

        killPast(HALF, data);
        killPast(HALF.plus(later), data);
        assertThat(toTheEnd(data)).isEqualTo(uninterrupted);
        assertThat(toTheEnd(data)).as("started on a finished directory").isEqualTo(uninterrupted);
    }

    private static void killPast(Instant moment, Path data) throws InterruptedException {
        try (JarProcess demo = DemoRuns.startInStep(dir, "--data-dir=" + data)) {
            Awaitility.await()
                    .atMost(DemoRuns.PATIENCE)
                    .pollInterval(Duration.ofMillis(100))
                    .failFast("it ended before it was killed", () -> !demo.isAlive())
                    .until(() -> eventTime(demo).isAfter(moment));
            Instant reached = eventTime(demo);
            demo.kill();
            System.out.println("killed at " + reached);
            assertThat(reached).isBefore(END);
        }
    }

    private static Instant eventTime(JarProcess demo) {
        return Instant.ofEpochSecond(
                (long) demo.metric("southflow_event_time_seconds").orElse(0));
    }

    private static String toTheEnd(Path data) throws Exception {
        String port = JarProcess.freePort();
        try (JarProcess demo = DemoRuns.startOn(port, dir, "--data-dir=" + data)) {
            try {
                return demo.lastLine(DemoRuns.PATIENCE);
            } catch (AssertionError e) {
                if (demo.isAlive()) {
                    Assumptions.assumeThat(HangingTransactions.at("127.0.0.1:" + port))
                            .as("Kafka has transactions open that it calls complete: nobody can read on, see"
                                    + " docs/decisions.md")
                            .isEmpty();
                }
                // The same, met by the feed, which gives up and says so before it can be asked for.
                Assumptions.assumeThat(e.getMessage())
                        .as("Kafka holds a transaction open that no producer has, see docs/decisions.md")
                        .doesNotContain("stays open");
                throw e;
            }
        }
    }
}
