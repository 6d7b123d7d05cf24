package io.southflow.cli;

import io.southflow.cli.kafka.AlertFilter;
import io.southflow.cli.kafka.Decoder;
import io.southflow.cli.report.AlertOrder;
import io.southflow.schema.Alert;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Prints the alerts that are wanted: those that are kept in order of event time, later ones as they come. */
final class AlertPrinter {
    /**
     * How many of those that are kept are put in order, some 1 KiB each. In 30 days there are thousands; of more, the
     * earliest leave first, so that order is lost only between alerts that lie so many apart.
     */
    private static final int MOST_HELD = 50_000;

    private final AlertFilter filter;
    private final Since since;
    private final Decoder decoder;
    private final Function<Alert, String> line;
    private final PrintWriter out;
    private final AlertOrder held = new AlertOrder(MOST_HELD);
    private Instant newest = Instant.EPOCH;

    /** @param since null for all */
    AlertPrinter(AlertFilter filter, Since since, Decoder decoder, Function<Alert, String> line, PrintWriter out) {
        this.filter = filter;
        this.since = since;
        this.decoder = decoder;
        this.line = line;
        this.out = out;
    }

    /** Keeps an alert until {@link #printHeld}. */
    void hold(ConsumerRecord<String, byte[]> record) {
        wanted(record).map(held::add).ifPresent(this::printIfRecent);
    }

    /** Prints what is held, in order of event time, until {@code stopped}. */
    void printHeld(BooleanSupplier stopped) {
        for (Alert alert = held.poll(); alert != null && !stopped.getAsBoolean(); alert = held.poll()) {
            printIfRecent(alert);
        }
    }

    void print(ConsumerRecord<String, byte[]> record) {
        wanted(record).ifPresent(this::printIfRecent);
    }

    private Optional<Alert> wanted(ConsumerRecord<String, byte[]> record) {
        reach(eventTime(record));
        if (!filter.mayWant(record)) {
            return Optional.empty();
        }
        Optional<Alert> alert = decoder.decode(record, Alert.class);
        alert.ifPresent(found -> reach(found.getEventTime()));
        return alert.filter(filter::wants);
    }

    /** From the header, so that an alert that is not wanted tells the time too. */
    private static Instant eventTime(ConsumerRecord<String, byte[]> record) {
        Header time = record.headers().lastHeader("ce_time");
        try {
            return time == null
                    ? Instant.EPOCH
                    : OffsetDateTime.parse(new String(time.value(), StandardCharsets.UTF_8))
                            .toInstant();
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    private void reach(Instant eventTime) {
        if (eventTime.isAfter(newest)) {
            newest = eventTime;
        }
    }

    private void printIfRecent(Alert alert) {
        if (since == null || since.takes(alert.getEventTime(), newest)) {
            out.println(line.apply(alert));
            out.flush();
        }
    }
}
