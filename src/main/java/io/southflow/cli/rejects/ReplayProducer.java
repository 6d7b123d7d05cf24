package io.southflow.cli.rejects;

import io.southflow.cli.kafka.CommandFailure;
import io.southflow.cli.settings.KafkaSettings;
import io.southflow.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Publishes replayed records, and the marks that they are, in one transaction. */
final class ReplayProducer implements AutoCloseable {
    private static final Duration CLOSING = Duration.ofSeconds(5);
    /** A feed's source cannot be named so: those of files begin with {@code csv:}. */
    private static final String SOURCE = "rejects";

    private final AtomicReference<Exception> refusal = new AtomicReference<>();
    private final Callback onCompletion = (metadata, exception) -> {
        if (exception != null) {
            refusal.compareAndSet(null, exception); // the first one is the reason, the others follow from it
        }
    };
    private final KafkaProducer<byte[], byte[]> producer;

    /** Ends another replay. */
    ReplayProducer(KafkaSettings kafka, Topics topics) {
        producer = new KafkaProducer<>(
                config(kafka.producer(), topics.transactionalId(SOURCE)),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        try {
            producer.initTransactions();
        } catch (KafkaException e) {
            close();
            throw explain(e, kafka);
        }
    }

    private static Map<String, Object> config(Map<String, Object> given, String transactionalId) {
        Map<String, Object> config = new HashMap<>(given);
        config.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 5);
        config.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        // As for a feed's producer: transactions follow each other closely.
        config.putIfAbsent(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 5);
        config.putIfAbsent(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        config.putIfAbsent(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, KafkaSettings.MAX_RECORD_BYTES);
        config.putIfAbsent(ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * KafkaSettings.MAX_RECORD_BYTES);
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        return config;
    }

    void begin() {
        producer.beginTransaction();
    }

    /** @param now that the headers tell */
    void send(Reject reject, Chosen chosen, Instant now) {
        producer.send(
                new ProducerRecord<>(
                        chosen.original().topic(),
                        chosen.target(),
                        Math.max(0, chosen.timestamp()),
                        reject.record().key(),
                        reject.record().value(),
                        ReplayHeaders.of(reject, now)),
                onCompletion);
        throwRefusal();
    }

    /** Makes what was sent visible, together with the marks. */
    void commit(List<ProducerRecord<byte[], byte[]>> marks) {
        try {
            marks.forEach(mark -> producer.send(mark, onCompletion));
            producer.commitTransaction();
        } catch (KafkaException e) {
            throwRefusal();
            throw e;
        }
    }

    private void throwRefusal() {
        Exception exception = refusal.get();
        if (exception != null) {
            throw new KafkaException(exception.getMessage(), exception);
        }
    }

    /** What Kafka throws, as one line that says what to do. */
    static CommandFailure explain(KafkaException thrown, KafkaSettings kafka) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException) {
                return new CommandFailure(
                        "another replay has started and this one stops: what it replayed stays replayed", thrown);
            }
            if (cause instanceof RecordTooLargeException || cause instanceof RecordBatchTooLargeException) {
                return new CommandFailure(
                        "with the headers of a replay a record is too large for its topic: raise max.message.bytes of"
                                + " the inputs a little, or leave it out with --reason or --symbol ("
                                + cause.getMessage() + ")",
                        thrown);
            }
            if (cause instanceof AuthorizationException) {
                return new CommandFailure(
                        "Kafka does not allow it: " + cause.getMessage()
                                + " 'rejects replay' needs what docs/reference.md" + " lists under ACLs",
                        thrown);
            }
        }
        return new CommandFailure(
                "Kafka at " + kafka.bootstrapServers() + " does not take the replay: " + thrown.getMessage()
                        + ". What was replayed stays replayed; run it again for the rest",
                thrown);
    }

    /** An open transaction is aborted. */
    @Override
    public void close() {
        producer.close(CLOSING);
    }
}
