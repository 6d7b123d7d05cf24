package io.southflow.cli.kafka;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;

/** The value serializer and deserializer that the settings choose by class name. */
public final class Values {
    private Values() {}

    /** @throws CommandFailure when the class is missing or no deserializer */
    @SuppressWarnings("unchecked") // What comes out is cast by who knows the topic.
    public static Deserializer<Object> deserializer(Map<String, Object> serde) {
        Deserializer<Object> deserializer =
                instance(serde, ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, Deserializer.class);
        deserializer.configure(serde, false);
        return deserializer;
    }

    /** @throws CommandFailure when the class is missing or no serializer */
    @SuppressWarnings("unchecked") // It takes any generated record.
    public static Serializer<Object> serializer(Map<String, Object> serde) {
        Serializer<Object> serializer = instance(serde, ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, Serializer.class);
        serializer.configure(serde, false);
        return serializer;
    }

    private static <T> T instance(Map<String, Object> serde, String key, Class<T> type) {
        String name = String.valueOf(serde.get(key));
        try {
            return Utils.newInstance(name, type);
        } catch (ClassNotFoundException | ClassCastException e) {
            throw new CommandFailure(key + " = '" + name + "' is no " + type.getSimpleName() + " on the class path", e);
        }
    }
}
