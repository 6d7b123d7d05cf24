package io.southflow.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.southflow.wire.AvroDeserializer;
import io.southflow.wire.AvroSerializer;
import io.southflow.wire.Topic;
import io.southflow.wire.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Confluent's JavaScript client, and the one for kafkajs, read what Southflow writes and write what it reads. */
class InteropIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PARTITIONS = 4;
    private static final int RECORDS = 20;

    @TempDir
    static Path dataDir;

    private static NodeScripts scripts;
    private static EmbeddedKafka kafka;
    private static EmbeddedRegistry registry;

    @BeforeAll
    static void start() throws Exception {
        scripts = NodeScripts.install();
        kafka = EmbeddedKafka.start(dataDir, 0);
        registry = EmbeddedRegistry.start(kafka.bootstrapServers(), 0);
    }

    @AfterAll
    static void stop() {
        if (registry != null) {
            registry.close();
        }
        if (kafka != null) {
            kafka.close();
        }
    }

    @Test
    void javaScriptReadsEveryTopicThatJavaWrites() throws Exception {
        Topics topics = new Topics("read.");
        List<Topic<?>> all = Stream.concat(topics.inputs().stream(), topics.outputs().stream())
                .toList();
        createTopics(all);
        Map<String, JsonNode> written = new HashMap<>();
        SampleRecords samples = new SampleRecords();
        try (var producer = new KafkaProducer<>(clientSettings(), new StringSerializer(), serializer())) {
            for (Topic<?> topic : all) {
                for (int i = 0; i < RECORDS; i++) {
                    GenericRecord sample = (GenericRecord) samples.next(schema(topic));
                    String key = topic.name() + i;
                    written.put(key, plainJson(sample));
                    producer.send(new ProducerRecord<>(topic.name(), key, SampleRecords.asGenerated(sample)))
                            .get();
                }
            }
        }

        ObjectNode input = scriptInput().put("records", written.size());
        all.forEach(topic -> input.withArray("topics").add(topic.name()));
        List<String> lines = scripts.run("read.js", input.toString());

        assertThat(lines).hasSize(all.size() * RECORDS);
        for (String line : lines) {
            JsonNode read = JSON.readTree(line);
            JsonNode expected = written.remove(read.path("key").asText());
            assertThat(read.path("confluent")).isEqualTo(expected);
            assertThat(read.path("kafkajs")).isEqualTo(expected);
        }
        assertThat(written).isEmpty();
    }

    @Test
    void javaReadsWhatJavaScriptWritesOnThePartitionOfItsKey() throws Exception {
        Topics topics = new Topics("write.");
        createTopics(List.of(topics.flows(), topics.ticks()));
        registerFromJava(topics.flows());

        Map<String, List<JsonNode>> written = new HashMap<>();
        ObjectNode input = scriptInput();
        ArrayNode writes = input.putArray("writes");
        written.put(topics.flows().name(), addWrite(writes, topics.flows(), "confluent"));
        written.put(topics.ticks().name(), addWrite(writes, topics.ticks(), "kafkajs"));
        scripts.run("write.js", input.toString());

        for (Topic<?> topic : List.of(topics.flows(), topics.ticks())) {
            List<ConsumerRecord<String, SpecificRecord>> records = readAll(topic.name());
            assertThat(records.stream()
                            .map(record -> plainJson(SampleRecords.asGeneric(record.value())))
                            .toList())
                    .containsExactlyInAnyOrderElementsOf(written.get(topic.name()));
            for (ConsumerRecord<String, SpecificRecord> record : records) {
                assertThat(record.value()).isInstanceOf(topic.type());
                assertThat(record.key()).isEqualTo(record.value().get(0));
                assertThat(record.partition())
                        .isEqualTo(Utils.toPositive(Utils.murmur2(Utils.utf8(record.key()))) % PARTITIONS);
            }
        }
    }

    @Test
    void javaScriptUnderstandsWhatTheRegistryRefuses() throws Exception {
        Topic<?> flows = new Topics("refuse.").flows();
        registerFromJava(flows);
        ObjectNode input = scriptInput().put("subject", flows.subject());
        input.put("incompatible", schema(flows).toString().replace("\"buyMilliHkd\"", "\"bought\""));

        List<String> lines = scripts.run("refusals.js", input.toString());

        assertThat(JSON.readTree(lines.get(0)))
                .isEqualTo(
                        JSON.readTree(
                                """
                        {"unknownSubject": "404 40401", "unknownVersion": "404 40402", "unknownId": "404 40403",
                         "incompatible": "409 409", "notAvro": "422 42201", "notSupported": "422 42201",
                         "compatible": false}"""));
    }

    /** The subject already has Java's version of the schema; JavaScript's, without Java's annotations, follows it. */
    private static void registerFromJava(Topic<?> topic) {
        try (AvroSerializer serializer = serializer()) {
            serializer.serialize(
                    topic.name(), SampleRecords.asGenerated((GenericRecord) new SampleRecords().next(schema(topic))));
        }
    }

    private static List<JsonNode> addWrite(ArrayNode writes, Topic<?> topic, String client) throws Exception {
        SampleRecords samples = new SampleRecords();
        List<JsonNode> records = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            GenericRecord sample = (GenericRecord) samples.next(schema(topic));
            sample.put("symbol", String.format("%05d", i));
            records.add(plainJson(sample));
        }
        ObjectNode write = writes.addObject().put("client", client).put("topic", topic.name());
        write.put("schema", schema(topic).toString().replace(",\"avro.java.string\":\"String\"", ""));
        write.putArray("records").addAll(records);
        return records;
    }

    /** As parsed from text, where a number has no Java type left. */
    private static JsonNode plainJson(GenericRecord record) {
        try {
            return JSON.readTree(SampleRecords.asJson(record).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<ConsumerRecord<String, SpecificRecord>> readAll(String topic) {
        AvroDeserializer values = new AvroDeserializer();
        values.configure(registrySettings(), false);
        List<TopicPartition> partitions = IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        List<ConsumerRecord<String, SpecificRecord>> records = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(clientSettings(), new StringDeserializer(), values)) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    private static Schema schema(Topic<?> topic) {
        return SpecificData.get().getSchema(topic.type());
    }

    private static AvroSerializer serializer() {
        AvroSerializer serializer = new AvroSerializer();
        serializer.configure(registrySettings(), false);
        return serializer;
    }

    private static Map<String, Object> registrySettings() {
        return Map.of("schema.registry.url", registry.url());
    }

    private static Map<String, Object> clientSettings() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }

    private static ObjectNode scriptInput() {
        return JSON.createObjectNode()
                .put("bootstrapServers", kafka.bootstrapServers())
                .put("registryUrl", registry.url());
    }

    private static void createTopics(List<Topic<?>> topics) throws Exception {
        try (Admin admin = Admin.create(clientSettings())) {
            admin.createTopics(topics.stream()
                            .map(topic -> new NewTopic(topic.name(), PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
    }
}
