package io.southflow.bench.instance;

import io.southflow.bench.kafka.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Instances of one application. */
public final class Fleet implements AutoCloseable {
    private static final long LOOK_MILLIS = 50;
    private static final long PATIENCE_NANOS = 120_000_000_000L;

    private final List<Instance> instances = new ArrayList<>();

    public Fleet(List<Map<String, String>> settingsOfInstances, List<String> jvm) throws IOException {
        for (Map<String, String> settings : settingsOfInstances) {
            instances.add(new Instance(settings, jvm));
        }
    }

    /** Waits until all of them have their tasks. */
    public void awaitRunning() throws InterruptedException {
        for (Instance instance : instances) {
            instance.await(Sample::running);
        }
    }

    /** Ends one as a crash would; those after it move up. */
    public void kill(int instance) {
        instances.remove(instance).kill();
    }

    /** Waits until all of their input is committed, and each has sampled itself after that; returns when it was. */
    public long awaitCommitted(Progress... inputs) throws Exception {
        long moved = System.nanoTime();
        long before = -1;
        while (true) {
            long left = 0;
            for (Progress input : inputs) {
                left += input.records() - input.committed();
            }
            if (left == 0) {
                break;
            }
            if (left != before) {
                moved = System.nanoTime();
                before = left;
            }
            if (System.nanoTime() - moved > PATIENCE_NANOS) {
                throw new IllegalStateException("it stands still, " + left + " records before the end");
            }
            if (instances.stream().anyMatch(instance -> !instance.isAlive())) {
                throw new IllegalStateException("an instance ended " + left + " records before the end");
            }
            Thread.sleep(LOOK_MILLIS);
        }
        long now = System.nanoTime();
        for (Instance instance : instances) {
            instance.await(sample -> sample.nanos() >= now);
        }
        return now;
    }

    /** All samples of each. */
    public List<List<Sample>> samples() {
        return instances.stream().map(Instance::samples).toList();
    }

    /** Ends them by and by, so that none takes over what another leaves while that still commits. */
    @Override
    public void close() throws IOException {
        for (Instance instance : instances) {
            instance.close();
        }
    }
}
