package io.southflow.analytics.flow;

import io.southflow.analytics.row.DayRows;
import io.southflow.analytics.row.VarInts;
import io.southflow.analytics.statistic.Samples;
import io.southflow.analytics.unit.Basis;
import io.southflow.analytics.unit.Channel;
import io.southflow.analytics.unit.Money;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What is kept of one session's money in one stock: the sum of its events, the official figure that replaces it once
 * there is one, and the samples of its 30-minute net.
 */
public final class SessionFlow {
    static final DayRows.Format<SessionFlow> FORMAT = new DayRows.Format<>() {
        @Override
        public void write(SessionFlow session, DataOutput out) throws IOException {
            session.write(out);
        }

        @Override
        public SessionFlow read(int day, int version, DataInput in) throws IOException {
            return SessionFlow.read(day, in);
        }
    };

    private final int day;
    private final long[] events = new long[Money.LANES];
    private final long[] official = new long[Money.LANES];
    private final int[] officialBasis = new int[Channel.values().length];
    private final Samples samples = new Samples();
    private int eventBasis;

    public SessionFlow(int day) {
        this.day = day;
    }

    public int day() {
        return day;
    }

    /** Samples of the session's 30-minute net. */
    public Samples samples() {
        return samples;
    }

    /** The sum of the events so far, as of the end of the session. */
    public void setEvents(long[] lanes, int basisMask) {
        System.arraycopy(lanes, 0, events, 0, Money.LANES);
        eventBasis = basisMask;
    }

    /**
     * The official figure of a channel, in place of its events.
     *
     * @return false when it is that already
     */
    public boolean setOfficial(Channel channel, long buy, long sell, Basis basis) {
        int lane = Money.lane(channel);
        if (official[lane] == buy && official[lane + 1] == sell && officialBasis[channel.ordinal()] == basis.bit()) {
            return false;
        }
        official[lane] = buy;
        official[lane + 1] = sell;
        officialBasis[channel.ordinal()] = basis.bit();
        return true;
    }

    /** Whether a channel has an official figure. */
    public boolean isOfficial(Channel channel) {
        return officialBasis[channel.ordinal()] != 0;
    }

    /** Adds the session to {@code lanes}: for each channel the official figure, else the given sum of its events. */
    public void addTo(long[] lanes, long[] eventSums) {
        for (Channel channel : Channel.values()) {
            long[] from = isOfficial(channel) ? official : eventSums;
            int lane = Money.lane(channel);
            lanes[lane] += from[lane];
            lanes[lane + 1] += from[lane + 1];
        }
    }

    /** Adds the closed session to {@code lanes}. */
    public void addTo(long[] lanes) {
        addTo(lanes, events);
    }

    /** The bases of what is in the session, given those of its events. */
    public int basisMask(int ofEvents) {
        int mask = 0;
        for (Channel channel : Channel.values()) {
            mask |= basisMask(channel, ofEvents);
        }
        return mask;
    }

    /** The bases of what is in the session of one channel, given those of its events. */
    int basisMask(Channel channel, int ofEvents) {
        return isOfficial(channel) ? officialBasis[channel.ordinal()] : ofEvents;
    }

    /** The bases of the closed session's events. */
    int eventBasis() {
        return eventBasis;
    }

    /** The bases of what is in the closed session. */
    public int basisMask() {
        return basisMask(eventBasis);
    }

    public void write(DataOutput out) throws IOException {
        for (long amount : events) {
            VarInts.write(out, amount);
        }
        for (Channel channel : Channel.values()) {
            out.writeByte(officialBasis[channel.ordinal()]);
            if (isOfficial(channel)) {
                VarInts.write(out, official[Money.lane(channel)]);
                VarInts.write(out, official[Money.lane(channel) + 1]);
            }
        }
        out.writeByte(eventBasis);
        samples.write(out);
    }

    public static SessionFlow read(int day, DataInput in) throws IOException {
        SessionFlow session = new SessionFlow(day);
        for (int lane = 0; lane < Money.LANES; lane++) {
            session.events[lane] = VarInts.readLong(in);
        }
        for (Channel channel : Channel.values()) {
            session.officialBasis[channel.ordinal()] = in.readByte();
            if (session.isOfficial(channel)) {
                session.official[Money.lane(channel)] = VarInts.readLong(in);
                session.official[Money.lane(channel) + 1] = VarInts.readLong(in);
            }
        }
        session.eventBasis = in.readByte();
        session.samples.read(in);
        return session;
    }
}
