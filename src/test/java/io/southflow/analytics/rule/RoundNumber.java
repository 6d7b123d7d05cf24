package io.southflow.analytics.rule;

import io.southflow.analytics.detector.Detector;
import io.southflow.analytics.detector.Measure;
import io.southflow.analytics.detector.Point;
import io.southflow.analytics.detector.PriceAt;
import io.southflow.analytics.detector.Rule;
import io.southflow.analytics.detector.Severity;
import io.southflow.analytics.detector.Signal;
import io.southflow.analytics.detector.Subject;
import io.southflow.analytics.detector.Threshold;
import io.southflow.analytics.unit.RuleGauge;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** A rule that nobody ships, to show what one costs: the price touches a multiple of so many dollars. */
public final class RoundNumber {
    private static final Threshold STEP = new Threshold(
            "round-number.step-hkd",
            Threshold.Kind.HKD,
            1,
            10_000,
            "100",
            "A multiple of this is a round number, HKD.");
    private static final Threshold AWAY = new Threshold(
            "round-number.away",
            Threshold.Kind.DECIMAL,
            0,
            1,
            "0.02",
            "Distance from the number touched, as a share of it, from which ROUND_NUMBER is cleared.");

    public static final Rule RULE = new Rule(
            "ROUND_NUMBER",
            1,
            Subject.PRICES,
            List.of(STEP, AWAY),
            List.of(),
            List.of(Severity.WARNING),
            List.of(new Measure("price", "HKD"), new Measure("round", "HKD")),
            new RuleGauge(
                    "southflow_round_number_distance_ratio",
                    "Distance of the last price judged from the nearest round number, as a share of it."),
            new Rule.Meaning("the price reaches a multiple of HKD 100, from below or above", "", "2 % away from it"),
            (symbol, signal) -> headline(symbol, signal),
            set -> new Touch(set.milliHkd(STEP), set.of(AWAY)));

    private RoundNumber() {}

    private static String headline(String symbol, Signal signal) {
        return String.format(
                Locale.ROOT,
                "%s %s the round number %.0f",
                symbol,
                signal.isCleared() ? "leaves" : "touches",
                signal.value("round"));
    }

    /** Remembers the last price, by which it knows what was crossed, and the number that was touched. */
    private static final class Touch implements Detector {
        private final long stepMilli;
        private final double away;
        private long lastMilli;
        private long touchedMilli;

        private Touch(long stepMilli, double away) {
            this.stepMilli = stepMilli;
            this.away = away;
        }

        @Override
        public int judge(Point point, boolean active) {
            if (!(point instanceof PriceAt price)) {
                return SILENT;
            }
            long before = lastMilli;
            long now = price.priceMilli();
            lastMilli = now;
            if (before == 0) {
                return SILENT;
            }
            if (active) {
                return Math.abs(now - touchedMilli) > away * touchedMilli ? GONE : BETWEEN;
            }
            long round = Math.floorDiv(Math.max(before, now), stepMilli) * stepMilli;
            if (round == 0 || round < Math.min(before, now)) {
                return BETWEEN;
            }
            touchedMilli = round;
            return 1;
        }

        @Override
        public double[] evidence(Point point) {
            return new double[] {lastMilli / 1000.0, touchedMilli / 1000.0};
        }

        @Override
        public boolean isWarm() {
            return lastMilli != 0;
        }

        @Override
        public double gauge() {
            long nearest = Math.round((double) lastMilli / stepMilli) * stepMilli;
            return nearest == 0 ? Double.NaN : (double) (lastMilli - nearest) / nearest;
        }

        @Override
        public void write(DataOutput out) throws IOException {
            out.writeLong(lastMilli);
            out.writeLong(touchedMilli);
        }

        @Override
        public void read(int version, DataInput in) throws IOException {
            lastMilli = in.readLong();
            touchedMilli = in.readLong();
        }
    }
}
