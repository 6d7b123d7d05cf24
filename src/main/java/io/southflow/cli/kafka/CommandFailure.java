package io.southflow.cli.kafka;

/** A command cannot do what it was asked; the message is one line for a person. Exit code 1. */
public final class CommandFailure extends RuntimeException {
    public CommandFailure(String message) {
        super(message);
    }

    public CommandFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
