package io.southflow.feed.tape;

import java.util.SplittableRandom;

/**
 * A random stream that belongs to one purpose, listing and day, so that any part of the tape can be generated without
 * the parts before it. Integer and IEEE arithmetic only: the same on every machine.
 */
final class Noise {
    /** What a stream is for; its ordinal is part of the key, so the order is part of the tape. */
    enum Purpose {
        LISTING,
        CLOSES,
        BAR,
        HISTORY,
        TURNOVER,
        NET_SHARE,
        NET,
        CHANNEL,
        SHORTS,
        TICKS,
        FLOWS_SH,
        FLOWS_SZ,
        MORNING_SHARE,
        REPORT_TIMES
    }

    private final SplittableRandom random;

    private Noise(long key) {
        random = new SplittableRandom(key);
    }

    static Noise of(long seed, Purpose purpose, int listing, int day) {
        long place = ((long) purpose.ordinal() << 56) ^ ((long) listing << 32) ^ day;
        return new Noise(mix(seed ^ mix(place)));
    }

    /** From 0 to below 1. */
    double uniform() {
        return random.nextDouble();
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Mean 0, deviation 1, bell-shaped and never beyond 3: the sum of three uniform numbers out of one draw. */
    double bell() {
        long bits = random.nextLong();
        long sum = (bits & 0x1F_FFFF) + ((bits >>> 21) & 0x1F_FFFF) + ((bits >>> 42) & 0x1F_FFFF);
        return sum * 0x1p-20 - 3;
    }

    /** Spreads neighbouring keys over all 64 bits (the finalizer of MurmurHash3). */
    private static long mix(long key) {
        long z = key + 0x9E37_79B9_7F4A_7C15L;
        z = (z ^ (z >>> 33)) * 0xFF51_AFD7_ED55_8CCDL;
        z = (z ^ (z >>> 33)) * 0xC4CE_B9FE_1A85_EC53L;
        return z ^ (z >>> 33);
    }
}
