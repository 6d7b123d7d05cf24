package io.southflow.embedded;

import org.apache.avro.Schema;

/** Schemas as text. */
final class AvroText {
    private AvroText() {}

    /** @throws RegistryException 42201 when Avro does not take it */
    static Schema parse(String text) {
        try {
            return new Schema.Parser().parse(text);
        } catch (RuntimeException e) {
            // Avro's parser answers odd JSON with class cast, null pointer and other exceptions of its own.
            String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw RegistryException.invalidSchema(reason.lines().findFirst().orElse("not Avro"));
        }
    }
}
