package io.southflow.analytics.detector;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;

/** The life of one alert: raised at one threshold, escalated at a second, cleared at a third that lies below both. */
public final class Episode {
    private long raisedMillis;
    private Severity severity;

    /**
     * Goes on to a point.
     *
     * @return the transition, or null when there is none
     */
    public AlertState step(long millis, boolean raise, boolean critical, boolean clear) {
        if (!isActive()) {
            if (!raise) {
                return null;
            }
            raisedMillis = millis;
            severity = critical ? Severity.CRITICAL : Severity.WARNING;
            return AlertState.RAISED;
        }
        if (clear) {
            return AlertState.CLEARED;
        }
        if (critical && severity == Severity.WARNING) {
            severity = Severity.CRITICAL;
            return AlertState.ESCALATED;
        }
        return null;
    }

    /** Tells rule and severity while active. */
    public void ifActive(Rule rule, BiConsumer<Rule, Severity> action) {
        if (isActive()) {
            action.accept(rule, severity);
        }
    }

    public boolean isActive() {
        return severity != null;
    }

    /** The transition as a signal; a cleared episode ends with it. */
    public Signal signal(Rule rule, AlertState state, long eventMillis, List<Signal.Evidence> evidence) {
        Signal signal = new Signal(rule, state, severity, raisedMillis, eventMillis, evidence);
        if (state == AlertState.CLEARED) {
            severity = null;
        }
        return signal;
    }

    public void write(DataOutput out) throws IOException {
        out.writeByte(severity == null ? -1 : severity.ordinal());
        out.writeLong(raisedMillis);
    }

    public void read(DataInput in) throws IOException {
        int ordinal = in.readByte();
        severity = ordinal < 0 ? null : Severity.values()[ordinal];
        raisedMillis = in.readLong();
    }
}
