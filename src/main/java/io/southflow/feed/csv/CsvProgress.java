package io.southflow.feed.csv;

import io.southflow.feed.publish.PublisherProgress;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far the files are published, on standard error: a bar on a terminal, else a line every few seconds. */
public final class CsvProgress implements PublisherProgress, AutoCloseable {
    private static final long LINE_NANOS = 5_000_000_000L;
    private static final long MEBIBYTE = 1L << 20;
    private static final DateTimeFormatter HONG_KONG =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.ofHours(8));

    private final CsvSource source;
    private final PrintStream err;
    private final LongSupplier nanos;
    private final ProgressBar bar;
    private long lastLine;

    private CsvProgress(CsvSource source, PrintStream err, LongSupplier nanos, ProgressBar bar) {
        this.source = source;
        this.err = err;
        this.nanos = nanos;
        this.bar = bar;
        this.lastLine = nanos.getAsLong();
    }

    /** A bar when standard input and output are a terminal, else lines. */
    public static CsvProgress of(CsvSource source) {
        return System.console() == null ? lines(source, System.err, System::nanoTime) : bar(source);
    }

    private static CsvProgress bar(CsvSource source) {
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(source.kind().label())
                .setInitialMax(source.bytesTotal())
                .setUnit(" MiB", MEBIBYTE)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(500)
                .build();
        return new CsvProgress(source, System.err, System::nanoTime, bar);
    }

    static CsvProgress lines(CsvSource source, PrintStream err, LongSupplier nanos) {
        return new CsvProgress(source, err, nanos, null);
    }

    @Override
    public void published(long position, long eventTime, double eventsPerSecond) {
        String state = String.format(
                Locale.ROOT,
                "%s Hong Kong, %,d events, %,.0f/s, %,d refused",
                HONG_KONG.format(Instant.ofEpochMilli(eventTime)),
                position,
                eventsPerSecond,
                source.refusals().count());
        if (bar != null) {
            bar.stepTo(source.bytesRead());
            bar.setExtraMessage(state);
        } else if (nanos.getAsLong() - lastLine >= LINE_NANOS) {
            lastLine = nanos.getAsLong();
            err.println(source.kind().label() + ": " + percent() + state);
        }
    }

    private String percent() {
        return source.bytesTotal() <= 0 ? "" : 100 * source.bytesRead() / source.bytesTotal() + " %, ";
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
