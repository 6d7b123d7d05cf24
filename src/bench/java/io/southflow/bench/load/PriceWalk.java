package io.southflow.bench.load;

import java.util.SplittableRandom;

/** A price that walks at random on a grid of 200 to 400 steps, and is drawn back to where it began. */
public final class PriceWalk {
    /** About 3 % of a price: what a stock moves from one close to the next. */
    public static final int STEPS_A_DAY = 6;

    private static final double DRAWN_BACK = 0.02;

    private final SplittableRandom random;
    private final int most;
    private final long gridMilli;
    private final int level;
    private int steps;

    /** @param most steps that it takes at once */
    public PriceWalk(SplittableRandom random, int most) {
        this.random = random;
        this.most = most;
        // Grids of the exchange's table: a cent, two, five, ten and twenty.
        gridMilli = new long[] {10, 20, 50, 100, 200}[random.nextInt(5)];
        level = random.nextInt(200, 400);
        steps = level;
    }

    /** The price in thousandths of a Hong Kong dollar. */
    public long now() {
        return steps * gridMilli;
    }

    /** The next price. */
    public long next() {
        steps += random.nextInt(-most, most + 1);
        if (random.nextDouble() < DRAWN_BACK) {
            steps += Integer.signum(level - steps);
        }
        steps = Math.max(level / 2, Math.min(steps, level * 2));
        return now();
    }
}
