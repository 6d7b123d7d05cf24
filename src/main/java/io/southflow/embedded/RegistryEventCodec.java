package io.southflow.embedded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.southflow.embedded.RegistryEvent.LevelSet;
import io.southflow.embedded.RegistryEvent.SchemaStored;
import java.util.Optional;

/** Events as the JSON keys and values of Confluent's own {@code _schemas} topic. Field order is fixed: keys are compared byte by byte. */
final class RegistryEventCodec {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCHEMA_KEY = "SCHEMA";
    private static final String LEVEL_KEY = "CONFIG";

    private RegistryEventCodec() {}

    static String key(RegistryEvent event) {
        ObjectNode key = JSON.createObjectNode();
        if (event instanceof SchemaStored stored) {
            key.put("keytype", SCHEMA_KEY);
            key.put("subject", stored.schema().subject());
            key.put("version", stored.schema().version());
            key.put("magic", 1);
        } else if (event instanceof LevelSet set) {
            key.put("keytype", LEVEL_KEY);
            key.put("subject", set.subject().orElse(null));
            key.put("magic", 0);
        }
        return key.toString();
    }

    /** Null, Kafka's tombstone, when the event leaves nothing to keep. */
    static String value(RegistryEvent event) {
        ObjectNode value = JSON.createObjectNode();
        if (event instanceof SchemaStored stored) {
            SchemaVersion schema = stored.schema();
            value.put("subject", schema.subject());
            value.put("version", schema.version());
            value.put("id", schema.id());
            value.put("schema", schema.schema());
            value.put("deleted", schema.deleted());
        } else if (event instanceof LevelSet set) {
            if (set.level().isEmpty()) {
                return null;
            }
            value.put("compatibilityLevel", set.level().get().name());
        }
        return value.toString();
    }

    /** @throws IllegalArgumentException when this registry did not write them */
    static RegistryEvent decode(String key, String value) {
        try {
            JsonNode keyJson = JSON.readTree(key);
            return switch (keyJson.path("keytype").asText()) {
                case SCHEMA_KEY -> new SchemaStored(schema(JSON.readTree(value)));
                case LEVEL_KEY ->
                    new LevelSet(Optional.ofNullable(keyJson.required("subject").textValue()), level(value));
                default -> throw new IllegalArgumentException("unknown key type");
            };
        } catch (JsonProcessingException | RegistryException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static SchemaVersion schema(JsonNode value) {
        return new SchemaVersion(
                value.required("subject").asText(),
                value.required("version").asInt(),
                value.required("id").asInt(),
                value.required("schema").asText(),
                value.required("deleted").asBoolean());
    }

    private static Optional<Compatibility> level(String value) throws JsonProcessingException {
        if (value == null) {
            return Optional.empty();
        }
        return Optional.of(Compatibility.parse(
                JSON.readTree(value).required("compatibilityLevel").asText()));
    }
}
