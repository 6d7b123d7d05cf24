package io.southflow.wire;

import org.apache.kafka.common.errors.SerializationException;

/** The registry answers, but has no such schema id, subject or version. */
public final class UnknownSchemaException extends SerializationException {
    UnknownSchemaException(String message) {
        super(message);
    }
}
