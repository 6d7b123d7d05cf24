package io.southflow.bench.latency;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.southflow.bench.jvm.StandardInput;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A contestant's process: works until standard input ends. */
public final class WorkerMain {
    private static final long LOOK_MILLIS = 500;

    private WorkerMain() {}

    public static void main(String[] args) {
        try {
            work(new ObjectMapper().readValue(args[0], Assignment.class));
            System.exit(0);
        } catch (Throwable e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void work(Assignment assignment) throws Exception {
        CountDownLatch end = StandardInput.end();
        Worker worker = Worker.start(assignment);
        do {
            Optional<String> failure = worker.failure();
            if (failure.isPresent()) {
                throw new IllegalStateException("it ended by itself: " + failure.get());
            }
        } while (!end.await(LOOK_MILLIS, TimeUnit.MILLISECONDS));
        worker.stop();
    }
}
