package io.southflow.topology.market;

import io.southflow.analytics.position.SessionGate;
import io.southflow.analytics.row.SavedBlock;
import io.southflow.topology.state.TaskRows;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The moment up to which the stocks of one task have come: the furthest that two of them have reached, so that one
 * stock's bad clock moves no other. With a single stock it is that stock's.
 */
public final class TaskClock {
    /** More than any reach: a day's seconds. */
    private static final long DAY = 100_000;

    private String leader;
    private int leaderDay = SessionGate.NONE;
    private int leaderReach;
    private boolean alone = true;
    private int day = SessionGate.NONE;
    private int reach;

    /**
     * A stock has come to a second of a session.
     *
     * @return whether the task's moment moved
     */
    boolean offer(String symbol, int itsDay, int itsReach) {
        if (leader == null || symbol.equals(leader)) {
            leader = symbol;
            if (position(itsDay, itsReach) > position(leaderDay, leaderReach)) {
                leaderDay = itsDay;
                leaderReach = itsReach;
            }
            return alone && moveTo(leaderDay, leaderReach);
        }
        if (alone) {
            alone = false;
        }
        if (position(itsDay, itsReach) <= position(leaderDay, leaderReach)) {
            return moveTo(itsDay, itsReach);
        }
        int secondDay = leaderDay;
        int secondReach = leaderReach;
        leader = symbol;
        leaderDay = itsDay;
        leaderReach = itsReach;
        return moveTo(secondDay, secondReach);
    }

    private boolean moveTo(int newDay, int newReach) {
        if (position(newDay, newReach) <= position(day, reach)) {
            return false;
        }
        day = newDay;
        reach = newReach;
        return true;
    }

    private static long position(int day, int reach) {
        return day == SessionGate.NONE ? Long.MIN_VALUE : day * DAY + reach;
    }

    /** The session, or {@link SessionGate#NONE}. */
    public int day() {
        return day;
    }

    /** How far it has come, as in {@link io.southflow.calendar.TradingTime#reachOf}. */
    public int reach() {
        return reach;
    }

    void write(DataOutput out) throws IOException {
        out.writeUTF(leader == null ? "" : leader);
        out.writeInt(leaderDay);
        out.writeInt(leaderReach);
        out.writeBoolean(alone);
        out.writeInt(day);
        out.writeInt(reach);
    }

    public void read(SavedBlock row) {
        row.read(TaskRows.CLOCK, (version, in) -> {
            String symbol = in.readUTF();
            leader = symbol.isEmpty() ? null : symbol;
            leaderDay = in.readInt();
            leaderReach = in.readInt();
            alone = in.readBoolean();
            day = in.readInt();
            reach = in.readInt();
        });
    }
}
