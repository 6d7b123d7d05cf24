package io.southflow.analytics.statistic;

import java.util.Arrays;

/** The median of whole numbers and their median absolute deviation from it. */
public record Median(double value, double absoluteDeviation) {
    private static final double NORMAL = 0.6745;

    /** Of at least one number. */
    public static Median of(long[] numbers) {
        double value = middle(Arrays.stream(numbers).asDoubleStream().toArray());
        return new Median(
                value,
                middle(Arrays.stream(numbers)
                        .mapToDouble(n -> Math.abs(n - value))
                        .toArray()));
    }

    /** 0.6745 x (x - median) / MAD: about a normal deviate, but unmoved by outliers; infinite when the MAD is 0. */
    public double robustZ(double x) {
        return NORMAL * (x - value) / absoluteDeviation;
    }

    private static double middle(double[] numbers) {
        Arrays.sort(numbers);
        int half = numbers.length / 2;
        return numbers.length % 2 == 1 ? numbers[half] : (numbers[half - 1] + numbers[half]) / 2;
    }
}
