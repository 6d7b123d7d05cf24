package io.southflow.feed.publish;

import java.util.concurrent.CountDownLatch;

/** The loop of a publisher: take the next event, wait for its turn, add it, commit in time. */
final class PublisherRun {
    private final EventSource source;
    private final PublisherTransaction transaction;
    private final Retention retention;
    private final PublisherSettings settings;
    private final PublisherClock clock;
    private final CountDownLatch stop;
    private final PublisherProgress progress;
    private final Pace pace;
    private final PublisherRate rate;
    private long lastEventTime;

    PublisherRun(
            EventSource source,
            PublisherTransaction transaction,
            Retention retention,
            PublisherSettings settings,
            PublisherClock clock,
            CountDownLatch stop,
            PublisherProgress progress) {
        this.source = source;
        this.transaction = transaction;
        this.retention = retention;
        this.settings = settings;
        this.clock = clock;
        this.stop = stop;
        this.progress = progress;
        this.pace = new Pace(settings.speed(), settings.calendar());
        this.rate = new PublisherRate(clock.nanos(), transaction.committed());
    }

    /** Until the source ends or {@code stop} is released; then nothing is left open. */
    void publish() throws InterruptedException {
        for (FeedEvent event = next(); event != null; event = next()) {
            if (transaction.mustEndBefore(event)) {
                commit();
            }
            if (!awaitTurn(event)) {
                break;
            }
            transaction.add(event, clock.millis(), clock.nanos());
            lastEventTime = event.timestamp();
            if (transaction.size() >= settings.events() || commitDueNanos() <= clock.nanos()) {
                commit();
            }
        }
        commit();
    }

    /** What is open is committed before waiting for a source, and before a source that fails ends the run. */
    private FeedEvent next() {
        if (isStopped()) {
            return null;
        }
        if (!source.ready()) {
            commit();
        }
        try {
            FeedEvent event = source.next();
            if (event != null) {
                retention.check(event);
            }
            return event;
        } catch (RuntimeException e) {
            commit();
            throw e;
        }
    }

    /** Waits until the event is due, committing on the way; false when stopped. */
    private boolean awaitTurn(FeedEvent event) throws InterruptedException {
        // A stamp from the future is a broken clock: nobody waits years for it, the application rejects it.
        if (event.paced() && event.timestamp() <= clock.millis()) {
            long due = pace.dueNanos(event.timestamp(), clock.nanos());
            for (long now = clock.nanos(); now < due && !isStopped(); now = clock.nanos()) {
                if (commitDueNanos() <= now) {
                    commit();
                } else {
                    clock.await(stop, Math.min(due, commitDueNanos()) - now);
                }
            }
        }
        return !isStopped();
    }

    private long commitDueNanos() {
        return transaction.size() == 0
                ? Long.MAX_VALUE
                : transaction.openedNanos() + settings.interval().toNanos();
    }

    private void commit() {
        if (transaction.size() > 0) {
            transaction.commit();
            long position = transaction.committed();
            progress.published(position, lastEventTime, rate.at(clock.nanos(), position));
        }
    }

    private boolean isStopped() {
        return stop.getCount() == 0;
    }
}
