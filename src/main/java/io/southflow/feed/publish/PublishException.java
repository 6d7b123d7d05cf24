package io.southflow.feed.publish;

/** Publishing cannot go on; the message is one line that says what to do. What was committed stays. */
public final class PublishException extends RuntimeException {
    PublishException(String message, Throwable cause) {
        super(message, cause);
    }

    public PublishException(String message) {
        super(message);
    }
}
