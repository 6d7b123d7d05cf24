package io.southflow.analytics.rule;

import io.southflow.analytics.detector.Detector;
import io.southflow.analytics.detector.MarketAt;
import io.southflow.analytics.detector.Measure;
import io.southflow.analytics.detector.Past;
import io.southflow.analytics.detector.Point;
import io.southflow.analytics.detector.Rule;
import io.southflow.analytics.detector.Severity;
import io.southflow.analytics.detector.Subject;
import io.southflow.analytics.detector.Threshold;
import io.southflow.analytics.unit.RuleGauge;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** A rule of the market that nobody ships: money comes in on the last sessions, and today. */
public final class BuyingStreak {
    private static final Threshold SESSIONS = new Threshold(
            "buying-streak.sessions",
            Threshold.Kind.WHOLE,
            1,
            100,
            "3",
            "Sessions before today on which money came in.");

    public static final Rule RULE = new Rule(
            "BUYING_STREAK",
            1,
            Subject.MARKET,
            List.of(SESSIONS),
            List.of(),
            List.of(Severity.WARNING),
            List.of(new Measure("sessions", "sessions"), new Measure("net", "HKD")),
            new RuleGauge(
                    "southflow_buying_streak_sessions",
                    "Sessions before today on which money came in without a break."),
            new Rule.Meaning("money came in on 3 sessions, and does today", "", "today's net is negative"),
            (symbol, signal) -> symbol + ": money has come in for " + (int) signal.value("sessions") + " sessions",
            set -> new Streak(set.whole(SESSIONS)));

    private BuyingStreak() {}

    private static final class Streak implements Detector {
        private final int sessions;
        private int known;
        private int streak;
        private long netMilli;

        private Streak(int sessions) {
            this.sessions = sessions;
        }

        @Override
        public void open(Past past, int day) {
            long[] nets = past.marketNets();
            known = nets.length;
            streak = 0;
            while (streak < known && nets[known - 1 - streak] > 0) {
                streak++;
            }
        }

        @Override
        public int judge(Point point, boolean active) {
            if (!isWarm() || !(point instanceof MarketAt market)) {
                return SILENT;
            }
            netMilli = market.netMilli("1d");
            if (netMilli < 0) {
                return GONE;
            }
            return netMilli > 0 && streak >= sessions ? 1 : BETWEEN;
        }

        @Override
        public double[] evidence(Point point) {
            return new double[] {streak, netMilli / 1000.0};
        }

        @Override
        public boolean isWarm() {
            return known >= sessions;
        }

        @Override
        public double gauge() {
            return isWarm() ? streak : Double.NaN;
        }

        @Override
        public void write(DataOutput out) throws IOException {
            out.writeInt(known);
            out.writeInt(streak);
        }

        @Override
        public void read(int version, DataInput in) throws IOException {
            known = in.readInt();
            streak = in.readInt();
        }
    }
}
