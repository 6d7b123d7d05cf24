package io.southflow.topology;

import io.southflow.calendar.TradingTime;
import java.util.ArrayList;
import java.util.List;

/**
 * In the release "1-rows" the figure of a day closed the session of that day. Now the next session does: what the last seconds
 * had to say comes then, alerts to the letter, NetInflows as of the minute that was due.
 */
final class GoldenDayFigures {
    private static final String RELEASE = "1-rows";

    private final boolean isDifferent;
    /** Alerts that left with the figure of a day. */
    private final List<String> owed = new ArrayList<>();

    GoldenDayFigures(String release) {
        isDifferent = release.equals(RELEASE);
    }

    /** What is expected now of a step, given what there is. */
    List<String> expected(String step, List<String> expected, List<String> actual, GoldenText text) {
        if (!isDifferent || !GoldenFile.is(GoldenFile.IN, step)) {
            return expected;
        }
        List<String> now = new ArrayList<>(expected);
        if (isDayFigure(step, text)) {
            for (String line : expected) {
                if (!actual.contains(line)) {
                    now.remove(line);
                    owed.addAll(isNetInflow(line) ? List.of() : List.of(line));
                }
            }
        }
        return now;
    }

    /** What there is of a step without what is {@link #owed}. */
    List<String> actual(String step, List<String> expected, List<String> actual) {
        if (!isDifferent || !GoldenFile.is(GoldenFile.IN, step)) {
            return actual;
        }
        List<String> rest = new ArrayList<>(actual);
        for (String line : actual) {
            if (!expected.contains(line) && (owed.remove(line) || isNetInflow(line) && isOfEarlierDay(line, step))) {
                rest.remove(line);
            }
        }
        return rest;
    }

    /** Alerts that have not come. */
    List<String> owed() {
        return owed;
    }

    private static boolean isDayFigure(String step, GoldenText text) {
        String topic = GoldenFile.fields(step)[1];
        byte[] value = GoldenFile.input(step).value();
        return topic.equals(MonitorHarness.TOPICS.flows().name())
                && value != null
                && value.length > 30
                && text.of(value).contains("period:'DAY'");
    }

    private static boolean isNetInflow(String line) {
        return line.startsWith(GoldenFile.line(
                GoldenFile.OUT, MonitorHarness.TOPICS.netInflows().name(), ""));
    }

    private static boolean isOfEarlierDay(String line, String step) {
        return day(GoldenFile.fields(line)[3]) < day(GoldenFile.fields(step)[4]);
    }

    private static int day(String millis) {
        return TradingTime.dayOf(Long.parseLong(millis));
    }
}
