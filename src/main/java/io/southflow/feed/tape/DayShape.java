package io.southflow.feed.tape;

/**
 * The course of trading through a day: busier after the open and before the close. Turns a part of the day's activity
 * into the part of its trading time by which it has happened.
 */
final class DayShape {
    private static final int STEPS = 1_024;
    private static final double[] TIME_OF_ACTIVITY = invert();

    private DayShape() {}

    /** @param activity 0 to 1 @return trading time, 0 to 1 */
    static double timeOf(double activity) {
        double at = activity * STEPS;
        int step = Math.min(STEPS - 1, (int) at);
        double below = TIME_OF_ACTIVITY[step];
        return below + (TIME_OF_ACTIVITY[step + 1] - below) * (at - step);
    }

    /** Activity by a time x: its rate is 0.8 at noon and 1.4 at both ends. */
    private static double activityBy(double x) {
        double fromNoon = x - 0.5;
        return 0.8 * x + 0.8 * fromNoon * fromNoon * fromNoon + 0.1;
    }

    private static double[] invert() {
        double[] times = new double[STEPS + 1];
        for (int i = 1; i < STEPS; i++) {
            double low = 0;
            double high = 1;
            for (int bit = 0; bit < 50; bit++) {
                double middle = (low + high) / 2;
                if (activityBy(middle) < (double) i / STEPS) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            times[i] = low;
        }
        times[STEPS] = 1;
        return times;
    }
}
