package io.southflow.analytics.detector;

import io.southflow.analytics.row.Block;
import io.southflow.analytics.row.RowBuffer;
import io.southflow.analytics.row.RowSink;
import io.southflow.analytics.row.SavedBlock;
import io.southflow.calendar.TradingCalendar;
import java.io.IOException;
import java.util.function.ObjIntConsumer;

/**
 * The rules of one stock at work: a detector and an episode for each, by what they watch. Made when the subject has its
 * first session, for of many stocks most are never sold short.
 *
 * <p>What a rule remembers is saved under its id with its version, the episode apart from the detector's memory. A memory
 * that cannot be read is left cold until closed sessions give it back, unless an alert hangs on it.
 */
public final class RuleBook {
    private static final Running[] NONE = {};

    private static final Block ALERTS = Block.kept("a", 1, "alerts of rules");
    private static final Block MEMORIES = Block.kept("m", 1, "memories of rules");

    /** A rule at work. */
    private static final class Running {
        private final Rule rule;
        private final Thresholds thresholds;
        private final Block alert;
        private final Block memory;
        private Detector detector;
        private final Episode episode = new Episode();
        private final int holds;
        private final int gone;

        private Running(Rule rule, Thresholds thresholds) {
            this.rule = rule;
            this.thresholds = thresholds;
            alert = Block.kept(rule.id(), 1, "the alert of a rule");
            memory = new Block(
                    rule.id(),
                    rule.version(),
                    "the memory of a rule",
                    rule.watches().hasSessions());
            detector = rule.detector().apply(thresholds);
            holds = thresholds.whole(rule.holds());
            gone = thresholds.whole(rule.gone());
        }

        private void forget() {
            detector = rule.detector().apply(thresholds);
        }
    }

    private final DetectorSettings settings;
    private final TradingCalendar calendar;
    private final Running[][] running = new Running[Subject.values().length][];

    public RuleBook(DetectorSettings settings, TradingCalendar calendar) {
        this.settings = settings;
        this.calendar = calendar;
    }

    private Running[] of(Subject subject) {
        Running[] all = running[subject.ordinal()];
        if (all == null) {
            all = settings.rules().all().stream()
                    .filter(rule -> rule.watches() == subject)
                    .map(rule -> new Running(rule, settings.thresholds()))
                    .toArray(Running[]::new);
            running[subject.ordinal()] = all;
        }
        return all;
    }

    /** A session of a subject opens. */
    public void open(Subject subject, Past past, int day) {
        for (Running each : of(subject)) {
            each.detector.open(past, day);
        }
    }

    /** Judges a point of a subject. */
    public void judge(Subject subject, Point point, Signal.Sink sink) {
        for (Running each : of(subject)) {
            int verdict = each.detector.judge(point, each.episode.isActive());
            // Nearly always: it is at rest, and so it stays.
            if (verdict > 0 || !each.episode.isAtRest()) {
                step(each, point, verdict, sink);
            }
        }
    }

    private void step(Running each, Point point, int verdict, Signal.Sink sink) {
        int before = each.episode.level();
        AlertState state = each.episode.step(point, verdict, each.holds, each.gone, this::tradingSeconds);
        if (state == null) {
            return;
        }
        if (state == AlertState.RAISED) {
            each.detector.raised(point);
        }
        sink.accept(new Signal(
                each.rule,
                state,
                each.episode.level(),
                before,
                each.episode.raisedMillis(),
                point.eventMillis(),
                each.detector.evidence(point)));
        if (state == AlertState.CLEARED) {
            each.episode.end();
        }
    }

    /** Clears what is active of a subject: what will come is of another company. */
    public void end(Subject subject, Point last, Signal.Sink sink) {
        for (Running each : of(subject)) {
            step(each, last, Detector.OVER, sink);
        }
    }

    private int tradingSeconds(int fromDay, int fromSecond, int toDay, int toSecond) {
        int seconds = toSecond - fromSecond;
        for (int day = fromDay; day < toDay; day++) {
            seconds += calendar.isTradingDay(day) ? calendar.closeOf(day) : 0;
        }
        return seconds;
    }

    /** Tells each rule with an alert that is active, and its level. */
    public void forEachActive(ObjIntConsumer<Rule> action) {
        for (Running[] all : running) {
            for (Running each : all == null ? NONE : all) {
                if (each.episode.isActive()) {
                    action.accept(each.rule, each.episode.level());
                }
            }
        }
    }

    /** Clears every alert that is active, without a point: the stock is not kept any more. */
    public void end(long millis, Signal.Sink sink) {
        for (Running[] all : running) {
            for (Running each : all == null ? NONE : all) {
                if (each.episode.isActive()) {
                    int level = each.episode.level();
                    long raised = each.episode.raisedMillis();
                    sink.accept(new Signal(each.rule, AlertState.CLEARED, level, level, raised, millis, new double[0]));
                    each.episode.end();
                }
            }
        }
    }

    /** What the rules' gauges show, in the order of {@link Rules#gauges}; NaN where there is nothing to show. */
    public double[] gauges() {
        double[] gauges = new double[settings.rules().gauges().size()];
        int at = 0;
        for (Rule rule : settings.rules().all()) {
            if (rule.gauge() != null) {
                gauges[at++] = gauge(rule);
            }
        }
        return gauges;
    }

    private double gauge(Rule rule) {
        Running[] all = running[rule.watches().ordinal()];
        for (Running each : all == null ? NONE : all) {
            if (each.rule == rule) {
                return each.detector.gauge();
            }
        }
        return Double.NaN;
    }

    /** Writes what the rules of a subject remember, their alerts before their memories. */
    public void write(Subject subject, RowBuffer out) throws IOException {
        Running[] all = running[subject.ordinal()];
        if (all == null) {
            return;
        }
        out.put(ALERTS, within -> {
            for (Running each : all) {
                if (!each.episode.isAtRest()) {
                    out.put(each.alert, each.episode::write);
                }
            }
        });
        out.put(MEMORIES, within -> {
            for (Running each : all) {
                out.put(each.memory, each.detector::write);
            }
        });
    }

    /** Takes back what {@link #write} wrote; a rule that is no more is passed over. Returns whether a part is of that. */
    public boolean read(SavedBlock part) {
        if (part.is(ALERTS)) {
            part.readParts(ALERTS, this::readAlert);
        } else if (part.is(MEMORIES)) {
            part.readParts(MEMORIES, this::readMemory);
        } else {
            return false;
        }
        return true;
    }

    private void readAlert(SavedBlock part) {
        Running each = find(part.id());
        if (each == null) {
            part.passOver();
        } else {
            part.read(each.alert, (version, in) -> each.episode.read(in));
        }
    }

    private void readMemory(SavedBlock part) {
        Running each = find(part.id());
        if (each == null) {
            part.passOver();
        } else if (each.memory.isRebuilt() && each.episode.isAtRest()) {
            part.readOr(each.memory, (version, in) -> each.detector.read(version, in), each::forget);
        } else {
            part.read(each.memory, (version, in) -> each.detector.read(version, in));
        }
    }

    /** Makes the rules of the one subject only: what is read back must not begin what the stock has not seen. */
    private Running find(String id) {
        for (Rule rule : settings.rules().all()) {
            if (rule.id().equals(id)) {
                return find(rule.watches(), id);
            }
        }
        return null;
    }

    /** Takes over an alert and a memory as the release before blocks wrote them. */
    public void resume(Subject subject, String id, int level, long raisedMillis, byte[] memory) {
        Running each = find(subject, id);
        if (each != null) {
            each.episode.resume(level, raisedMillis);
            RowSink.parse(memory, in -> each.detector.read(0, in));
        }
    }

    private Running find(Subject subject, String id) {
        for (Running each : of(subject)) {
            if (each.rule.id().equals(id)) {
                return each;
            }
        }
        return null;
    }
}
