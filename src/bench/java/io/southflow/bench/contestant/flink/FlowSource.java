package io.southflow.bench.contestant.flink;

import io.southflow.bench.contestant.Job;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The flows as a stream of Flink's. */
final class FlowSource {
    private FlowSource() {}

    /** Watermarks are Kafka's timestamps, followed in each partition by itself, where they only rise. */
    static <T> DataStream<T> of(
            StreamExecutionEnvironment environment, Job job, KafkaRecordDeserializationSchema<T> schema) {
        KafkaSource<T> source = KafkaSource.<T>builder()
                .setBootstrapServers(job.bootstrapServers())
                .setTopics(job.topics().flows().name())
                .setGroupId(job.group())
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(schema)
                // With Kafka's 500 the reader hands over more often than it reads.
                .setProperty("max.poll.records", "5000")
                .setProperty("register.consumer.metrics", "false")
                .build();
        return environment.fromSource(source, WatermarkStrategy.forMonotonousTimestamps(), "flows");
    }
}
