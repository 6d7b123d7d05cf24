package io.southflow.feed.csv;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Counts refused rows by reason and reports the first of them. One thread adds; counts may be asked from any. */
public final class CsvRefusals {
    private static final int MOST_REASONS = 50;
    private static final String OTHERS = "other reasons";
    /** What a message shows of a cell, and other things that differ from row to row. */
    private static final Pattern SHOWN = Pattern.compile("'[^']*' |\\d{2,}");

    private final Consumer<String> report;
    private final long shown;
    private final Map<String, Long> byReason = new ConcurrentHashMap<>();
    private volatile long count;

    CsvRefusals(Consumer<String> report, long shown) {
        this.report = report;
        this.shown = shown;
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField")
    void add(String place, CsvRefusal refusal) {
        count++; // one writer; volatile for a progress line on another thread
        String reason = reason(refusal.getMessage());
        byReason.merge(byReason.size() < MOST_REASONS || byReason.containsKey(reason) ? reason : OTHERS, 1L, Long::sum);
        if (count <= shown) {
            report.accept(place + ": " + refusal.getMessage());
        }
        if (count == shown + 1) {
            report.accept("further refused rows are only counted");
        }
    }

    /** A message without what it shows of the row: {@code column 'price': is not a plain decimal …}. */
    private static String reason(String message) {
        int from = message.startsWith("column '") ? message.indexOf(": ") + 2 : 0;
        return message.substring(0, from)
                + SHOWN.matcher(message.substring(from))
                        .replaceAll(match -> match.group().startsWith("'") ? "" : "N");
    }

    public long count() {
        return count;
    }

    /** One line a reason, most frequent first: how many rows, and why. */
    public List<String> lines() {
        List<Map.Entry<String, Long>> entries = new ArrayList<>(byReason.entrySet());
        entries.sort(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()));
        return entries.stream()
                .map(entry -> String.format(Locale.ROOT, "%,7d refused: %s", entry.getValue(), entry.getKey()))
                .toList();
    }
}
