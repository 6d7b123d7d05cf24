package io.southflow.cli.demo;

import io.southflow.analytics.Window;
import io.southflow.cli.report.HongKongTime;
import io.southflow.cli.report.MarketFigures;
import io.southflow.feed.PublisherProgress;
import io.southflow.schema.MarketFlow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.concurrent.atomic.AtomicInteger;

/** Event time, rate and totals in one line. */
final class LiveLine implements PublisherProgress {
    private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);

    private final long size;
    private final AtomicInteger alerts = new AtomicInteger();
    private volatile MarketFlow market;
    private volatile long position;
    private volatile double rate;

    /** @param size events on the tape */
    LiveLine(long size) {
        this.size = size;
    }

    @Override
    public void published(long newPosition, long eventTime, double eventsPerSecond) {
        position = newPosition;
        rate = eventsPerSecond;
    }

    void market(MarketFlow newest) {
        market = newest;
    }

    void alert() {
        alerts.incrementAndGet();
    }

    /** Whether the newest snapshot of the market waits for no task. */
    boolean isComplete() {
        MarketFlow now = market;
        return now != null && now.getComplete();
    }

    String text() {
        MarketFlow now = market;
        String feed = "%,d of %,d events, %,.0f/s".formatted(position, size, rate);
        if (now == null) {
            return "%s  %s".formatted("no figures yet     ", feed);
        }
        return "%s  %s  today HKD %s bn  year HKD %s bn  %d alerts"
                .formatted(
                        HongKongTime.clock(now.getAsOf()),
                        feed,
                        billions(MarketFigures.net(now, Window.DAY)),
                        billions(MarketFigures.net(now, Window.YEAR)),
                        alerts.get());
    }

    private static BigDecimal billions(BigDecimal hkd) {
        return hkd.divide(BILLION, 3, RoundingMode.HALF_EVEN);
    }
}
