package io.southflow.bench.instance;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import io.southflow.bench.jvm.ChildJvm;
import io.southflow.bench.jvm.StandardInput;
import io.southflow.cli.app.Application;
import io.southflow.cli.settings.Settings;
import io.southflow.feed.Securities;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Southflow as {@code southflow run} starts it, which prints a sample of itself again and again. */
public final class InstanceMain {
    /** Until it runs, for its start is what some measure. */
    private static final long STARTING_MILLIS = 10;

    private static final long RUNNING_MILLIS = 50;

    private final ObjectMapper json = new ObjectMapper();
    private final OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final ConsumerTotals totals = new ConsumerTotals();

    private InstanceMain() {}

    public static void main(String[] args) {
        try {
            new InstanceMain().run(args[0]);
            System.exit(0);
        } catch (Throwable e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private void run(String settingsAsJson) throws Exception {
        Map<String, String> settings = json.readValue(settingsAsJson, new TypeReference<>() {});
        CountDownLatch end = StandardInput.end();
        print(false);
        try (Application application = Application.start(Settings.of(settings), Securities.load()::nameOf)) {
            boolean running;
            do {
                running = application.isRunning();
                print(running);
                application.failure().ifPresent(reason -> {
                    throw new IllegalStateException("it ended by itself: " + reason);
                });
            } while (!end.await(running ? RUNNING_MILLIS : STARTING_MILLIS, TimeUnit.MILLISECONDS));
        }
    }

    private void print(boolean running) throws IOException {
        ChildJvm.say(json.writeValueAsString(new Sample(
                System.nanoTime(),
                process.getProcessCpuTime(),
                totals.consumed(),
                totals.isRestoring(),
                totals.restoredRows(),
                totals.restoredBytes(),
                running,
                peakMiB())));
    }

    private static long peakMiB() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
