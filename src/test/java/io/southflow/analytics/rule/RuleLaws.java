package io.southflow.analytics.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.detector.AlertState;
import io.southflow.analytics.detector.Detector;
import io.southflow.analytics.detector.DetectorSettings;
import io.southflow.analytics.detector.Rule;
import io.southflow.analytics.detector.RuleBook;
import io.southflow.analytics.detector.Rules;
import io.southflow.analytics.detector.Signal;
import io.southflow.analytics.detector.Subject;
import io.southflow.analytics.detector.Thresholds;
import io.southflow.analytics.row.Block;
import io.southflow.analytics.row.RowBuffer;
import io.southflow.analytics.row.RowStream;
import io.southflow.analytics.row.SavedBlock;
import io.southflow.analytics.rule.RandomPoints.Step;
import io.southflow.calendar.TradingCalendar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** What every rule must keep to, whatever it looks for. */
public final class RuleLaws {
    private static final Block HEAD = Block.kept("head", 0, "alerts and memories");
    /** More than a rule may remember of one stock, in bytes. */
    private static final int BOUND = 256;

    private static final int SESSIONS = 400;

    private final Rules rules;
    private final DetectorSettings settings;
    private final TradingCalendar calendar = TradingCalendar.hongKong();

    public RuleLaws(Rules rules) {
        this.rules = rules;
        settings = new DetectorSettings(0, rules, Thresholds.STANDARD);
    }

    private RuleBook book(Rule rule) {
        return new RuleBook(new DetectorSettings(0, new Rules(List.of(rule)), Thresholds.STANDARD), calendar);
    }

    private static void play(RuleBook book, Step step, List<String> told) {
        if (step.opens()) {
            book.open(step.subject(), step.past(), step.day());
        } else {
            book.judge(step.subject(), step.point(), signal -> told.add(text(signal)));
        }
    }

    private static String text(Signal signal) {
        return signal.rule() + " " + signal.state() + " " + signal.level() + " " + signal.before() + " "
                + signal.raisedMillis() + " " + signal.eventMillis() + " " + Arrays.toString(signal.values());
    }

    private static byte[] saved(RuleBook book, Subject subject) {
        RowBuffer buffer = new RowBuffer(64);
        try {
            book.write(subject, buffer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return buffer.toByteArray();
    }

    /** Saved and read back at any moment, it goes on the same; and what it remembers does not grow. */
    public void goesOnTheSameAfterARestart(Rule rule, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> expected = new ArrayList<>();
        List<String> found = new ArrayList<>();
        RuleBook undisturbed = book(rule);
        RuleBook rebuilt = book(rule);
        for (Step step : RandomPoints.of(rule.watches(), seed, SESSIONS)) {
            play(undisturbed, step, expected);
            play(rebuilt, step, found);
            if (random.nextInt(10) == 0) {
                byte[] bytes = saved(rebuilt, rule.watches());
                assertThat(bytes.length).as("bytes of " + rule).isLessThan(BOUND);
                rebuilt = book(rule);
                RuleBook next = rebuilt;
                new SavedBlock("head", 0, new RowStream(bytes), null).readParts(HEAD, next::read);
                assertThat(saved(next, rule.watches()))
                        .as("it reads what it writes")
                        .isEqualTo(bytes);
            }
            assertThat(rebuilt.gauges()).isEqualTo(undisturbed.gauges());
        }
        assertThat(found).as("seed %d", seed).isEqualTo(expected);
        assertThat(expected).as("the points are wild enough for " + rule).isNotEmpty();
    }

    /** What is read back of one subject begins none of the others, which the stock may never see. */
    public void beginsNothingElseWhenItIsReadBack(Rule rule, long seed) {
        RuleBook book = new RuleBook(settings, calendar);
        RandomPoints.of(rule.watches(), seed, 30).forEach(step -> play(book, step, new ArrayList<>()));
        RuleBook next = new RuleBook(settings, calendar);
        new SavedBlock("head", 0, new RowStream(saved(book, rule.watches())), null).readParts(HEAD, next::read);
        for (Subject subject : Subject.values()) {
            assertThat(saved(next, subject)).as(subject.name()).isEqualTo(saved(book, subject));
        }
    }

    /** However topics interleave, each rule says the same. */
    public void doesNotDependOnHowTopicsInterleave(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> one = interleaved(seed, random);
        List<String> other = interleaved(seed, random);
        assertThat(one).as("in another order").isNotEqualTo(other);
        assertThat(one.stream().sorted().toList())
                .as("seed %d", seed)
                .isEqualTo(other.stream().sorted().toList());
    }

    private List<String> interleaved(long seed, SplittableRandom random) {
        Map<Subject, List<Step>> steps = new EnumMap<>(Subject.class);
        Map<Subject, Integer> next = new EnumMap<>(Subject.class);
        for (Subject subject : Subject.values()) {
            steps.put(subject, RandomPoints.of(subject, seed, SESSIONS));
            next.put(subject, 0);
        }
        RuleBook book = new RuleBook(settings, calendar);
        List<String> told = new ArrayList<>();
        List<Subject> left = new ArrayList<>(steps.keySet());
        while (!left.isEmpty()) {
            Subject subject = left.get(random.nextInt(left.size()));
            int at = next.merge(subject, 1, Integer::sum) - 1;
            play(book, steps.get(subject).get(at), told);
            if (at + 1 == steps.get(subject).size()) {
                left.remove(subject);
            }
        }
        return told;
    }

    /** While it is not warm, its condition holds at no point; it is cold at first, and warm one day. */
    public void isSilentWhileCold(Rule rule, long seed) {
        Detector detector = rule.detector().apply(Thresholds.STANDARD);
        assertThat(detector.isWarm()).as("before the first point").isFalse();
        int warm = 0;
        for (Step step : RandomPoints.of(rule.watches(), seed, SESSIONS)) {
            if (step.opens()) {
                detector.open(step.past(), step.day());
            } else {
                int verdict = detector.judge(step.point(), false);
                if (detector.isWarm()) {
                    warm++;
                } else {
                    assertThat(verdict)
                            .as("%s at %s/%s", rule, step.day(), step.point().second())
                            .isLessThan(1);
                }
            }
        }
        assertThat(warm).isPositive();
    }

    /** RAISED, then ESCALATED to higher levels, then CLEARED; each episode with a name of its own. */
    public void keepsTheOrderOfStates(Rule rule, long seed) {
        List<Signal> signals = new ArrayList<>();
        RuleBook book = book(rule);
        for (Step step : RandomPoints.of(rule.watches(), seed, SESSIONS)) {
            if (step.opens()) {
                book.open(step.subject(), step.past(), step.day());
            } else {
                book.judge(step.subject(), step.point(), signals::add);
            }
        }
        int level = 0;
        long raised = Long.MIN_VALUE;
        for (Signal signal : signals) {
            assertThat(signal.before()).isEqualTo(level);
            assertThat(signal.values()).hasSize(rule.evidence().size());
            assertThat(signal.severity()).isIn(rule.severities());
            assertThat(rule.headline().apply("00700", signal)).contains("00700").doesNotContain("NaN");
            if (signal.state() == AlertState.CLEARED) {
                assertThat(signal.level()).isEqualTo(level).isPositive();
                assertThat(signal.raisedMillis()).isEqualTo(raised);
                level = 0;
                continue;
            }
            if (signal.state() == AlertState.RAISED) {
                assertThat(level).isZero();
                assertThat(signal.raisedMillis()).isGreaterThan(raised);
                raised = signal.raisedMillis();
            }
            assertThat(signal.level()).isGreaterThan(level);
            assertThat(signal.raisedMillis()).isEqualTo(raised);
            level = signal.level();
        }
        assertThat(signals).extracting(Signal::state).contains(AlertState.RAISED, AlertState.CLEARED);
    }

    public Rules rules() {
        return rules;
    }
}
