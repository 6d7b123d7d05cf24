package io.southflow.analytics.unit;

/** Where a figure comes from, strongest first. */
public enum Basis {
    REPORTED,
    ESTIMATED,
    SIMULATED;

    private static final Basis[] VALUES = values();

    /** The weakest of those whose {@link #bit} is set in {@code mask}; REPORTED when none is. */
    public static Basis weakest(int mask) {
        return mask == 0 ? REPORTED : VALUES[31 - Integer.numberOfLeadingZeros(mask)];
    }

    /** This basis as one bit of a mask. */
    public int bit() {
        return 1 << ordinal();
    }
}
