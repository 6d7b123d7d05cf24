package io.southflow.topology;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Prices that wander about an anchor, but where a {@link GoldenRole} leads them away. Thousandths of a dollar. */
final class GoldenPrices {
    private static final int SESSIONS_OF_TREND_DAYS = 18;

    private final SplittableRandom random;
    private final Map<String, Long> anchors = new HashMap<>();
    private final Map<String, Long> latest = new HashMap<>();

    GoldenPrices(SplittableRandom random) {
        this.random = random;
        GoldenRole.each((symbol, role) -> {
            long anchor = 20_000L + 1_000 * random.nextInt(300);
            anchors.put(symbol, anchor);
            latest.put(symbol, role == GoldenRole.RISES ? anchor * 2 : anchor);
        });
    }

    long latest(String symbol) {
        return latest.get(symbol);
    }

    void set(String symbol, long price) {
        latest.put(symbol, price);
    }

    /** Within so much of 0, either way. */
    double noise(double most) {
        return (random.nextDouble() * 2 - 1) * most;
    }

    /** The change of a session of the years before, by which one that began twice as high comes down in 2022. */
    double changeOfHistory(String symbol, LocalDate date) {
        double back = date.isBefore(LocalDate.parse("2022-01-10")) ? 0 : 0.2;
        return noise(0.015) - back * distance(symbol);
    }

    /** The change of a session. */
    double change(String symbol, GoldenRole role, LocalDate date) {
        if (date.isAfter(GoldenScript.CUT)) {
            return switch (role) {
                case RISES -> -0.11;
                case FALLS -> 0.12;
                case BOUGHT -> 0.16;
                case SOLD -> -0.16;
                case GAPS -> noise(0.015);
                case INDEX -> -0.04;
            };
        }
        if (date.isAfter(GoldenScript.CUT.minusDays(SESSIONS_OF_TREND_DAYS))) {
            switch (role) {
                case RISES -> {
                    return 0.02 + noise(0.008);
                }
                case FALLS -> {
                    return -0.018 + noise(0.008);
                }
                case INDEX -> {
                    return 0.012 + noise(0.008);
                }
                default -> {}
            }
        }
        return noise(0.015) - 0.3 * distance(symbol);
    }

    private double distance(String symbol) {
        return (double) (latest.get(symbol) - anchors.get(symbol)) / anchors.get(symbol);
    }
}
