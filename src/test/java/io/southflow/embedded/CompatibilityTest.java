package io.southflow.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.southflow.schema.Alert;
import io.southflow.wire.StoredAlerts;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompatibilityTest {
    private static final Schema ONE_FIELD =
            SchemaBuilder.record("Flow").fields().requiredLong("buy").endRecord();
    private static final Schema NEW_REQUIRED_FIELD = SchemaBuilder.record("Flow")
            .fields()
            .requiredLong("buy")
            .requiredLong("sell")
            .endRecord();
    private static final Schema NEW_OPTIONAL_FIELD = SchemaBuilder.record("Flow")
            .fields()
            .requiredLong("buy")
            .optionalLong("sell")
            .endRecord();
    private static final Schema OTHER_TYPE =
            SchemaBuilder.record("Flow").fields().requiredString("buy").endRecord();

    @ParameterizedTest(name = "{0}: required field added {1}, taken away {2}, optional field added {3}")
    @CsvSource({
        "NONE,                true,  true,  true",
        "BACKWARD,            false, true,  true",
        "BACKWARD_TRANSITIVE, false, true,  true",
        "FORWARD,             true,  false, true",
        "FORWARD_TRANSITIVE,  true,  false, true",
        "FULL,                false, false, true",
        "FULL_TRANSITIVE,     false, false, true"
    })
    void allowsWhatItsNameSays(Compatibility level, boolean added, boolean takenAway, boolean optional) {
        assertThat(level.conflicts(NEW_REQUIRED_FIELD, List.of(ONE_FIELD)).isEmpty())
                .isEqualTo(added);
        assertThat(level.conflicts(ONE_FIELD, List.of(NEW_REQUIRED_FIELD)).isEmpty())
                .isEqualTo(takenAway);
        assertThat(level.conflicts(NEW_OPTIONAL_FIELD, List.of(ONE_FIELD)).isEmpty())
                .isEqualTo(optional);
    }

    @ParameterizedTest
    @CsvSource({
        "BACKWARD, true",
        "BACKWARD_TRANSITIVE, false",
        "FORWARD, true",
        "FORWARD_TRANSITIVE, false",
        "FULL, true",
        "FULL_TRANSITIVE, false"
    })
    void looksBehindTheLatestOnlyWhenTransitive(Compatibility level, boolean allowed) {
        assertThat(level.conflicts(ONE_FIELD, List.of(ONE_FIELD, OTHER_TYPE)).isEmpty())
                .isEqualTo(allowed);
    }

    @Test
    void letsAlertsOfTextFollowThoseOfEnumerations() {
        List<Schema> before = List.of(StoredAlerts.schema());
        assertThat(Compatibility.BACKWARD.conflicts(Alert.getClassSchema(), before))
                .isEmpty();
        assertThat(Compatibility.BACKWARD_TRANSITIVE.conflicts(Alert.getClassSchema(), before))
                .isEmpty();
        assertThat(Compatibility.FORWARD.conflicts(Alert.getClassSchema(), before))
                .as("readers of enumerations are made anew")
                .isNotEmpty();
    }

    @Test
    void saysWhereAndWhy() {
        assertThat(Compatibility.BACKWARD.conflicts(NEW_REQUIRED_FIELD, List.of(ONE_FIELD)))
                .singleElement()
                .asString()
                .contains("cannot read data of an earlier one", "READER_FIELD_MISSING_DEFAULT_VALUE", "sell");
    }

    @Test
    void readsLevelsByName() {
        assertThat(Compatibility.parse("full")).isEqualTo(Compatibility.FULL);
        assertThatThrownBy(() -> Compatibility.parse("SIDEWAYS"))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("'SIDEWAYS'")
                .hasMessageContaining("FORWARD_TRANSITIVE");
    }
}
