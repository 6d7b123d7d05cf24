package io.southflow.bench.instance;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.southflow.bench.jvm.ChildJvm;
import io.southflow.bench.jvm.ClassPaths;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Southflow in a process of its own, and what it says of itself. */
public final class Instance implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LOOK_MILLIS = 10;
    private static final long PATIENCE_NANOS = 300_000_000_000L;

    private final ChildJvm process;
    private final Thread reader = new Thread(this::read, "instance-reader");
    private final List<Sample> samples = new ArrayList<>();

    /** @param jvm more arguments for the JVM */
    public Instance(Map<String, String> settings, List<String> jvm) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-Xms1g", "-Xmx1g", "-Dsun.net.httpserver.nodelay=true"));
        arguments.addAll(jvm);
        process = new ChildJvm(
                ClassPaths.own(), arguments, InstanceMain.class, List.of(JSON.writeValueAsString(settings)));
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try {
            while (true) {
                Sample sample = JSON.readValue(process.hear(), Sample.class);
                synchronized (samples) {
                    samples.add(sample);
                }
            }
        } catch (IOException e) {
            // It has ended, as whoever waits for it will see.
        }
    }

    /** All samples so far, oldest first; the first one is of the moment before the application was started. */
    public List<Sample> samples() {
        synchronized (samples) {
            return List.copyOf(samples);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for a sample, looking at the latest one only. */
    public Sample await(Predicate<Sample> wanted) throws InterruptedException {
        for (long begin = System.nanoTime(); System.nanoTime() - begin < PATIENCE_NANOS; Thread.sleep(LOOK_MILLIS)) {
            List<Sample> seen = samples();
            if (!seen.isEmpty() && wanted.test(seen.get(seen.size() - 1))) {
                return seen.get(seen.size() - 1);
            }
            if (!isAlive()) {
                throw new IllegalStateException("an instance has ended; its standard error says why");
            }
        }
        throw new IllegalStateException("an instance did not come so far");
    }

    /** Ends it as a crash would. */
    public void kill() {
        process.kill();
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
