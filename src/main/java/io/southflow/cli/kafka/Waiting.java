package io.southflow.cli.kafka;

import io.southflow.cli.settings.KafkaSettings;
import io.southflow.wire.RegistryClient;
import io.southflow.wire.RegistryUnavailableException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;

/** Waits until brokers and registry answer, and says so in one line. */
public final class Waiting {
    private static final int ATTEMPT_MILLIS = 5_000;
    private static final long PAUSE_MILLIS = 500;

    private final Duration patience;
    private final Consumer<String> say;
    private final BooleanSupplier stopped;

    /**
     * @param patience after which it is given up
     * @param say takes the line
     * @param stopped ends the waiting at once
     */
    public Waiting(Duration patience, Consumer<String> say, BooleanSupplier stopped) {
        this.patience = patience;
        this.say = say;
        this.stopped = stopped;
    }

    /**
     * Returns when a broker has answered, or when stopped.
     *
     * @throws CommandFailure when none answers in time, or Kafka refuses us
     */
    public void forBroker(KafkaSettings kafka) {
        until("Kafka at " + kafka.bootstrapServers(), "bootstrap.servers", () -> askBroker(kafka.admin()));
    }

    /** Returns when the registry has answered, or when stopped; throws {@link CommandFailure} when none does in time. */
    public void forRegistry(KafkaSettings kafka) {
        RegistryClient registry = new RegistryClient(kafka.serde());
        until("a schema registry at " + kafka.registryAddress(), "schema.registry.url", () -> {
            try {
                registry.compatibility("southflow");
                return null;
            } catch (RegistryUnavailableException e) {
                return e;
            }
        });
    }

    /** @param problem null when the far end answers */
    private void until(String who, String setting, Supplier<Throwable> problem) {
        long deadline = System.nanoTime() + patience.toNanos();
        for (boolean said = false; !stopped.getAsBoolean(); said = true) {
            Throwable found = problem.get();
            if (found == null) {
                return;
            }
            if (!(found instanceof RetriableException)) {
                throw new CommandFailure(who + " cannot be used: " + found.getMessage(), found);
            }
            if (System.nanoTime() >= deadline) {
                throw new CommandFailure("no answer from " + who + ": start it, or set " + setting, found);
            }
            if (!said) {
                say.accept("waiting for " + who + " ...");
            }
            pause();
        }
    }

    private static Throwable askBroker(Map<String, Object> config) {
        try (Admin admin = Admin.create(config)) {
            admin.describeCluster(new DescribeClusterOptions().timeoutMs(ATTEMPT_MILLIS))
                    .nodes()
                    .get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (KafkaException e) {
            return isUnresolved(e) ? new org.apache.kafka.common.errors.TimeoutException(e.getCause()) : e;
        }
    }

    /** A host that has no address yet, as while containers start. */
    private static boolean isUnresolved(KafkaException e) {
        return e.getCause() != null
                && String.valueOf(e.getCause().getMessage()).contains("No resolvable bootstrap urls");
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
