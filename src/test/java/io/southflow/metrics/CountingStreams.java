package io.southflow.metrics;

import io.southflow.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;

/** The smallest Streams application with a state, on a broker of its own, to see what Kafka measures. */
final class CountingStreams implements AutoCloseable {
    private static final String INPUT = "input";

    private final EmbeddedKafka broker;
    private final KafkaProducer<String, String> producer;
    private final KafkaStreams streams;

    CountingStreams(Path directory) throws Exception {
        broker = EmbeddedKafka.start(directory.resolve("broker"), 0);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(INPUT, 2, (short) 1))).all().get();
        }
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()), new StringSerializer(), new StringSerializer());
        StreamsBuilder builder = new StreamsBuilder();
        builder.<String, String>stream(INPUT).groupByKey().count();
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "counting");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
        properties.put(
                StreamsConfig.STATE_DIR_CONFIG, directory.resolve("state").toString());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        properties.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        properties.put("auto.offset.reset", "earliest");
        streams = new KafkaStreams(builder.build(), properties);
        streams.start();
    }

    KafkaStreams streams() {
        return streams;
    }

    void produce(int records) {
        for (int i = 0; i < records; i++) {
            producer.send(new ProducerRecord<>(INPUT, "key" + i % 10, "value"));
        }
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
        streams.close(Duration.ofSeconds(10));
        broker.close();
    }
}
