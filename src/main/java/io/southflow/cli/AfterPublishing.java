package io.southflow.cli;

import io.southflow.cli.kafka.CommandFailure;
import io.southflow.cli.kafka.RejectedRecords;
import io.southflow.cli.settings.KafkaSettings;
import io.southflow.feed.publish.Published;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** What the application made of the records that a command has published; to be made before it publishes. */
final class AfterPublishing implements AutoCloseable {
    /** The application is some hundred milliseconds behind, or not there. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<TopicPartition, Published.Range> offsets = new HashMap<>();
    private final RejectedRecords rejected;
    private final String unknown;

    AfterPublishing(KafkaSettings kafka, String rejects) {
        RejectedRecords opened = null;
        String why = "";
        try {
            opened = new RejectedRecords(kafka, rejects);
        } catch (KafkaException | CommandFailure e) {
            // Who publishes need not be allowed to read what is rejected.
            why = ErrorLines.oneLine(e);
        }
        rejected = opened;
        unknown = why;
    }

    void add(Published published) {
        published.offsets().forEach((partition, range) -> offsets.merge(partition, range, Published.Range::and));
    }

    /** The end of the last line, once the application has read it all or does not; empty when nothing was published. */
    String text(BooleanSupplier stopped) {
        if (offsets.isEmpty()) {
            return "";
        }
        return ", "
                + (rejected == null
                        ? new RejectedRecords.Answer(Map.of(), unknown).text()
                        : rejected.count(offsets, PATIENCE, stopped).text());
    }

    @Override
    public void close() {
        if (rejected != null) {
            rejected.close();
        }
    }
}
