package io.southflow.cli;

import io.southflow.check.RejectReason;
import io.southflow.schema.Basis;
import io.southflow.schema.Channel;
import io.southflow.schema.FlowPeriod;
import io.southflow.schema.Side;
import io.southflow.schema.SouthboundFlow;
import io.southflow.schema.Tick;
import io.southflow.schema.TradeType;
import io.southflow.topology.output.ReportRecords;
import io.southflow.wire.AvroDeserializer;
import io.southflow.wire.AvroSerializer;
import io.southflow.wire.Topic;
import io.southflow.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A feed stamped with event time, rejects as the application writes them, and a look at what is on a topic. */
final class RejectFeed implements AutoCloseable {
    private final Topics topics;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaConsumer<byte[], byte[]> uncommitted;
    private final AvroSerializer serializer = new AvroSerializer();
    private final AvroDeserializer deserializer = new AvroDeserializer();
    private long sequence;

    RejectFeed(Installation installation, Topics topics) {
        this.topics = topics;
        Map<String, Object> registry = Map.of("schema.registry.url", installation.registryUrl());
        serializer.configure(registry, false);
        deserializer.configure(registry, false);
        String servers = installation.bootstrapServers();
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "linger.ms", 5),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        consumer = consumer(servers, "read_committed");
        uncommitted = consumer(servers, "read_uncommitted");
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String servers, String isolation) {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers, "isolation.level", isolation),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    SouthboundFlow flow(String stock, Instant time, long buyHkd, FlowPeriod period) {
        return new SouthboundFlow(
                stock, Channel.SH, time, buyHkd * 1000, 0L, period, Basis.SIMULATED, "test", sequence++);
    }

    Tick tick(String stock, Instant time, long priceMilli) {
        return new Tick(
                stock,
                time,
                priceMilli,
                priceMilli == 0 ? 0L : 100L,
                Side.BUY,
                TradeType.AUTOMATCH,
                false,
                Basis.SIMULATED,
                "test",
                sequence++);
    }

    RecordMetadata flow(String stock, Instant time, long buyHkd) {
        return send(topics.flows(), stock, flow(stock, time, buyHkd, FlowPeriod.INCREMENT), time);
    }

    RecordMetadata tick(String stock, Instant time, long priceMilli, Headers headers) {
        return send(
                topics.ticks().name(),
                stock,
                serializer.serialize(topics.ticks().name(), tick(stock, time, priceMilli)),
                time,
                headers);
    }

    RecordMetadata send(Topic<?> topic, String stock, SpecificRecord event, Instant time) {
        return send(topic.name(), stock, serializer.serialize(topic.name(), event), time, new RecordHeaders());
    }

    RecordMetadata send(String topic, String stock, byte[] value, Instant time, Headers headers) {
        return await(new ProducerRecord<>(topic, null, time.toEpochMilli(), bytes(stock), value, headers));
    }

    /** Writes what lies there to the rejects as the application would. */
    RecordMetadata reject(RecordMetadata read, RejectReason reason, String detail) {
        ConsumerRecord<byte[], byte[]> record = read(read.topic()).stream()
                .filter(each -> each.partition() == read.partition() && each.offset() == read.offset())
                .findFirst()
                .orElseThrow();
        return await(new ProducerRecord<>(
                topics.rejects(), null, record.key(), record.value(), ReportRecords.headers(record, reason, detail)));
    }

    private RecordMetadata await(ProducerRecord<byte[], byte[]> record) {
        try {
            return producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything that is on a topic and not taken back, each partition in order; waits for open transactions. */
    List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        return read(topic, ends(uncommitted, topic));
    }

    /** What is committed by now, also when somebody has left a transaction open. */
    List<ConsumerRecord<byte[], byte[]>> readCommitted(String topic) {
        return read(topic, ends(consumer, topic));
    }

    private List<ConsumerRecord<byte[], byte[]>> read(String topic, Map<TopicPartition, Long> ends) {
        List<TopicPartition> partitions = partitions(topic);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
            consumer.poll(Duration.ofMillis(200)).forEach(records::add);
        }
        return records;
    }

    /** How many offsets a topic has, those of markers and of what is not committed too. */
    long written(String topic) {
        return ends(uncommitted, topic).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private Map<TopicPartition, Long> ends(KafkaConsumer<byte[], byte[]> reader, String topic) {
        List<TopicPartition> partitions = partitions(topic);
        reader.assign(partitions);
        return reader.endOffsets(partitions);
    }

    private List<TopicPartition> partitions(String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    <T extends SpecificRecord> T value(Topic<T> topic, ConsumerRecord<byte[], byte[]> record) {
        return topic.type().cast(deserializer.deserialize(topic.name(), record.value()));
    }

    static String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
        consumer.close();
        uncommitted.close();
    }
}
