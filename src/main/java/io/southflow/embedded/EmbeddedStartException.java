package io.southflow.embedded;

/** The broker or the registry cannot start. The message is one line that says why and what to do about it. */
public final class EmbeddedStartException extends RuntimeException {
    EmbeddedStartException(String message) {
        super(message);
    }

    EmbeddedStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
