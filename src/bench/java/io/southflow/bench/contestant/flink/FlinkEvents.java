package io.southflow.bench.contestant.flink;

import io.southflow.bench.contestant.Job;
import io.southflow.bench.contestant.Runner;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.typeutils.GenericTypeInfo;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Flink for the least latency: flows, ticks and bars in, net inflows and alerts out, one chain, nothing buffered. */
public final class FlinkEvents {
    private FlinkEvents() {}

    /** @param producer Kafka's settings for the sink */
    public static Runner start(Job job, boolean exactlyOnce, Map<String, String> producer) throws Exception {
        StreamExecutionEnvironment environment = FlinkRunner.environment(job);
        environment.setBufferTimeout(0);
        // Not keyBy, which would send each record through a network buffer though there is one subtask only.
        KeyedStream<SpecificRecord, String> byStock =
                DataStreamUtils.reinterpretAsKeyedStream(source(environment, job), FlinkEvents::symbol, Types.STRING);
        DataStream<SpecificRecord> results = byStock.process(
                        new EventFunction(), new GenericTypeInfo<>(SpecificRecord.class))
                .name("stocks");
        results.sinkTo(sink(job, exactlyOnce, producer)).name("results");
        return new FlinkRunner(environment, job);
    }

    /** The first field of all of them. */
    private static String symbol(SpecificRecord event) {
        return (String) event.get(0);
    }

    private static DataStream<SpecificRecord> source(StreamExecutionEnvironment environment, Job job) {
        KafkaSource<SpecificRecord> source = KafkaSource.<SpecificRecord>builder()
                .setBootstrapServers(job.bootstrapServers())
                .setTopics(
                        job.topics().flows().name(),
                        job.topics().ticks().name(),
                        job.topics().dailyBars().name())
                .setGroupId(job.group())
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new EventSchema(job.registryUrl()))
                // With Kafka's 500 the reader hands over more often than it reads.
                .setProperty("max.poll.records", "5000")
                .setProperty("register.consumer.metrics", "false")
                .build();
        return environment.fromSource(source, WatermarkStrategy.noWatermarks(), "events");
    }

    private static KafkaSink<SpecificRecord> sink(Job job, boolean exactlyOnce, Map<String, String> producer) {
        Properties properties = new Properties();
        properties.putAll(producer);
        return KafkaSink.<SpecificRecord>builder()
                .setKafkaProducerConfig(properties)
                .setBootstrapServers(job.bootstrapServers())
                .setRecordSerializer(new EventResultSchema(job.topics(), job.registryUrl()))
                .setDeliveryGuarantee(exactlyOnce ? DeliveryGuarantee.EXACTLY_ONCE : DeliveryGuarantee.AT_LEAST_ONCE)
                .setTransactionalIdPrefix(job.group())
                // Transactional ids used again and again, instead of a new one each checkpoint.
                .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
                .build();
    }
}
