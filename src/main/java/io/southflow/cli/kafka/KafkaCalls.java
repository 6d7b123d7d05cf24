package io.southflow.cli.kafka;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;

/** The answers of Kafka's admin, or a failure that says in one line what could not be done. */
final class KafkaCalls {
    private KafkaCalls() {}

    /** @throws CommandFailure "cannot {@code what}: " and Kafka's reason */
    static <T> T get(KafkaFuture<T> future, String what) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new CommandFailure("cannot " + what + ": " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** Whether Kafka did it, or refused for the one reason that is expected. */
    static boolean done(KafkaFuture<?> future, Class<? extends Exception> expected, String what) {
        try {
            future.get();
            return true;
        } catch (ExecutionException e) {
            if (expected.isInstance(e.getCause())) {
                return false;
            }
            throw new CommandFailure("cannot " + what + ": " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
