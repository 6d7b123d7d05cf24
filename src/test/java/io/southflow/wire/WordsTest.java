package io.southflow.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.unit.Basis;
import io.southflow.analytics.unit.Channel;
import io.southflow.schema.Alert;
import io.southflow.schema.Evidence;
import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTest {
    private final StubRegistry registry = new StubRegistry();
    private final AvroSerializer serializer = new AvroSerializer();
    private final AvroDeserializer deserializer = new AvroDeserializer();

    @BeforeEach
    void configure() {
        serializer.configure(registry.settings(), false);
        deserializer.configure(registry.settings(), false);
    }

    @AfterEach
    void close() {
        serializer.close();
        deserializer.close();
        registry.close();
    }

    @Test
    void anAlertStoredWithEnumerationsHasTheSameWords() {
        int id = registry.add("alerts-value", StoredAlerts.schema().toString());
        Alert alert = (Alert) deserializer.deserialize("alerts", StoredAlerts.escalated(id));

        assertThat(Words.rule(alert)).isEqualTo("SHORT_SPIKE");
        assertThat(Words.state(alert)).isEqualTo("ESCALATED");
        assertThat(Words.severity(alert)).isEqualTo("CRITICAL");
        assertThat(alert.getLevel()).as("not known").isZero();
        assertThat(alert.getId()).isEqualTo("SHORT_SPIKE-00700-2025-02-17T16:00:00");
        assertThat(alert.getSymbol()).isEqualTo("00700");
        assertThat(alert.getEventTime()).isEqualTo(Instant.parse("2025-02-17T08:00:00Z"));
        assertThat(alert.getHeadline()).isEqualTo("00700 short sales spike");
        assertThat(alert.getEvidence()).containsExactly(new Evidence("ratio", 4.5, "ratio"));
        assertThat(alert.getBasis()).isEqualTo(io.southflow.schema.Basis.SIMULATED);
    }

    @Test
    void theRegistryTakesTextAfterEnumerations() {
        registry.add("alerts-value", StoredAlerts.schema().toString());
        Alert alert = alert("OVERBOUGHT", "RAISED", "WARNING");

        byte[] payload = serializer.serialize("alerts", alert);

        assertThat(payload).startsWith(0, 0, 0, 0, 2);
        assertThat(deserializer.deserialize("alerts", payload)).isEqualTo(alert);
    }

    @Test
    void aReaderOfEnumerationsMustBeMadeAnew() {
        assertThat(canRead(Alert.getClassSchema(), StoredAlerts.schema())).isTrue();
        assertThat(canRead(StoredAlerts.schema(), Alert.getClassSchema())).isFalse();
    }

    @Test
    void aRuleSeverityAndStateOfALaterReleaseBreakNobody() {
        Alert alert = alert("ROUND_NUMBER", "MUTED", "NOTICE");

        Alert read = (Alert) deserializer.deserialize("alerts", serializer.serialize("alerts", alert));

        assertThat(Words.rule(read)).isEqualTo("ROUND_NUMBER");
        assertThat(Words.state(read)).isEqualTo("MUTED");
        assertThat(Words.severity(read)).isEqualTo("NOTICE");
        assertThat(read).isEqualTo(alert);
    }

    @Test
    void soDoesASchemaOfALaterReleaseWithoutTheEnumerations() {
        Schema later = new Schema.Parser()
                .parse(Alert.getClassSchema().toString().replaceAll(",\\{\"type\":\"enum\",[^}]*\\}\\]", "]"));
        assertThat(later.getField("rule").schema().getTypes()).hasSize(1);
        GenericRecord record = new GenericData.Record(later);
        Alert alert = alert("ROUND_NUMBER", "RAISED", "NOTICE");
        later.getFields().stream()
                .filter(field -> !List.of("evidence", "eventTime", "basis").contains(field.name()))
                .forEach(field -> record.put(field.name(), alert.get(field.name())));
        record.put("eventTime", alert.getEventTime().toEpochMilli());
        record.put("evidence", List.of());
        record.put("basis", new GenericData.EnumSymbol(later.getField("basis").schema(), "REPORTED"));

        int id = registry.add("alerts-value", later.toString());

        assertThat(deserializer.deserialize("alerts", RandomRecords.wire(id, record)))
                .isEqualTo(alert);
    }

    @Test
    void aWordIsTextOnTheWire() {
        byte[] payload = serializer.serialize("alerts", alert("OVERBOUGHT", "RAISED", "WARNING"));
        // The id "x", the first branch, ten characters, the first of them.
        assertThat(payload).containsSequence(2, 'x', 0, 20, 'O');
    }

    @ParameterizedTest
    @EnumSource
    void basesHaveOneName(Basis basis) {
        io.southflow.schema.Basis there = Words.toSchema(basis);
        assertThat(there.name()).isEqualTo(basis.name());
        assertThat(Words.toCore(there)).isEqualTo(basis);
        assertThat(Words.basis(there.ordinal())).isEqualTo(basis);
    }

    @ParameterizedTest
    @EnumSource
    void channelsHaveOneName(io.southflow.schema.Channel channel) {
        Channel here = Words.toCore(channel);
        assertThat(here.name()).isEqualTo(channel.name());
        assertThat(Words.channel(channel.ordinal())).isEqualTo(here);
    }

    private static boolean canRead(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                        .getType()
                == SchemaCompatibilityType.COMPATIBLE;
    }

    private static Alert alert(String rule, String state, String severity) {
        return new Alert(
                "x",
                rule,
                "00700",
                state,
                severity,
                1,
                Instant.parse("2025-02-17T08:00:00Z"),
                "headline",
                List.of(),
                io.southflow.schema.Basis.REPORTED);
    }
}
