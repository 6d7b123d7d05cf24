package io.southflow.bench.load;

import io.southflow.cli.settings.KafkaSettings;
import io.southflow.cli.settings.Settings;
import io.southflow.schema.SouthboundFlow;
import io.southflow.wire.AvroSerializer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes events as any plain producer would: keyed by symbol, stamped with the event's time. */
public final class LoadWriter implements AutoCloseable {
    private final Producer<String, SpecificRecord> producer;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    public LoadWriter(Settings settings) {
        KafkaSettings kafka = new KafkaSettings(settings);
        Serializer<SpecificRecord> values = new AvroSerializer();
        values.configure(kafka.serde(), false);
        producer = new KafkaProducer<>(config(kafka.bootstrapServers()), new StringSerializer(), values);
    }

    public void write(String topic, SouthboundFlow flow) {
        write(topic, flow.getSymbol(), flow.getEventTime().toEpochMilli(), flow);
    }

    /** @param millis of the event, since the epoch, UTC */
    public void write(String topic, String symbol, long millis, SpecificRecord event) {
        producer.send(new ProducerRecord<>(topic, null, millis, symbol, event), (metadata, e) -> {
            if (e != null) {
                failure.compareAndSet(null, e);
            }
        });
    }

    /** Returns when the broker has everything. */
    public void flush() {
        producer.flush();
        if (failure.get() != null) {
            throw new KafkaException("the load was not written", failure.get());
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    private static Map<String, Object> config(String bootstrapServers) {
        Map<String, Object> config = new HashMap<>();
        config.put("bootstrap.servers", bootstrapServers);
        config.put("compression.type", "lz4");
        config.put("linger.ms", 20);
        config.put("batch.size", 128 * 1024);
        config.put("acks", "all");
        return config;
    }
}
