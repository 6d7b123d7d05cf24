package io.southflow.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;

/**
 * The few of Kafka's hundreds of metrics that an operator needs. They keep Kafka's own names, as Micrometer writes
 * them, and Kafka's own units: latencies are milliseconds.
 */
public enum KafkaMetricName {
    /** Records the application is behind, per partition. */
    RECORDS_LAG_MAX("kafka_consumer_fetch_manager_records_lag_max"),
    /** Records consumed per second, per partition. */
    RECORDS_CONSUMED_RATE("kafka_consumer_fetch_manager_records_consumed_rate"),
    /** Milliseconds. */
    COMMIT_LATENCY_AVG("kafka_stream_thread_commit_latency_avg"),
    /** Milliseconds. */
    COMMIT_LATENCY_MAX("kafka_stream_thread_commit_latency_max"),
    /** Milliseconds. */
    PROCESS_LATENCY_AVG("kafka_stream_thread_process_latency_avg"),
    /** Records per second. */
    PROCESS_RATE("kafka_stream_thread_process_rate"),
    /** Ordinal of the thread's state; 4 is RUNNING. */
    THREAD_STATE("kafka_stream_thread_thread_state"),
    ALIVE_THREADS("kafka_stream_alive_stream_threads"),
    /** Counts since the start. */
    FAILED_THREADS("kafka_stream_failed_stream_threads_total"),
    /** Tasks whose state is being read back. */
    RESTORING_TASKS("kafka_stream_state_updater_active_restoring_tasks"),
    RESTORE_RATE("kafka_stream_state_updater_restore_records_rate"),
    /** Records yet to be read back. Falls, though Kafka's name makes Prometheus take it for a counter. */
    RESTORE_REMAINING("kafka_stream_task_restore_remaining_records_total");

    private static final String PREFIX = "kafka.";

    private final String exported;

    KafkaMetricName(String exported) {
        this.exported = exported;
    }

    /** The name as Prometheus shows it. */
    public String exported() {
        return exported;
    }

    /** Denies every meter of Kafka that is not listed here, and those of the clients that only read state back. */
    static MeterFilter allowlist() {
        return new MeterFilter() {
            @Override
            public MeterFilterReply accept(Meter.Id id) {
                return !id.getName().startsWith(PREFIX) || isListed(id)
                        ? MeterFilterReply.NEUTRAL
                        : MeterFilterReply.DENY;
            }
        };
    }

    private static boolean isListed(Meter.Id id) {
        String client = id.getTag("client.id");
        if (client != null && client.endsWith("restore-consumer")) {
            return false;
        }
        // Kafka shows market.ticks a second time as market_ticks, a deprecated name; every topic of ours has a dot.
        String topic = id.getTag("topic");
        if (topic != null && topic.contains("_") && !topic.contains(".")) {
            return false;
        }
        // The exposition ends a counter's name with _total when Kafka did not.
        String name = id.getName().replace('.', '_');
        for (KafkaMetricName metric : values()) {
            if (metric.exported.equals(name) || metric.exported.equals(name + "_total")) {
                return true;
            }
        }
        return false;
    }
}
