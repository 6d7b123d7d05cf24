package io.southflow.wire;

import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/** Under which id a record is written, by Confluent's settings and in Confluent's order of precedence. */
final class SchemaIds {
    private final RegistryClient registry;
    private final boolean autoRegister;
    private final boolean useLatest;

    SchemaIds(RegistryClient registry, RegistryConfig config) {
        this.registry = registry;
        autoRegister = config.getBoolean(RegistryConfig.AUTO_REGISTER);
        useLatest = config.getBoolean(RegistryConfig.USE_LATEST);
    }

    int idFor(String subject, Schema schema) {
        if (autoRegister) {
            return registry.register(subject, schema);
        }
        return useLatest ? latest(subject, schema) : registry.lookup(subject, schema);
    }

    private int latest(String subject, Schema schema) {
        RegistryClient.Version latest = registry.latest(subject);
        // The body is written by our schema, so a reader of the latest one must find the same fields in the same order.
        if (!SchemaNormalization.toParsingForm(latest.schema()).equals(SchemaNormalization.toParsingForm(schema))) {
            throw new SchemaRefusedException("version " + latest.version() + ", the latest of subject " + subject
                    + ", has other fields than " + schema.getFullName() + " of this program: use the release that"
                    + " matches, or set " + RegistryConfig.USE_LATEST + "=false");
        }
        return latest.id();
    }
}
