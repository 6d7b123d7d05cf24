package io.southflow.analytics.position;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Decides which session one stock's feed is in. An event of a later session does not open it alone: it is held until
 * another one beyond the current session bears witness, so that one bad clock cannot close a day. Of two witnesses for
 * different days the earlier is opened and the later stays held.
 */
public final class SessionGate {
    /** No session yet. */
    public static final int NONE = Integer.MIN_VALUE;

    /** What becomes of an event. */
    public enum Verdict {
        /** Of the current session. */
        CURRENT,
        /** Of a session that is closed. */
        LATE,
        /** Kept until a second witness comes: {@link #hold} it. */
        HOLD,
        /** The event that is held already. */
        DUPLICATE,
        /** Opens its session, which is the held event's too: open, take the held event, then this one. */
        OPENS_WITH_HELD,
        /** Opens its session, which is before the held event's: open, take this one, keep holding. */
        OPENS,
        /** The held event's session is before this one's: open that, take the held event, then hold this one. */
        OPENS_HELD
    }

    /** An event that waits: its day, its identity and the event itself. */
    public record Held(int day, String identity, byte[] event) {}

    private int day = NONE;
    private Held held;

    /** Judges an event of a day. {@code identity} tells one event of the day from another. */
    public Verdict judge(int eventDay, String identity) {
        if (eventDay <= day) {
            return eventDay == day ? Verdict.CURRENT : Verdict.LATE;
        }
        if (held == null) {
            return Verdict.HOLD;
        }
        if (held.day == eventDay) {
            return held.identity.equals(identity) ? Verdict.DUPLICATE : Verdict.OPENS_WITH_HELD;
        }
        return eventDay < held.day ? Verdict.OPENS : Verdict.OPENS_HELD;
    }

    /** The current session, days since the epoch, or {@link #NONE}. */
    public int day() {
        return day;
    }

    public void open(int newDay) {
        day = newDay;
    }

    public boolean isHolding() {
        return held != null;
    }

    public void hold(int eventDay, String identity, byte[] event) {
        held = new Held(eventDay, identity, event);
    }

    /** The session that an event of a day would open; {@link #NONE}, nearly always, when it would open none. */
    public int opens(int eventDay, String identity) {
        return switch (judge(eventDay, identity)) {
            case OPENS, OPENS_WITH_HELD -> eventDay;
            case OPENS_HELD -> held.day;
            default -> NONE;
        };
    }

    /** The day of the held event, or {@link #NONE}. */
    public int heldDay() {
        return held == null ? NONE : held.day;
    }

    /** The identity of the held event; there must be one. */
    public String heldIdentity() {
        return held.identity;
    }

    /** Holds what another one held. */
    public void holdAs(SessionGate other) {
        held = other.held;
    }

    /** Hands out the held event and holds it no longer; null when there is none. */
    public Held release() {
        Held released = held;
        held = null;
        return released;
    }

    public void write(DataOutput out) throws IOException {
        out.writeInt(day);
        out.writeBoolean(held != null);
        if (held != null) {
            out.writeInt(held.day);
            out.writeUTF(held.identity);
            out.writeInt(held.event.length);
            out.write(held.event);
        }
    }

    public void read(DataInput in) throws IOException {
        day = in.readInt();
        held = null;
        if (in.readBoolean()) {
            int heldDay = in.readInt();
            String identity = in.readUTF();
            byte[] event = new byte[in.readInt()];
            in.readFully(event);
            held = new Held(heldDay, identity, event);
        }
    }
}
