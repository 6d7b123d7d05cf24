package io.southflow.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.southflow.schema.Tick;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchemaIdsTest {
    private static final String TICK = Tick.getClassSchema().toString();

    private final StubRegistry registry = new StubRegistry();

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void withoutRegistrationTheSchemaMustBeThere() {
        Map<String, Object> noRegistration = Map.of("auto.register.schemas", "false");

        assertThatThrownBy(() -> idOfATick(noRegistration)).isInstanceOf(UnknownSchemaException.class);
        registry.add("other", "\"string\"");
        registry.add("t-value", TICK);
        assertThat(idOfATick(noRegistration)).isEqualTo(2);
    }

    @Test
    void theLatestVersionServesWhenItHasTheSameFields() {
        Map<String, Object> latest = Map.of("auto.register.schemas", false, "use.latest.version", true);
        registry.add("t-value", TICK);
        registry.add(
                "t-value",
                TICK.replace("One trade,", "A single trade,").replace("\"default\":false", "\"default\":true"));

        assertThat(idOfATick(latest)).isEqualTo(2);
    }

    @Test
    void theLatestVersionIsRefusedWhenItHasOthers() {
        Map<String, Object> latest = Map.of("auto.register.schemas", false, "use.latest.version", true);
        registry.add("t-value", TICK.replace("\"OVERSEAS\"", "\"ABROAD\""));

        assertThatThrownBy(() -> idOfATick(latest))
                .isInstanceOf(SchemaRefusedException.class)
                .hasMessageContainingAll("version 1", "subject t-value", "io.southflow.schema.Tick");
    }

    @Test
    void registrationComesBeforeTheLatestVersion() {
        registry.add("t-value", TICK.replace("One trade,", "A single trade,"));

        assertThat(idOfATick(Map.of("use.latest.version", true))).isEqualTo(2);
    }

    private int idOfATick(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(registry.settings());
        settings.putAll(more);
        AvroSerializer serializer = new AvroSerializer();
        serializer.configure(settings, false);
        return ByteBuffer.wrap(serializer.serialize("t", WireFormatTest.tick("00700")))
                .getInt(1);
    }
}
