package io.southflow.feed.publish;

import io.southflow.wire.AvroSerializer;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;

/** Kafka's own settings for a publisher's three clients, out of those of a producer. */
final class PublisherConfig {
    private final Map<String, Object> given;
    private final String transactionalId;

    PublisherConfig(Map<String, ?> given, String transactionalId) {
        this.given = new HashMap<>(given);
        this.transactionalId = transactionalId;
    }

    /** The producer takes bytes: values are serialized before, since positions are text and not Avro. */
    Map<String, Object> producer() {
        Map<String, Object> config = new HashMap<>(given);
        config.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 5);
        config.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        config.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        // The first request of a transaction meets the end of the one before and backs off: by default 100 ms.
        config.putIfAbsent(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 5);
        // That request may be sent again, and what overtook it is then refused out of order, and logged
        // as an error, until it succeeds. One at a time costs nothing measurable: a million rows went at 300,000 a
        // second either way.
        config.putIfAbsent(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        return config;
    }

    /** Reads positions: no group, committed records only. */
    Map<String, Object> consumer() {
        Map<String, Object> config = shared();
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return config;
    }

    Map<String, Object> admin() {
        Map<String, Object> config = shared();
        config.keySet()
                .removeIf(name -> ProducerConfig.configNames().contains(name)
                        && !AdminClientConfig.configNames().contains(name));
        return config;
    }

    private Map<String, Object> shared() {
        Map<String, Object> config = new HashMap<>(given);
        config.keySet()
                .removeIf(name -> ProducerConfig.configNames().contains(name)
                        && !ConsumerConfig.configNames().contains(name));
        config.remove(ProducerConfig.INTERCEPTOR_CLASSES_CONFIG);
        return config;
    }

    /** The serializer of values by its class name, configured as Kafka would. */
    Serializer<SpecificRecord> serializer() {
        Object name = given.getOrDefault(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, AvroSerializer.class);
        try {
            Class<?> type = name instanceof Class<?> known
                    ? known
                    : Class.forName(name.toString(), true, Utils.getContextOrKafkaClassLoader());
            @SuppressWarnings("unchecked")
            Serializer<SpecificRecord> serializer = (Serializer<SpecificRecord>) Utils.newInstance(type);
            serializer.configure(given, false);
            return serializer;
        } catch (ClassNotFoundException | ClassCastException e) {
            throw new PublishException("value.serializer " + name + " is no serializer on the class path", e);
        } catch (KafkaException e) {
            throw new PublishException("value.serializer " + name + " cannot be used: " + e.getMessage(), e);
        }
    }

    String bootstrap() {
        return String.valueOf(given.get(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG));
    }
}
