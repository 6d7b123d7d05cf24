package io.southflow.cli.demo;

import io.southflow.feed.EventSource;
import io.southflow.feed.FeedEvent;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Holds the first event of a session back until the application has processed everything published before it. History
 * lies on other topics than what is live, and at full speed the first ticks could overtake the last daily bars.
 */
final class HistoryFirst implements EventSource {
    private static final long LOOK_MILLIS = 100;

    private final EventSource source;
    private final BooleanSupplier processed;
    private FeedEvent ahead;
    private boolean open;

    /** @param processed whether the application has processed all that is published */
    HistoryFirst(EventSource source, BooleanSupplier processed) {
        this.source = source;
        this.processed = processed;
    }

    @Override
    public String id() {
        return source.id();
    }

    @Override
    public long size() {
        return source.size();
    }

    /** False before the first event of a session: what is published must be committed to be processed. */
    @Override
    public boolean ready() {
        if (open) {
            return source.ready();
        }
        peek();
        return ahead == null || !ahead.paced();
    }

    @Override
    public FeedEvent next() {
        peek();
        if (!open && ahead != null && ahead.paced()) {
            while (!processed.getAsBoolean()) {
                pause();
            }
            open = true;
        }
        FeedEvent event = ahead;
        ahead = null;
        return event;
    }

    /** Comes before the first event. */
    @Override
    public long skip(long events) {
        return source.skip(events);
    }

    @Override
    public void close() {
        source.close();
    }

    private void peek() {
        if (ahead == null) {
            ahead = source.next();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
