package io.southflow.bench.contestant.flink;

import io.southflow.bench.contestant.Job;
import io.southflow.schema.NetInflow;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Results to Kafka, exactly once, with the settings that Southflow's producer has. */
final class ResultSink {
    private ResultSink() {}

    static void attach(DataStream<NetInflow> results, Job job) {
        results.sinkTo(KafkaSink.<NetInflow>builder()
                        .setBootstrapServers(job.bootstrapServers())
                        .setRecordSerializer(
                                new ResultSchema(job.topics().netInflows().name(), job.registryUrl()))
                        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                        .setTransactionalIdPrefix(job.group())
                        // Transactional ids used again and again, instead of a new one each checkpoint.
                        .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
                        .setProperty("transaction.timeout.ms", "60000")
                        .setProperty("linger.ms", "5")
                        .setProperty("retry.backoff.ms", "10")
                        .build())
                .name("results");
    }
}
