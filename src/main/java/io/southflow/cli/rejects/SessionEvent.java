package io.southflow.cli.rejects;

import io.southflow.calendar.TradingTime;
import io.southflow.schema.FlowPeriod;
import io.southflow.schema.SouthboundFlow;
import io.southflow.schema.Tick;
import io.southflow.wire.UndecodableException;
import java.io.IOException;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * What belongs to a session and is late once a later one is open: an increment of money, or a tick. Bars, reports,
 * actions, figures of a day or month carry their date and are never late in this sense.
 *
 * @param millis event time, milliseconds since the epoch
 * @param identity what tells it from others of its session
 */
record SessionEvent(long millis, String identity) {
    /** The day of the session, days since the epoch. */
    int day() {
        return TradingTime.dayOf(millis);
    }

    /**
     * The event in a record's value, or null when it holds none.
     *
     * @throws SerializationException and others of Kafka's when the registry gives no answer
     */
    static SessionEvent of(String topic, ConsumerRecord<byte[], byte[]> record, Deserializer<Object> deserializer) {
        try {
            Object event = deserializer.deserialize(topic, record.value());
            if (event instanceof SouthboundFlow flow && flow.getPeriod() == FlowPeriod.INCREMENT) {
                return of(flow.getEventTime(), flow.getChannel() + "/" + flow.getSequence() + "/" + flow.getSource());
            }
            if (event instanceof Tick tick) {
                return of(tick.getEventTime(), tick.getCancel() + "/" + tick.getSequence() + "/" + tick.getSource());
            }
            return null;
        } catch (UndecodableException e) {
            return null;
        } catch (SerializationException e) {
            if (isOutage(e)) {
                throw e;
            }
            return null;
        }
    }

    private static SessionEvent of(Instant time, String identity) {
        return new SessionEvent(time.toEpochMilli(), identity);
    }

    /** Another serializer's class tells bad bytes and a registry out of reach apart by the cause only. */
    private static boolean isOutage(Throwable thrown) {
        for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }
}
