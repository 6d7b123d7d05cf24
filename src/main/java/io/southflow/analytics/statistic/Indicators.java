package io.southflow.analytics.statistic;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What closed sessions say of today's price: Wilder's RSI and Bollinger's bands, made once a session. */
public final class Indicators {
    /** Of no sessions. */
    public static final Indicators NONE = new Indicators(0, null, null);

    private final int sessions;
    private final Wilder wilder;
    private final Bollinger bollinger;

    private Indicators(int sessions, Wilder wilder, Bollinger bollinger) {
        this.sessions = sessions;
        this.wilder = wilder;
        this.bollinger = bollinger;
    }

    /** From closes before today, oldest first. */
    public static Indicators of(long[] closes) {
        return new Indicators(closes.length, Wilder.of(closes, closes.length), Bollinger.of(closes, closes.length));
    }

    /** How many sessions are behind them. */
    public int sessions() {
        return sessions;
    }

    /** RSI with today at {@code price}, 0 to 100; NaN when too few sessions are known. */
    public double rsi(long price) {
        return isKnown() ? wilder.rsi(price) : Double.NaN;
    }

    /** %b with today at {@code price}; NaN when too few sessions are known. */
    public double percentB(long price) {
        return isKnown() ? bollinger.percentB(price) : Double.NaN;
    }

    private boolean isKnown() {
        return wilder != null && bollinger != null;
    }

    public void write(DataOutput out) throws IOException {
        out.writeInt(sessions);
        out.writeBoolean(isKnown());
        if (isKnown()) {
            wilder.write(out);
            bollinger.write(out);
        }
    }

    public static Indicators read(DataInput in) throws IOException {
        int sessions = in.readInt();
        return in.readBoolean()
                ? new Indicators(sessions, Wilder.read(in), Bollinger.read(in))
                : new Indicators(sessions, null, null);
    }
}
