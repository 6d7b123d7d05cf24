package io.southflow.feed.publish;

import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** From what Kafka throws to one line that says what to do. */
final class PublisherErrors {
    private record Known(Class<? extends Throwable> type, Function<String, String> sentence) {}

    private PublisherErrors() {}

    /** @param source identity of the feed */
    static PublishException explain(Throwable thrown, String source, String bootstrap) {
        String fenced = "another publisher of " + source + " has started, or this one was away from Kafka longer than"
                + " transaction.timeout.ms; this one stops. Start it again to go on where it stopped";
        Function<String, String> tooLarge = message -> "an event of " + source + " is too large for Kafka: " + message
                + " Raise max.request.size and the topic's max.message.bytes";
        List<Known> known = List.of(
                new Known(ProducerFencedException.class, message -> fenced),
                new Known(InvalidProducerEpochException.class, message -> fenced),
                new Known(RecordTooLargeException.class, tooLarge),
                new Known(RecordBatchTooLargeException.class, tooLarge),
                new Known(
                        AuthenticationException.class,
                        message -> "Kafka at " + bootstrap + " does not accept the login: " + message),
                new Known(
                        AuthorizationException.class,
                        message -> "Kafka does not allow it: " + message + " A publisher needs WRITE and DESCRIBE on"
                                + " its topics and on the transactional id …southflow-feed-" + source
                                + ", and READ on the positions"),
                new Known(
                        SerializationException.class,
                        message -> "an event of " + source + " cannot be serialized: " + message),
                new Known(UnknownTopicOrPartitionException.class, message -> message),
                new Known(
                        TimeoutException.class,
                        message -> "Kafka at " + bootstrap + " does not answer (" + message + "); is it running?"));
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            for (Known one : known) {
                if (one.type.isInstance(cause)) {
                    return new PublishException(oneLine(one.sentence.apply(deepest(cause))), thrown);
                }
            }
        }
        return new PublishException(oneLine("publishing " + source + " failed: " + deepest(thrown)), thrown);
    }

    /** The messages of a chain of causes that add something, joined. */
    private static String deepest(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
            if (text.indexOf(message) < 0) {
                text.append(text.isEmpty() ? "" : ": ").append(message);
            }
        }
        return text.toString();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*[\\r\\n]+\\s*", " ");
    }
}
