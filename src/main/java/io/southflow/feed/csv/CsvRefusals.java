package io.southflow.feed.csv;

import java.util.function.Consumer;

/** Counts refused rows and reports the first of them. */
final class CsvRefusals {
    private final Consumer<String> report;
    private final long shown;
    private volatile long count;

    CsvRefusals(Consumer<String> report, long shown) {
        this.report = report;
        this.shown = shown;
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField")
    void add(String place, CsvRefusal refusal) {
        count++; // one writer; volatile for a progress line on another thread
        if (count <= shown) {
            report.accept(place + ": " + refusal.getMessage());
        }
        if (count == shown + 1) {
            report.accept("further refused rows are only counted");
        }
    }

    long count() {
        return count;
    }
}
