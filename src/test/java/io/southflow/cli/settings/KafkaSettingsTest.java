package io.southflow.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class KafkaSettingsTest {
    private static KafkaSettings kafka(Map<String, String> given) {
        return new KafkaSettings(Settings.of(given));
    }

    @Test
    void streamsIsExactlyOnceAndQuickUnlessToldOtherwise() {
        assertThat(kafka(Map.of()).streams())
                .containsEntry("application.id", "southflow")
                .containsEntry("processing.guarantee", "exactly_once_v2")
                .doesNotContainKey("producer.linger.ms")
                .containsEntry("producer.transaction.timeout.ms", 60_000)
                .containsEntry("producer.max.request.size", 32 * 1024 * 1024);
        assertThat(kafka(Map.of("processing.guarantee", "at_least_once", "linger.ms", "20"))
                        .streams())
                .containsEntry("processing.guarantee", "at_least_once")
                .containsEntry("linger.ms", "20")
                .doesNotContainKey("producer.linger.ms");
    }

    @Test
    void streamsAcceptsWhatWeGiveIt() {
        StreamsConfig config =
                new StreamsConfig(kafka(Map.of("sasl.mechanism", "PLAIN")).streams());
        assertThat(config.getProducerConfigs("p"))
                .containsEntry("linger.ms", "100")
                .containsEntry("transaction.timeout.ms", 60_000)
                .containsEntry("sasl.mechanism", "PLAIN");
        assertThat(config.getLong(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG)).isEqualTo(100);
        assertThat(new StreamsConfig(kafka(Map.of("processing.guarantee", "at_least_once"))
                                .streams())
                        .getProducerConfigs("p"))
                .containsEntry("linger.ms", 5);
    }

    @Test
    void streamsWaitsForNoTopicUnlessItMakesTheConsumerItself() {
        assertThat(kafka(Map.of()).streams()).containsEntry("max.task.idle.ms", -1L);
        assertThat(kafka(Map.of("group.protocol", "streams")).streams()).doesNotContainKey("max.task.idle.ms");
        assertThatThrownBy(() -> kafka(Map.of("max.task.idle.ms", "1000")).streams())
                .isInstanceOf(SettingsException.class)
                .hasMessage("max.task.idle.ms = '1000' is not allowed: inputs are read a day at a time, which needs -1;"
                        + " leave it out");
        assertThat(kafka(Map.of("max.task.idle.ms", "-1")).streams()).containsEntry("max.task.idle.ms", "-1");
    }

    @Test
    void noHandlerMayGoOnAfterAFailure() {
        String goesOn = "org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler";
        assertThatThrownBy(() ->
                        kafka(Map.of("processing.exception.handler", goesOn)).streams())
                .isInstanceOf(SettingsException.class)
                .hasMessage("processing.exception.handler = '" + goesOn + "' is not allowed: to go on after a failure"
                        + " would lose the rest of its batch; leave it out");
        String fails = "org.apache.kafka.streams.errors.LogAndFailProcessingExceptionHandler";
        assertThat(kafka(Map.of("processing.exception.handler", fails)).streams())
                .containsEntry("processing.exception.handler", fails);
    }

    @Test
    void changelogsAreCompactedSoonUnlessToldOtherwise() {
        assertThat(kafka(Map.of()).streams())
                .containsEntry("topic.segment.bytes", 4 * 1024 * 1024)
                .containsEntry("topic.delete.retention.ms", 3_600_000);
        assertThat(kafka(Map.of("topic.segment.bytes", "1048576")).streams())
                .containsEntry("topic.segment.bytes", "1048576");
    }

    @Test
    void securityAndPrefixedKeysReachTheirClientsUnchanged() {
        KafkaSettings kafka = kafka(Map.of(
                "bootstrap.servers", "broker:9093",
                "security.protocol", "SASL_SSL",
                "sasl.jaas.config", " x required password=\"p\"; ",
                "producer.acks", "1",
                "consumer.fetch.min.bytes", "7",
                "admin.retries", "9"));
        assertThat(kafka.consumer())
                .containsEntry("bootstrap.servers", "broker:9093")
                .containsEntry("sasl.jaas.config", " x required password=\"p\"; ")
                .containsEntry("fetch.min.bytes", "7")
                .containsEntry("isolation.level", "read_committed")
                .doesNotContainKeys("acks", "producer.acks", "admin.retries");
        assertThat(kafka.producer()).containsEntry("acks", "1").containsEntry("security.protocol", "SASL_SSL");
        assertThat(kafka.admin()).containsEntry("retries", "9").containsEntry("security.protocol", "SASL_SSL");
        assertThat(kafka.streams()).containsEntry("consumer.fetch.min.bytes", "7");
    }

    @Test
    void serializersAndTheirKeysGoToTheSerdes() {
        assertThat(kafka(Map.of()).serde())
                .containsEntry("value.serializer", "io.southflow.wire.AvroSerializer")
                .containsEntry("value.deserializer", "io.southflow.wire.AvroDeserializer");
        assertThat(kafka(Map.of(
                                "value.serializer", "io.confluent.kafka.serializers.KafkaAvroSerializer",
                                "schema.registry.url", "https://registry",
                                "basic.auth.user.info", "u:p",
                                "auto.register.schemas", "false",
                                "linger.ms", "1"))
                        .serde())
                .containsEntry("value.serializer", "io.confluent.kafka.serializers.KafkaAvroSerializer")
                .containsEntry("schema.registry.url", "https://registry")
                .containsEntry("basic.auth.user.info", "u:p")
                .containsEntry("auto.register.schemas", "false")
                .doesNotContainKey("linger.ms");
    }

    @Test
    void everyClientsKeysCanComeFromTheEnvironment() {
        Settings settings = Settings.load(
                null,
                Map.of(
                        "SOUTHFLOW_BOOTSTRAP_SERVERS", "b:1",
                        "SOUTHFLOW_CONSUMER_MAX_POLL_RECORDS", "10",
                        "SOUTHFLOW_SCHEMA_REGISTRY_URL", "http://user:secret@r"),
                Map.of());
        assertThat(new KafkaSettings(settings).consumer())
                .containsEntry("bootstrap.servers", "b:1")
                .containsEntry("max.poll.records", "10");
        assertThat(new KafkaSettings(settings).registryAddress()).isEqualTo("http://r");
    }
}
