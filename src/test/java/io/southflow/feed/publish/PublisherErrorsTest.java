package io.southflow.feed.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.junit.jupiter.api.Test;

class PublisherErrorsTest {
    private static String line(Throwable thrown) {
        return PublisherErrors.explain(thrown, "tape", "kafka:9092").getMessage();
    }

    @Test
    void findsTheReasonBehindWhatIsThrown() {
        assertThat(line(new KafkaException("in an error state", new InvalidProducerEpochException("epoch"))))
                .startsWith("another publisher of tape has started");
        assertThat(line(new TimeoutException("no metadata")))
                .isEqualTo("Kafka at kafka:9092 does not answer (no metadata); is it running?");
    }

    @Test
    void saysWhichRightsAreMissing() {
        assertThat(line(new TransactionalIdAuthorizationException("Transactional Id authorization failed")))
                .startsWith("Kafka does not allow it: Transactional Id authorization failed")
                .contains("southflow-feed-tape");
        assertThat(line(new SaslAuthenticationException("bad password")))
                .isEqualTo("Kafka at kafka:9092 does not accept the login: bad password");
    }

    @Test
    void isOneLineAndKeepsTheCause() {
        KafkaException thrown = new KafkaException("first\n  second", new IllegalStateException("third"));

        assertThat(line(thrown)).isEqualTo("publishing tape failed: first second: third");
        assertThat(PublisherErrors.explain(thrown, "tape", "k")).hasCause(thrown);
        assertThat(line(new SerializationException("no id"))).isEqualTo("an event of tape cannot be serialized: no id");
    }
}
