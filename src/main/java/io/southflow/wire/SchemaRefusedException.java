package io.southflow.wire;

import org.apache.kafka.common.errors.SerializationException;

/** The registry, or the subject's latest version, does not admit a schema. Trying again does not help. */
public final class SchemaRefusedException extends SerializationException {
    SchemaRefusedException(String message) {
        super(message);
    }
}
