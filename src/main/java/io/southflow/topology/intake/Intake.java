package io.southflow.topology.intake;

import io.southflow.check.EventChecks;
import io.southflow.check.RejectReason;
import io.southflow.check.Rejection;
import io.southflow.schema.CorporateAction;
import io.southflow.schema.DailyBar;
import io.southflow.schema.ShortSale;
import io.southflow.schema.SouthboundFlow;
import io.southflow.schema.Tick;
import io.southflow.topology.api.MonitorSettings;
import io.southflow.wire.FieldReader;
import io.southflow.wire.FlowFields;
import io.southflow.wire.TickFields;
import io.southflow.wire.Topic;
import io.southflow.wire.Topics;
import io.southflow.wire.UndecodableException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Utils;

/**
 * Bytes to checked events. What comes out has passed {@link EventChecks} and is under the key and on the partition where it
 * belongs; everything else is a {@link Rejection}.
 */
public final class Intake {
    private final Topics topics;
    private final Deserializer<?> deserializer;
    private final FieldReader<SouthboundFlow> flows;
    private final FieldReader<Tick> ticks;
    private final EventChecks checks;
    private final int partitions;

    public Intake(MonitorSettings settings, Deserializer<?> deserializer) {
        topics = settings.topics();
        this.deserializer = deserializer;
        flows = new FieldReader<>(deserializer, SouthboundFlow.class);
        ticks = new FieldReader<>(deserializer, Tick.class);
        checks = new EventChecks(settings.calendar(), settings.indices(), settings.maxAhead());
        partitions = settings.partitions();
    }

    /**
     * Decodes and checks a flow.
     *
     * @param nowMillis wall clock, milliseconds since the epoch, UTC
     * @param keyChecked whether an earlier record of this key and partition has passed: then both are as they must be
     */
    public void read(ConsumerRecord<byte[], byte[]> input, long nowMillis, boolean keyChecked, FlowFields flow)
            throws Rejection {
        checkEnvelope(input, keyChecked);
        if (!flows.read(input.value(), input.key(), flow)) {
            flow.set(decode(input, topics.flows()));
        }
        checks.check(flow, nowMillis, keyChecked && flow.symbol() == input.key());
        checkKey(flow.symbol(), input);
    }

    /** Decodes and checks a tick, likewise. */
    public void read(ConsumerRecord<byte[], byte[]> input, long nowMillis, boolean keyChecked, TickFields tick)
            throws Rejection {
        checkEnvelope(input, keyChecked);
        if (!ticks.read(input.value(), input.key(), tick)) {
            tick.set(decode(input, topics.ticks()));
        }
        checks.check(tick, nowMillis, keyChecked && tick.symbol() == input.key());
        checkKey(tick.symbol(), input);
    }

    public ShortSale readShortSale(ConsumerRecord<byte[], byte[]> input, long nowMillis) throws Rejection {
        ShortSale sale = read(input, nowMillis, topics.shortSales());
        checkKey(bytes(sale.getSymbol()), input);
        return sale;
    }

    public DailyBar readDailyBar(ConsumerRecord<byte[], byte[]> input, long nowMillis) throws Rejection {
        DailyBar bar = read(input, nowMillis, topics.dailyBars());
        checkKey(bytes(bar.getSymbol()), input);
        return bar;
    }

    public CorporateAction readCorporateAction(ConsumerRecord<byte[], byte[]> input, long nowMillis) throws Rejection {
        CorporateAction action = read(input, nowMillis, topics.corporateActions());
        checkKey(bytes(action.getSymbol()), input);
        return action;
    }

    private <R extends SpecificRecord> R read(ConsumerRecord<byte[], byte[]> input, long nowMillis, Topic<R> topic)
            throws Rejection {
        checkEnvelope(input, false);
        R event = decode(input, topic);
        checks.check(event, nowMillis);
        return event;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void checkEnvelope(ConsumerRecord<byte[], byte[]> input, boolean keyChecked) throws Rejection {
        if (input.key() == null) {
            throw new Rejection(RejectReason.NO_KEY, "the key must be the symbol");
        }
        if (input.value() == null) {
            throw new Rejection(RejectReason.NO_VALUE, "a tombstone says nothing here");
        }
        if (!keyChecked && Utils.toPositive(Utils.murmur2(input.key())) % partitions != input.partition()) {
            throw new Rejection(RejectReason.WRONG_PARTITION, "use the murmur2 partitioner of Kafka's Java client");
        }
    }

    private <R extends SpecificRecord> R decode(ConsumerRecord<byte[], byte[]> input, Topic<R> topic) throws Rejection {
        Object event;
        try {
            event = deserializer.deserialize(input.topic(), input.value());
        } catch (UndecodableException e) {
            throw new Rejection(RejectReason.valueOf(e.reason().name()), e.getMessage());
        } catch (SerializationException e) {
            // Another serializer's class: bad bytes and a registry out of reach look alike but for the cause.
            if (isOutage(e)) {
                throw e;
            }
            throw new Rejection(RejectReason.UNDECODABLE, String.valueOf(e.getMessage()));
        }
        if (!topic.type().isInstance(event)) {
            throw new Rejection(
                    RejectReason.WRONG_SCHEMA,
                    "expected " + topic.type().getSimpleName() + ", found "
                            + (event == null ? "nothing" : event.getClass().getSimpleName()));
        }
        return topic.type().cast(event);
    }

    /** Whether a failure to decode is the registry's and says nothing about the record. */
    public static boolean isOutage(Throwable thrown) {
        for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof java.io.IOException) {
                return true;
            }
        }
        return false;
    }

    private static void checkKey(byte[] symbol, ConsumerRecord<byte[], byte[]> input) throws Rejection {
        if (!Arrays.equals(symbol, input.key())) {
            throw new Rejection(
                    RejectReason.KEY_MISMATCH,
                    "key '" + new String(input.key(), 0, Math.min(input.key().length, 32), StandardCharsets.UTF_8)
                            + "' is not the symbol " + new String(symbol, StandardCharsets.UTF_8));
        }
    }
}
