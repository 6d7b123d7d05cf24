package io.southflow.cli.rejects;

import io.southflow.cli.kafka.CommandFailure;
import io.southflow.cli.kafka.MergedReader;
import io.southflow.cli.kafka.Values;
import io.southflow.cli.settings.KafkaSettings;
import io.southflow.wire.RegistryClient;
import io.southflow.wire.Topics;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Deserializer;

/** The topic of rejects, read as it is now. */
public final class RejectReading {
    private final KafkaSettings kafka;
    private final Topics topics;

    public RejectReading(KafkaSettings kafka, Topics topics) {
        this.kafka = kafka;
        this.topics = topics;
    }

    /**
     * Gives the rejects in the order in which they were rejected.
     *
     * @param since when the oldest was rejected; null for any
     */
    public void read(Instant since, BooleanSupplier stopped, Consumer<Reject> each) {
        try (MergedReader reader = new MergedReader(topics.rejects(), kafka.consumer())) {
            if (since != null) {
                reader.from(since);
            }
            reader.readTo(reader.ends(), stopped, record -> each.accept(new Reject(record)));
        }
    }

    /**
     * One of them, whole, as text or as JSON.
     *
     * @param position among the rejects, or where it was read
     * @throws CommandFailure when it is not there
     */
    public String show(Position position, boolean json, BooleanSupplier stopped) {
        Reject reject = find(position, stopped)
                .orElseThrow(() -> new CommandFailure("there is no reject at " + position + ": 'southflow rejects'"
                        + " lists them; those older than southflow.rejects.retention.ms are deleted"));
        RejectReport report = new RejectReport(ReplayMarks.read(kafka, topics));
        try (Deserializer<Object> deserializer = Values.deserializer(kafka.serde())) {
            ShownValue value = ShownValue.of(
                    reject.topic(), reject.record().value(), deserializer, new RegistryClient(kafka.serde()));
            return json ? report.json(reject, value).toString() : report.text(reject, value);
        }
    }

    private Optional<Reject> find(Position position, BooleanSupplier stopped) {
        if (position.topic().equals(topics.rejects())) {
            try (MergedReader reader = new MergedReader(topics.rejects(), kafka.consumer())) {
                return reader.at(position.partition(), position.offset()).map(Reject::new);
            }
        }
        AtomicReference<Reject> found = new AtomicReference<>();
        read(null, () -> stopped.getAsBoolean() || found.get() != null, reject -> {
            if (position.equals(reject.original())) {
                found.compareAndSet(null, reject);
            }
        });
        return Optional.ofNullable(found.get());
    }
}
