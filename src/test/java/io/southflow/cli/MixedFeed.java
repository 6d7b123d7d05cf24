package io.southflow.cli;

import io.southflow.schema.Basis;
import io.southflow.schema.Channel;
import io.southflow.schema.FlowPeriod;
import io.southflow.schema.Side;
import io.southflow.schema.SouthboundFlow;
import io.southflow.schema.Tick;
import io.southflow.schema.TradeType;
import io.southflow.wire.AvroDeserializer;
import io.southflow.wire.AvroSerializer;
import io.southflow.wire.RegistryClient;
import io.southflow.wire.Topic;
import io.southflow.wire.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;

/** A feed that sends good and bad records, and a look at what became of them. */
final class MixedFeed implements AutoCloseable {
    private static final int PARTITIONS = 4;
    /** A zero byte and the schema's id. */
    private static final int HEADER = 5;
    /** A Kafka timestamp that nobody could object to, whatever the value says. */
    private static final long STAMP = Instant.parse("2025-02-17T02:00:00Z").toEpochMilli();

    /** A record and where it came to lie. */
    record Sent(String topic, int partition, long offset, String key, byte[] value) {}

    private final Map<String, Object> registry;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final AvroSerializer serializer = new AvroSerializer();
    private final AvroDeserializer deserializer = new AvroDeserializer();
    private long sequence;

    /** @param largest bytes of a record, which the topic of the flows is set to allow */
    MixedFeed(Installation installation, int largest) {
        registry = Map.of("schema.registry.url", installation.registryUrl());
        serializer.configure(registry, false);
        deserializer.configure(registry, false);
        String servers = installation.bootstrapServers();
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "max.request.size", largest),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            ConfigResource flows = new ConfigResource(
                    ConfigResource.Type.TOPIC, new Topics("").flows().name());
            ConfigEntry limit = new ConfigEntry("max.message.bytes", Integer.toString(largest));
            admin.incrementalAlterConfigs(Map.of(flows, List.of(new AlterConfigOp(limit, AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> oneStockForEachPartition(String first) {
        List<String> stocks = new ArrayList<>(List.of(first));
        List<Integer> taken = new ArrayList<>(List.of(partition(first)));
        for (int code = 1; stocks.size() < PARTITIONS; code++) {
            String stock = String.format("%05d", code);
            if (!taken.contains(partition(stock))) {
                taken.add(partition(stock));
                stocks.add(stock);
            }
        }
        return stocks;
    }

    private static int partition(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % PARTITIONS;
    }

    SouthboundFlow flow(String stock, Instant time, long buyMilli, long sellMilli) {
        return flow(stock, time, buyMilli, sellMilli, "test");
    }

    SouthboundFlow flow(String stock, Instant time, long buyMilli, long sellMilli, String source) {
        return new SouthboundFlow(
                stock,
                Channel.SH,
                time,
                buyMilli,
                sellMilli,
                FlowPeriod.INCREMENT,
                Basis.SIMULATED,
                source,
                sequence++);
    }

    Tick tick(String stock, Instant time, long priceMilli, long volume) {
        return new Tick(
                stock,
                time,
                priceMilli,
                volume,
                Side.BUY,
                TradeType.AUTOMATCH,
                false,
                Basis.SIMULATED,
                "test",
                sequence++);
    }

    byte[] bytes(Topic<?> topic, SpecificRecord value) {
        return serializer.serialize(topic.name(), value);
    }

    /** The flow as a feed writes it whose schema knows a period that ours does not. */
    byte[] withNewPeriod(SouthboundFlow flow) {
        String known = SouthboundFlow.getClassSchema().toString();
        Schema newer = new Schema.Parser().parse(known.replace("\"MONTH\"]", "\"MONTH\",\"WEEK\"]"));
        int id = new RegistryClient(registry).register(new Topics("").flows().name() + "-value", newer);
        byte[] whole = bytes(new Topics("").flows(), flow);
        try {
            GenericRecord record = new GenericDatumReader<GenericRecord>(SouthboundFlow.getClassSchema(), newer)
                    .read(null, DecoderFactory.get().binaryDecoder(whole, HEADER, whole.length - HEADER, null));
            Schema period = newer.getField("period").schema();
            record.put("period", new GenericData.EnumSymbol(period, "WEEK"));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.write(ByteBuffer.allocate(HEADER).put((byte) 0).putInt(id).array());
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            new GenericDatumWriter<GenericRecord>(newer).write(record, encoder);
            encoder.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Sent send(String topic, String key, byte[] value) {
        return send(topic, null, key, value);
    }

    /** Sends it where its key does not belong. */
    Sent sendToNextPartition(String topic, String key, byte[] value) {
        return send(topic, (partition(key) + 1) % PARTITIONS, key, value);
    }

    private Sent send(String topic, Integer partition, String key, byte[] value) {
        try {
            RecordMetadata at = producer.send(
                            new ProducerRecord<>(topic, partition, STAMP, key.getBytes(StandardCharsets.UTF_8), value))
                    .get();
            return new Sent(topic, at.partition(), at.offset(), key, value);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything committed on a topic, each partition in order. */
    List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
            consumer.poll(Duration.ofMillis(200)).forEach(records::add);
        }
        return records;
    }

    <T extends SpecificRecord> T value(Topic<T> topic, ConsumerRecord<byte[], byte[]> record) {
        return topic.type().cast(deserializer.deserialize(topic.name(), record.value()));
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
        consumer.close();
    }
}
