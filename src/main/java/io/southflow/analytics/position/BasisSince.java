package io.southflow.analytics.position;

import io.southflow.analytics.unit.Basis;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The bases of one session's events, each from the trading second on at which it is first among them: so that what came
 * later says nothing about a moment before.
 */
public final class BasisSince {
    private static final Basis[] BASES = Basis.values();

    private final int[] seconds = new int[BASES.length];

    public BasisSince() {
        clear();
    }

    public void clear() {
        Arrays.fill(seconds, Integer.MAX_VALUE);
    }

    public void add(Basis basis, int second) {
        seconds[basis.ordinal()] = Math.min(seconds[basis.ordinal()], second);
    }

    /** Bases as of a second, as a mask. */
    public int maskAt(int second) {
        int mask = 0;
        for (Basis basis : BASES) {
            mask |= seconds[basis.ordinal()] <= second ? basis.bit() : 0;
        }
        return mask;
    }

    public void write(DataOutput out) throws IOException {
        for (int second : seconds) {
            out.writeInt(second);
        }
    }

    public void read(DataInput in) throws IOException {
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = in.readInt();
        }
    }
}
