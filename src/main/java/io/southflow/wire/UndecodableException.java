package io.southflow.wire;

import org.apache.kafka.common.errors.SerializationException;

/** A payload that will never decode, however often it is tried. The message holds no part of the payload. */
public final class UndecodableException extends SerializationException {
    private static final int MAX_MESSAGE_LENGTH = 400;

    private final Reason reason;

    UndecodableException(Reason reason, String message) {
        this(reason, message, null);
    }

    UndecodableException(Reason reason, String message, Throwable cause) {
        super(message.length() > MAX_MESSAGE_LENGTH ? message.substring(0, MAX_MESSAGE_LENGTH) + "…" : message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Why a payload does not decode. */
    public enum Reason {
        /** Shorter than its header, or the first byte is not 0. */
        NOT_AVRO,
        /** The registry has no schema of that id. */
        UNKNOWN_SCHEMA,
        /** Written with a schema that is none of ours or that ours cannot read. */
        WRONG_SCHEMA,
        /** The body does not follow its schema: cut short, bytes left over, a length or symbol that cannot be. */
        UNDECODABLE
    }
}
