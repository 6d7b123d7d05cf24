package io.southflow.cli.demo;

import io.southflow.analytics.unit.Window;
import io.southflow.cli.report.Hkd;
import io.southflow.cli.report.HongKongTime;
import io.southflow.cli.report.MarketFigures;
import io.southflow.feed.publish.PublisherProgress;
import io.southflow.schema.Alert;
import io.southflow.schema.MarketFlow;
import io.southflow.wire.Words;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** Event time, totals, alerts, progress and rate in one line, what matters most first. Threads may share it. */
final class LiveLine implements PublisherProgress {
    private static final double NANOS = 1e9;
    /** The rate is of the time since the last look, if that is at least so long ago. */
    private static final long RATE_NANOS = 2_000_000_000L;

    private final long size;
    private final LongSupplier nanos;
    private final AtomicInteger alerts = new AtomicInteger();
    private final AtomicInteger transitions = new AtomicInteger();
    private volatile MarketFlow market;
    private volatile Instant completeAsOf;
    private volatile long published;
    private long lookNanos;
    private long lookRead = -1;
    private double rate;

    /**
     * @param size events on the tape
     * @param nanos the wall clock
     */
    LiveLine(long size, LongSupplier nanos) {
        this.size = size;
        this.nanos = nanos;
    }

    @Override
    public void published(long position, long eventTime, double eventsPerSecond) {
        published = position;
    }

    void market(MarketFlow newest) {
        market = newest;
        if (newest.getComplete()) {
            completeAsOf = newest.getAsOf();
        }
    }

    /** One more transition; an alert is counted when it is raised. */
    void alert(Alert alert) {
        transitions.incrementAndGet();
        if (Words.state(alert).equals("RAISED")) {
            alerts.incrementAndGet();
        }
    }

    /** The moment of the newest snapshot of the market that waited for every task; null while there is none. */
    Instant completeAsOf() {
        return completeAsOf;
    }

    /** Whether the newest snapshot of the market waits for no task. */
    boolean isComplete() {
        MarketFlow now = market;
        return now != null && now.getComplete();
    }

    String text() {
        MarketFlow now = market;
        if (now == null) {
            return "no figures yet, %,d of %,d events published".formatted(published, size);
        }
        long read = now.getEvents().getRead();
        return "%s  day %s  year %s  %s, %s  %d%%  %,.0f/s"
                .formatted(
                        HongKongTime.clock(now.getAsOf()),
                        Hkd.billions(MarketFigures.net(now, Window.DAY)),
                        Hkd.billions(MarketFigures.net(now, Window.YEAR)),
                        count(alerts.get(), "alert"),
                        count(transitions.get(), "transition"),
                        100 * read / Math.max(1, size),
                        rate(read));
    }

    private static String count(int number, String what) {
        return "%,d %s%s".formatted(number, what, number == 1 ? "" : "s");
    }

    private synchronized double rate(long read) {
        long now = nanos.getAsLong();
        if (lookRead < 0 || now - lookNanos >= RATE_NANOS) {
            rate = lookRead < 0 ? 0 : (read - lookRead) * NANOS / (now - lookNanos);
            lookNanos = now;
            lookRead = read;
        }
        return rate;
    }
}
