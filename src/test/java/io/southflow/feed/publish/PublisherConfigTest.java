package io.southflow.feed.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.southflow.wire.AvroSerializer;
import java.util.Map;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;

class PublisherConfigTest {
    private static final Map<String, Object> LEAST =
            Map.of("bootstrap.servers", "kafka:9092", "schema.registry.url", "http://registry:8081");

    private static PublisherConfig config(String name, Object value) {
        return new PublisherConfig(
                Map.of("bootstrap.servers", "kafka:9092", "schema.registry.url", "http://registry:8081", name, value),
                "southflow-feed-tape");
    }

    @Test
    void theTransactionsAreNotForSettingsToChange() {
        assertThat(config("transactional.id", "mine").producer())
                .containsEntry("transactional.id", "southflow-feed-tape")
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", true);
    }

    @Test
    void theRestOfTheProducerIsTheUsers() {
        assertThat(config("compression.type", "zstd").producer()).containsEntry("compression.type", "zstd");
        assertThat(config("linger.ms", "0").producer()).containsEntry("linger.ms", "0");
    }

    @Test
    void securityGoesToAllClientsAndWhatIsTheProducersToNoOther() {
        PublisherConfig config = config("sasl.mechanism", "PLAIN");
        assertThat(config.consumer())
                .containsEntry("sasl.mechanism", "PLAIN")
                .containsEntry("isolation.level", "read_committed");
        assertThat(config.admin()).containsEntry("sasl.mechanism", "PLAIN");

        assertThat(config("batch.size", 1).consumer()).doesNotContainKey("batch.size");
        assertThat(config("interceptor.classes", "x").consumer()).doesNotContainKey("interceptor.classes");
    }

    @Test
    void serializesWithOurAvroUnlessAnotherClassIsNamed() {
        try (Serializer<?> serializer = new PublisherConfig(LEAST, "x").serializer()) {
            assertThat(serializer).isInstanceOf(AvroSerializer.class);
        }
        String other = "org.apache.kafka.common.serialization.StringSerializer";
        try (Serializer<?> serializer = config("value.serializer", other).serializer()) {
            assertThat(serializer.getClass().getName()).isEqualTo(other);
        }
    }

    @Test
    void saysWhichSerializerItCannotFind() {
        assertThatThrownBy(
                        () -> config("value.serializer", "com.example.Nowhere").serializer())
                .isInstanceOf(PublishException.class)
                .hasMessage("value.serializer com.example.Nowhere is no serializer on the class path");
        assertThatThrownBy(() -> config("value.serializer", "java.lang.String").serializer())
                .hasMessage("value.serializer java.lang.String is no serializer on the class path");
    }
}
