package io.southflow.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.southflow.schema.DailyBar;
import io.southflow.schema.Tick;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistryClientTest {
    private static final Schema TICK = Tick.getClassSchema();
    private static final Schema BAR = DailyBar.getClassSchema();

    private final StubRegistry registry = new StubRegistry();
    private final RegistryClient client = new RegistryClient(registry.settings());

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void registersASchemaOnceAndRemembersItsId() {
        int id = client.register("t-value", TICK);

        assertThat(client.register("t-value", TICK)).isEqualTo(id);
        assertThat(client.register("u-value", TICK)).isEqualTo(id);
        assertThat(registry.requests)
                .containsExactly("POST /subjects/t-value/versions", "POST /subjects/u-value/versions");
    }

    @Test
    void readsASchemaOnce() {
        int id = registry.add("t-value", TICK.toString());

        assertThat(client.schema(id)).isEqualTo(TICK);
        assertThat(client.schema(id)).isSameAs(client.schema(id));
        assertThat(registry.requests).containsExactly("GET /schemas/ids/" + id);
    }

    @Test
    void looksUpOnlyWhatIsRegistered() {
        assertThatThrownBy(() -> client.lookup("t-value", TICK)).isInstanceOf(UnknownSchemaException.class);
        registry.add("t-value", BAR.toString());
        assertThatThrownBy(() -> client.lookup("t-value", TICK))
                .isInstanceOf(UnknownSchemaException.class)
                .hasMessage("schema io.southflow.schema.Tick for subject t-value is not registered:"
                        + " register it first, or set auto.register.schemas=true");
        int id = registry.add("t-value", TICK.toString());
        assertThat(client.lookup("t-value", TICK)).isEqualTo(id);
    }

    @Test
    void knowsTheLatestVersion() {
        registry.add("t-value", "\"string\"");
        registry.add("u-value", BAR.toString());
        registry.add("t-value", TICK.toString());

        assertThat(client.latest("t-value")).isEqualTo(new RegistryClient.Version(3, 2, TICK));
        assertThatThrownBy(() -> client.latest("v-value"))
                .isInstanceOf(UnknownSchemaException.class)
                .hasMessage("subject v-value has no schema");
    }

    @Test
    void namesWhatMakesASchemaIncompatible() {
        assertThat(client.incompatibilities("t-value", BAR)).isEmpty();
        registry.add("t-value", TICK.toString());
        assertThat(client.incompatibilities("t-value", TICK)).isEmpty();
        assertThat(client.incompatibilities("t-value", BAR)).containsExactly("READER_FIELD_MISSING_DEFAULT_VALUE");
        registry.plan(new StubRegistry.Reply(200, "{\"is_compatible\":false}"));
        assertThat(client.incompatibilities("t-value", BAR))
                .singleElement()
                .asString()
                .contains("no reason");
    }

    @Test
    void readsAndSetsTheCompatibilityLevel() {
        assertThat(client.compatibility("t-value")).isEqualTo("BACKWARD");
        client.setCompatibility("t-value", "FULL");
        assertThat(client.compatibility("t-value")).isEqualTo("FULL");
    }

    @Test
    void asksForTheRegistrysLevelWhenTheSubjectHasNone() {
        registry.plan(
                StubRegistry.error(404, 40408, "Subject 't-value' does not have subject-level compatibility"),
                new StubRegistry.Reply(200, "{\"compatibilityLevel\":\"NONE\"}"));

        assertThat(client.compatibility("t-value")).isEqualTo("NONE");
    }

    @Test
    void saysWhichSubjectRefusesASchemaAndWhy() {
        registry.add("t-value", BAR.toString());

        assertThatThrownBy(() -> client.register("t-value", TICK))
                .isInstanceOf(SchemaRefusedException.class)
                .hasMessageContainingAll(
                        "io.southflow.schema.Tick", "subject t-value", "incompatible", "(409)", "default");
    }

    @Test
    void anInvalidSchemaIsRefusedToo() {
        registry.plan(StubRegistry.error(422, 42201, "Input schema is an invalid Avro schema"));

        assertThatThrownBy(() -> client.register("t-value", TICK))
                .isInstanceOf(SchemaRefusedException.class)
                .hasMessageContainingAll("t-value", "invalid Avro schema", "(42201)");
    }

    @Test
    void aRefusalIsNotRetried() {
        registry.plan(StubRegistry.error(422, 42205, "Subject t-value is in read-only mode"));

        assertThatThrownBy(() -> client.register("t-value", TICK)).hasMessageContaining("read-only");
        assertThat(registry.requests).hasSize(1);
        assertThat(client.register("t-value", TICK)).isEqualTo(1);
    }

    @Test
    void anUnknownIdIsNotAskedForAtOnceAgainButIsFoundOnceItExists() {
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> client.schema(1))
                    .isInstanceOf(UnknownSchemaException.class)
                    .hasMessage("no schema has id 1");
        }
        assertThat(registry.requests).hasSizeLessThan(10);

        registry.add("t-value", TICK.toString());
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(client.schema(1)).isEqualTo(TICK));
    }

    @Test
    void onlySelfContainedAvroIsASchema() {
        registry.plan(new StubRegistry.Reply(200, "{\"schemaType\":\"PROTOBUF\",\"schema\":\"message T {}\"}"));
        assertThatThrownBy(() -> client.schema(1))
                .isInstanceOf(SchemaParseException.class)
                .hasMessageContaining("PROTOBUF");
        registry.plan(new StubRegistry.Reply(200, "{\"schema\":\"{}\",\"references\":[{\"name\":\"a.B\"}]}"));
        assertThatThrownBy(() -> client.schema(2))
                .isInstanceOf(SchemaParseException.class)
                .hasMessageContaining("one piece");
    }

    @Test
    void aSubjectMayHoldAnyCharacter() {
        client.register("a b/c+ä-value", TICK);

        assertThat(registry.requests).containsExactly("POST /subjects/a%20b%2Fc%2B%C3%A4-value/versions");
    }
}
