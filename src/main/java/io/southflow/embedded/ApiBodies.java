package io.southflow.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.Map;

/** What requests and answers carry. */
final class ApiBodies {
    private ApiBodies() {}

    /**
     * The schema of {@code {"schema": "...", "schemaType": "AVRO"}}.
     *
     * @throws RegistryException 42201 when there is none, or what comes with it would be lost here
     */
    static String schema(JsonNode body) {
        String type = body.path("schemaType").asText("AVRO");
        if (!type.equals("AVRO")) {
            throw RegistryException.invalidSchema("type " + type + " is not supported, only AVRO.");
        }
        for (String unsupported : new String[] {"references", "metadata", "ruleSet"}) {
            JsonNode value = body.path(unsupported);
            if (!value.isNull() && !value.isEmpty()) {
                throw RegistryException.invalidSchema(
                        unsupported + " are not supported by the embedded registry: send one whole schema.");
            }
        }
        if (!body.path("schema").isTextual()) {
            throw RegistryException.invalidSchema("the field schema with the schema as text is missing.");
        }
        return body.path("schema").textValue();
    }

    static Map<String, Object> describe(SchemaVersion version) {
        return Map.of(
                "subject", version.subject(),
                "version", version.version(),
                "id", version.id(),
                "schema", version.schema());
    }

    /** The schema itself as the answer. */
    static RawValue raw(String schema) {
        return new RawValue(schema);
    }
}
