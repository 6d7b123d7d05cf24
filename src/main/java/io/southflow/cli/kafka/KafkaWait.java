package io.southflow.cli.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;

/** Waits until a broker answers. */
public final class KafkaWait {
    private static final Duration ATTEMPT = Duration.ofSeconds(5);
    private static final long PAUSE_MILLIS = 500;

    private KafkaWait() {}

    /**
     * Returns when a broker has answered, or when {@code stopped} says so.
     *
     * @param patience after which it is given up
     * @param say takes one line when there is something to wait for
     * @throws CommandFailure when none answers in time, or Kafka refuses us
     */
    public static void forBroker(
            Map<String, Object> admin, Duration patience, Consumer<String> say, BooleanSupplier stopped) {
        String where = String.valueOf(admin.get("bootstrap.servers"));
        long deadline = System.nanoTime() + patience.toNanos();
        boolean said = false;
        while (!stopped.getAsBoolean()) {
            Throwable problem = attempt(admin);
            if (problem == null) {
                return;
            }
            if (!(problem instanceof RetriableException)) {
                throw new CommandFailure("Kafka at " + where + " cannot be used: " + problem.getMessage(), problem);
            }
            if (System.nanoTime() >= deadline) {
                throw new CommandFailure(
                        "no Kafka answers at " + where + ": start it, or set bootstrap.servers", problem);
            }
            if (!said) {
                say.accept("waiting for Kafka at " + where + " …");
                said = true;
            }
            pause();
        }
    }

    private static Throwable attempt(Map<String, Object> config) {
        try (Admin admin = Admin.create(config)) {
            admin.describeCluster(new DescribeClusterOptions().timeoutMs((int) ATTEMPT.toMillis()))
                    .nodes()
                    .get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (org.apache.kafka.common.KafkaException e) {
            return isUnresolved(e) ? new org.apache.kafka.common.errors.TimeoutException(e.getCause()) : e;
        }
    }

    /** A host that has no address yet, as while containers start. */
    private static boolean isUnresolved(Throwable e) {
        return e.getCause() != null
                && e.getCause().getMessage() != null
                && e.getCause().getMessage().contains("No resolvable bootstrap urls");
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
