package io.southflow.topology;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** What the code says today, on purpose, in other words than a release did, and where two texts differ otherwise. */
final class GoldenDifferences {
    private static final int SHOWN_CHARACTERS = 100;

    private static final Pattern PARTIAL = Pattern.compile(GoldenFile.OUT + "\tsouthbound\\.partials\t.*");
    private static final Pattern CE_ID = Pattern.compile("(ce_id=[^;]+)");
    private static final Pattern MONEY_GAUGE = Pattern.compile(
            GoldenFile.GAUGE
                    + "\t([^\t]+\t(nets|buyDay|sellDay)|(03690|06060|01810|00992)\tsouthflow_flow_.*|active\t[A-Z]+FLOW_SURGE.*)\t.*");
    private static final Pattern READ = Pattern.compile("events:\\{read:(\\d+),");

    /** @param toToday from a line of the golden file to what is expected today */
    private record Difference(String release, String why, UnaryOperator<String> toToday) {}

    private static final List<Difference> DIFFERENCES = List.of(
            new Difference(
                    "1-rows",
                    "a task's part of the market left in the midst of an event, before it was counted, now it leaves after it",
                    line -> PARTIAL.matcher(line).matches()
                            ? READ.matcher(line)
                                    .replaceFirst(read -> "events:{read:" + (Long.parseLong(read.group(1)) + 1) + ",")
                            : line),
            new Difference("1-rows", "ce_id ended with the state, now the level follows", line -> CE_ID.matcher(line)
                    .replaceFirst("$1-" + (line.contains("severity=CRITICAL") ? 2 : 1))),
            new Difference(
                    "1-rows",
                    "what is wrong with a day or a time now begins with the field and says more",
                    line -> line.replace(
                                    "detail=southbound trading is closed on 2025-02-08 by the calendar in force",
                                    "detail=eventTime: 2025-02-08 is no day of southbound trading: it is a Saturday")
                            .replace(
                                    "detail=event time 2026-03-03T02:00:00Z is ahead",
                                    "detail=eventTime: 2026-03-03T10:00+08:00 is ahead")));

    /**
     * Whether a line of a release is compared. Gauges of money were as of the task's last closed second, and now are what the
     * last NetInflow said, in silence as of the second that is open; what is judged, and so active, of stocks whose session the
     * figure of its day closed is now what it was before that, see {@link GoldenDayFigures}.
     */
    static boolean isCompared(String release, String line) {
        return !release.equals("1-rows") || !MONEY_GAUGE.matcher(line).matches();
    }

    private GoldenDifferences() {}

    /** What is expected today in the place of a line. */
    static String expected(String release, String line) {
        String expected = line;
        for (Difference each : DIFFERENCES) {
            expected = each.release.equals(release) ? each.toToday.apply(expected) : expected;
        }
        return expected;
    }

    /** The place of the first difference; "" when there is none. */
    static String first(List<String> expected, List<String> actual) {
        for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
            if (!expected.get(i).equals(actual.get(i))) {
                return first(expected.get(i), actual.get(i));
            }
        }
        return expected.size() == actual.size() ? "" : "expected lines " + expected + "\n but there are " + actual;
    }

    private static String first(String expected, String actual) {
        int at = 0;
        while (at < Math.min(expected.length(), actual.length()) && expected.charAt(at) == actual.charAt(at)) {
            at++;
        }
        return "expected " + around(at, expected) + "\n but was  " + around(at, actual);
    }

    private static String around(int at, String line) {
        String head = line.substring(0, Math.min(at, SHOWN_CHARACTERS / 2));
        return head + " ... "
                + line.substring(
                        Math.max(0, at - SHOWN_CHARACTERS / 2), Math.min(line.length(), at + SHOWN_CHARACTERS));
    }
}
