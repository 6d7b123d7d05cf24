package io.southflow.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SchemaRegistryTest {
    private static final VersionName LATEST = VersionName.parse("latest");
    private static final String V1 = flow(1);
    private static final String V2 = flow(2);
    private static final String INCOMPATIBLE = SchemaBuilder.record("Flow")
            .fields()
            .requiredString("buy")
            .endRecord()
            .toString();

    private final List<RegistryEvent> journal = new ArrayList<>();
    private final SchemaRegistry registry = new SchemaRegistry(new SchemaStore(), journal::add);

    /** A record of one required field and as many optional ones as make {@code fields}. */
    private static String flow(int fields) {
        SchemaBuilder.FieldAssembler<Schema> record =
                SchemaBuilder.record("Flow").fields().requiredLong("buy");
        for (int i = 1; i < fields; i++) {
            record = record.optionalLong("f" + i);
        }
        return record.endRecord().toString();
    }

    @Test
    void countsVersionsBySubjectAndIdsOverAll() {
        assertThat(registry.register("a", V1)).isEqualTo(new SchemaVersion("a", 1, 1, V1, false));
        assertThat(registry.register("b", V2)).isEqualTo(new SchemaVersion("b", 1, 2, V2, false));
        assertThat(registry.register("a", flow(3))).isEqualTo(new SchemaVersion("a", 2, 3, flow(3), false));
    }

    @Test
    void givesTheSameSchemaTheSameIdAndVersionHoweverItIsSpaced() {
        SchemaVersion first = registry.register("a", V1);
        registry.register("a", V2);

        assertThat(registry.register("a", V1.replace(",", " ,\n"))).isEqualTo(first);
        assertThat(registry.register("b", V1).id()).isEqualTo(first.id());
        assertThat(journal).hasSize(3);
    }

    @Test
    void keepsDocumentationApart() {
        registry.register("a", V1);
        String documented = V1.replaceFirst("\"fields\"", "\"doc\":\"Money.\",\"fields\"");

        assertThat(registry.register("a", documented).version()).isEqualTo(2);
    }

    @Test
    void refusesAnIncompatibleSchemaAndKeepsNothingOfIt() {
        registry.register("a", V1);

        assertRefused(() -> registry.register("a", INCOMPATIBLE), 409, 409, "subject 'a'");
        assertThat(registry.versions("a", true)).hasSize(1);
        assertThat(registry.register("b", V2).id()).isEqualTo(2);
    }

    @Test
    void letsASubjectHaveALevelOfItsOwn() {
        registry.register("a", V1);
        registry.register("b", V1);
        registry.setLevel(Optional.of("a"), Optional.of(Compatibility.NONE));

        assertThat(registry.register("a", INCOMPATIBLE).version()).isEqualTo(2);
        assertRefused(() -> registry.register("b", INCOMPATIBLE), 409, 409, "subject 'b'");
        assertThat(registry.level("b", true)).isEqualTo(Compatibility.BACKWARD);
        assertRefused(() -> registry.level("b", false), 404, 40408, "'b'");
    }

    @Test
    void findsWhatIsThereAndNamesWhatIsNot() {
        registry.register("a", V1);
        registry.register("a", V2);

        assertThat(registry.version("a", LATEST, false).schema()).isEqualTo(V2);
        assertThat(registry.version("a", VersionName.parse("1"), false).schema())
                .isEqualTo(V1);
        assertThat(registry.lookup("a", V1, false).version()).isEqualTo(1);
        assertThat(registry.schema(2)).isEqualTo(V2);

        assertRefused(() -> registry.version("b", LATEST, false), 404, 40401, "Subject 'b' not found.");
        assertRefused(() -> registry.version("a", VersionName.parse("3"), false), 404, 40402, "Version 3 not found.");
        assertRefused(() -> registry.lookup("a", flow(3), false), 404, 40403, "Schema not found.");
        assertRefused(() -> registry.lookup("b", V1, false), 404, 40401, "Subject 'b' not found.");
        assertRefused(() -> registry.schema(9), 404, 40403, "Schema 9 not found.");
        assertRefused(() -> VersionName.parse("0"), 422, 42202, "'0'");
    }

    @Test
    void hidesWhatIsDeletedButServesItsId() {
        registry.register("a", V1);
        registry.register("a", V2);

        assertThat(registry.deleteVersion("a", LATEST).version()).isEqualTo(2);
        assertThat(registry.version("a", LATEST, false).version()).isEqualTo(1);
        assertThat(registry.schema(2)).isEqualTo(V2);
        assertThat(registry.withId(2)).isEmpty();

        registry.deleteSubject("a");
        assertThat(registry.subjects(false)).isEmpty();
        assertThat(registry.subjects(true)).containsExactly("a");
        assertRefused(() -> registry.deleteSubject("a"), 404, 40401, "'a'");
        assertThat(registry.register("a", V1)).isEqualTo(new SchemaVersion("a", 3, 1, V1, false));
    }

    @Test
    void checksCompatibilityWithoutKeepingTheSchema() {
        registry.register("a", V1);

        assertThat(registry.conflicts("a", V2, Optional.of(LATEST))).isEmpty();
        assertThat(registry.conflicts("a", INCOMPATIBLE, Optional.of(LATEST))).isNotEmpty();
        assertThat(registry.conflicts("new", INCOMPATIBLE, Optional.of(LATEST))).isEmpty();
        assertRefused(() -> registry.conflicts("a", V2, Optional.of(VersionName.parse("7"))), 404, 40402, "Version 7");
        assertThat(registry.versions("a", true)).hasSize(1);
    }

    @Test
    void refusesWhatIsNotAvro() {
        for (String text : List.of(
                "", "{", "[]x", "{\"type\":\"flow\"}", "{\"type\":\"record\"}", "{\"type\":\"array\"}", "7", "null")) {
            assertRefused(() -> registry.register("a", text), 422, 42201, "Invalid schema: ");
        }
        String deep = "{\"type\":\"array\",\"items\":".repeat(50_000);
        assertRefused(() -> registry.register("a", deep), 422, 42201, "Invalid schema: ");
        assertThat(journal).isEmpty();
    }

    @Test
    void isTheSameAfterReplayOfItsJournal() {
        registry.register("a", V1);
        registry.register("a", V2);
        registry.register("b", V2);
        registry.deleteVersion("a", VersionName.parse("1"));
        registry.setLevel(Optional.of("b"), Optional.of(Compatibility.FULL));
        registry.setLevel(Optional.of("c"), Optional.of(Compatibility.NONE));
        registry.setLevel(Optional.of("c"), Optional.empty());
        registry.setLevel(Optional.empty(), Optional.of(Compatibility.FORWARD));

        SchemaStore replayed = new SchemaStore();
        journal.forEach(event -> replayed.apply(
                RegistryEventCodec.decode(RegistryEventCodec.key(event), RegistryEventCodec.value(event))));
        SchemaRegistry again = new SchemaRegistry(replayed, journal::add);

        assertThat(again.subjects(true)).containsExactly("a", "b");
        assertThat(again.versions("a", true)).isEqualTo(registry.versions("a", true));
        assertThat(again.versions("b", true)).isEqualTo(registry.versions("b", true));
        assertThat(again.level("b", false)).isEqualTo(Compatibility.FULL);
        assertThat(again.level("c", true)).isEqualTo(Compatibility.FORWARD);
        assertThat(again.register("d", flow(3)).id()).isEqualTo(3);
    }

    @Test
    void neverGivesAnIdTwiceWhenAWriteFails() {
        SchemaStore store = new SchemaStore();
        SchemaRegistry failing = new SchemaRegistry(store, event -> {
            throw new IllegalStateException("the broker is gone");
        });
        assertThatThrownBy(() -> failing.register("a", V1)).hasMessage("the broker is gone");
        assertThat(failing.subjects(true)).isEmpty();

        assertThat(new SchemaRegistry(store, journal::add).register("b", V2).id())
                .isEqualTo(2);
    }

    @Test
    void isBounded() {
        String name = "n".repeat(SchemaRegistry.MAX_SUBJECT_LENGTH);
        registry.register(name, V1);
        assertRefused(() -> registry.register(name + "n", V1), 422, 42205, "255 characters");

        for (int i = 1; i < SchemaRegistry.MAX_SUBJECTS; i++) {
            registry.setLevel(Optional.of("s" + i), Optional.of(Compatibility.NONE));
        }
        assertRefused(() -> registry.register("one more", V1), 422, 42205, "1000 subjects");
        assertThat(registry.register("s1", V1).id()).isEqualTo(1);

        for (int i = 1; i < SchemaRegistry.MAX_VERSIONS; i++) {
            registry.register("s1", V1.replace("buy", "b" + i));
        }
        assertRefused(() -> registry.register("s1", V2), 422, 42205, "1000 versions");
    }

    private static void assertRefused(ThrowingCallable call, int status, int code, String message) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(RegistryException.class, refusal -> {
                    assertThat(refusal.status()).isEqualTo(status);
                    assertThat(refusal.code()).isEqualTo(code);
                })
                .hasMessageContaining(message);
    }
}
