package io.southflow.bench.load;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A price that walks at random on a grid, and is drawn back to a level. */
public final class PriceWalk {
    /** Grids of the exchange's table, thousandths of a Hong Kong dollar. */
    private static final long[] GRIDS = {10, 20, 50, 100, 200};

    private static final double DRAWN_BACK = 0.02;

    private final SplittableRandom random;
    private final long gridMilli;
    private int level;
    private int steps;

    private PriceWalk(SplittableRandom random) {
        this.random = random;
        gridMilli = GRIDS[random.nextInt(GRIDS.length)];
        level = random.nextInt(200, 400);
        steps = level;
    }

    /** One for each of so many stocks. */
    public static PriceWalk[] of(long seed, int stocks) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, stocks)
                .mapToObj(stock -> new PriceWalk(random.split()))
                .toArray(PriceWalk[]::new);
    }

    /** The price in thousandths of a Hong Kong dollar. */
    public long now() {
        return steps * gridMilli;
    }

    /** The next price, at most so many steps of the grid away. */
    public long next(int most) {
        steps += random.nextInt(-most, most + 1);
        if (random.nextDouble() < DRAWN_BACK) {
            steps += Integer.signum(level - steps);
        }
        steps = Math.max(level / 2, Math.min(steps, level * 2));
        return now();
    }

    /** Makes the price of now the level. */
    public void settle() {
        level = steps;
    }
}
