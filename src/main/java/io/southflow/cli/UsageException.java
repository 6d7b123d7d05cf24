package io.southflow.cli;

/** The command line asks for something that does not go together; the message is one line. Exit code 2. */
final class UsageException extends RuntimeException {
    UsageException(String message) {
        super(message);
    }
}
