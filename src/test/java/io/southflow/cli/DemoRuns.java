package io.southflow.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** The demo at full speed; what an uninterrupted run says is made once for all tests. */
final class DemoRuns {
    static final Duration PATIENCE = Duration.ofMinutes(8);

    private static String uninterrupted;

    private DemoRuns() {}

    /** The summary of a run from the beginning to the end. */
    static synchronized String uninterrupted(Path dir) throws InterruptedException {
        if (uninterrupted == null) {
            uninterrupted = fromBeginningToEnd(dir);
        }
        return uninterrupted;
    }

    static String fromBeginningToEnd(Path dir) throws InterruptedException {
        try (JarProcess demo = start(dir)) {
            return demo.lastLine(PATIENCE);
        }
    }

    /** At full speed tasks run days apart; in step, with so much trading time in a second of wall time, they do not. */
    static JarProcess startInStep(Path dir, String... more) {
        return startAt("10000", dir, JarProcess.freePort(), more);
    }

    static JarProcess start(Path dir, String... more) {
        return startOn(JarProcess.freePort(), dir, more);
    }

    /** @param port of the broker */
    static JarProcess startOn(String port, Path dir, String... more) {
        return startAt("max", dir, port, more);
    }

    private static JarProcess startAt(String speed, Path dir, String port, String... more) {
        return JarProcess.southflow(
                dir,
                Stream.concat(
                                Stream.of(
                                        "demo",
                                        "--speed=" + speed,
                                        "--exit",
                                        "--format=json",
                                        "--metrics-port=0",
                                        "--port=" + port,
                                        "--registry-port=" + JarProcess.freePort()),
                                Stream.of(more))
                        .toArray(String[]::new));
    }
}
