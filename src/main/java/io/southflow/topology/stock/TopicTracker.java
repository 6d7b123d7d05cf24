package io.southflow.topology.stock;

import io.southflow.analytics.position.SessionGate;
import io.southflow.calendar.TradingTime;
import io.southflow.check.RejectReason;
import io.southflow.check.Rejection;
import io.southflow.topology.api.Outcome;
import io.southflow.topology.intake.HeldRecord;
import io.southflow.wire.EventFields;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Follows one topic's feed of one stock from session to session. */
public abstract class TopicTracker<E extends EventFields<?>> {
    private final String symbol;
    private final byte[] key;
    private final TopicClock clock;
    private final StockHost host;

    TopicTracker(String symbol, TopicClock clock, StockHost host) {
        this.symbol = symbol;
        key = symbol.getBytes(StandardCharsets.UTF_8);
        this.clock = clock;
        this.host = host;
    }

    public String symbol() {
        return symbol;
    }

    /** The symbol in UTF-8, as records have it for a key. */
    public byte[] key() {
        return key;
    }

    public TopicClock clock() {
        return clock;
    }

    StockHost host() {
        return host;
    }

    /** Ends the current session and begins another. */
    abstract void open(int day);

    /**
     * Counts an event of the current session in.
     *
     * @throws Rejection when it does not go with what the session has; a session's first event always does
     */
    abstract Outcome take(E event) throws Rejection;

    /** Decodes a record that was held; null when it is not taken any more, and then it is rejected. */
    abstract E decode(ConsumerRecord<byte[], byte[]> held);

    /** What tells the event from others of its session. */
    abstract String identity(E event);

    /** The session that an event would open, or {@link SessionGate#NONE}. */
    public int opens(E event) {
        SessionGate gate = clock.gate();
        int day = TradingTime.dayOf(event.eventMillis());
        return day <= gate.day() || !gate.isHolding() ? SessionGate.NONE : gate.opens(day, identity(event));
    }

    /** The stock leaves. */
    void rejectHeldUnconfirmed() {
        if (clock.gate().isHolding()) {
            SessionGate.Held held = clock.gate().release();
            host.reject(
                    HeldRecord.of(held.event()),
                    RejectReason.AHEAD_OF_FEED,
                    "session " + TradingTime.date(held.day()) + " was not confirmed by another event in "
                            + Departures.SESSIONS + " sessions");
        }
    }

    /** Takes an event, or holds it, or rejects it itself or by what it throws. */
    public Outcome offer(E event, ConsumerRecord<byte[], byte[]> input) throws Rejection {
        SessionGate gate = clock.gate();
        int day = TradingTime.dayOf(event.eventMillis());
        if (day == gate.day()) {
            if (gate.isHolding()) {
                rejectHeld();
            }
            return take(event);
        }
        String identity = identity(event);
        switch (gate.judge(day, identity)) {
            case LATE:
                return rejectLate(day, input);
            case DUPLICATE:
                return Outcome.DUPLICATE;
            case HOLD:
                hold(day, identity, input);
                return Outcome.ACCEPTED;
            case OPENS:
                open(day);
                return take(event);
            case OPENS_WITH_HELD:
                if (openWithHeld()) {
                    return take(event);
                }
                hold(day, identity, input);
                return Outcome.ACCEPTED;
            case OPENS_HELD:
                openWithHeld();
                hold(day, identity, input);
                return Outcome.ACCEPTED;
            default:
                throw new IllegalStateException("an event of the current session was judged above");
        }
    }

    private void hold(int day, String identity, ConsumerRecord<byte[], byte[]> input) {
        clock.gate().hold(day, identity, HeldRecord.toBytes(input));
    }

    /** Returns false when the held event is not taken any more: then it is no witness either. */
    private boolean openWithHeld() throws Rejection {
        SessionGate.Held held = clock.gate().release();
        E event = decode(HeldRecord.of(held.event()));
        if (event == null) {
            return false;
        }
        open(held.day());
        take(event);
        return true;
    }

    private void rejectHeld() {
        SessionGate.Held held = clock.gate().release();
        host.reject(
                HeldRecord.of(held.event()),
                RejectReason.AHEAD_OF_FEED,
                "session " + TradingTime.date(held.day()) + " while the feed is in " + TradingTime.date(clock.day()));
    }

    private Outcome rejectLate(int day, ConsumerRecord<byte[], byte[]> input) {
        host.reject(
                input,
                RejectReason.LATE,
                "session " + TradingTime.date(day) + " is closed, the feed is in " + TradingTime.date(clock.day()));
        return Outcome.LATE;
    }
}
