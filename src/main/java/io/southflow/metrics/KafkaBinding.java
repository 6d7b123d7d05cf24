package io.southflow.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.KafkaStreams;

/** Kafka's own metrics of one Streams application on show, until closed. */
public final class KafkaBinding implements AutoCloseable {
    /** How long a task that comes or goes may be missing or left over; Micrometer's own default is a minute. */
    private static final Duration REFRESH = Duration.ofSeconds(5);

    /** Of its own: a scheduler that outlives the binding would go on to register the metrics of what is closed. */
    private final ScheduledExecutorService refresher = Executors.newSingleThreadScheduledExecutor(KafkaBinding::daemon);

    private final KafkaStreamsMetrics metrics;

    KafkaBinding(KafkaStreams streams, MeterRegistry registry) {
        metrics = new KafkaStreamsMetrics(streams, Tags.empty(), refresher, REFRESH);
        metrics.bindTo(registry);
    }

    @Override
    public void close() {
        refresher.shutdownNow();
        try {
            refresher.awaitTermination(REFRESH.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        metrics.close();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "kafka-metrics");
        thread.setDaemon(true);
        return thread;
    }
}
