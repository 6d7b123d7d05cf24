package io.southflow.cli.kafka;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Decodes what is read; what cannot be decoded is told and skipped. */
public final class Decoder implements AutoCloseable {
    private final Deserializer<Object> deserializer;
    private final BiConsumer<ConsumerRecord<String, byte[]>, SerializationException> skipped;

    /**
     * @param serde chooses the deserializer
     * @param skipped takes each record that cannot be decoded
     */
    public Decoder(
            Map<String, Object> serde, BiConsumer<ConsumerRecord<String, byte[]>, SerializationException> skipped) {
        deserializer = Values.deserializer(serde);
        this.skipped = skipped;
    }

    /** Empty for what cannot be decoded, which is told, and for what was deleted. */
    public <T> Optional<T> decode(ConsumerRecord<String, byte[]> record, Class<T> type) {
        if (record.value() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(type.cast(deserializer.deserialize(record.topic(), record.headers(), record.value())));
        } catch (SerializationException e) {
            skipped.accept(record, e);
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        deserializer.close();
    }
}
