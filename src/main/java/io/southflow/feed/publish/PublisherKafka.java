package io.southflow.feed.publish;

import io.southflow.wire.Topics;
import java.time.Duration;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Serializer;

/** Kafka as a publisher sees it; in tests a mock. */
record PublisherKafka(
        Producer<String, byte[]> producer,
        Serializer<SpecificRecord> serializer,
        Positions positions,
        Retentions retentions,
        String bootstrap) {
    /** What is remembered of sources. */
    @FunctionalInterface
    interface Positions {
        void load(Position position) throws InterruptedException;
    }

    /** How long the inputs keep what they get. */
    @FunctionalInterface
    interface Retentions {
        /** Milliseconds by the name of a topic; those that keep for ever, or do not tell, are not among them. */
        Map<String, Long> read() throws InterruptedException;
    }

    static PublisherKafka open(PublisherConfig config, Topics topics, String source) {
        Serializer<SpecificRecord> serializer = config.serializer();
        try {
            return new PublisherKafka(
                    new KafkaProducer<>(config.producer()),
                    serializer,
                    new PublisherPositions(config, topics)::load,
                    new TopicRetentions(config, topics)::read,
                    config.bootstrap());
        } catch (KafkaException e) {
            serializer.close();
            throw PublisherErrors.explain(e, source, config.bootstrap());
        }
    }

    /** Ends within the time; an open transaction is aborted. */
    void close(Duration timeout) {
        producer.close(timeout);
        serializer.close();
    }
}
