package io.southflow.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.feed.EventSource;
import io.southflow.feed.FeedEvent;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HistoryFirstTest {
    private final FeedEvent bar = new FeedEvent(null, "00700", null, 1, false);
    private final FeedEvent tick = new FeedEvent(null, "00700", null, 2, true);
    private final FeedEvent lateBar = new FeedEvent(null, "00700", null, 3, false);
    private final AtomicInteger looks = new AtomicInteger();

    private static EventSource source(FeedEvent... events) {
        Queue<FeedEvent> left = new ArrayDeque<>(List.of(events));
        return new EventSource() {
            @Override
            public String id() {
                return "id";
            }

            @Override
            public long size() {
                return events.length;
            }

            @Override
            public FeedEvent next() {
                return left.poll();
            }

            @Override
            public void close() {}
        };
    }

    /** Processed at the third look. */
    private HistoryFirst held(FeedEvent... events) {
        return new HistoryFirst(source(events), () -> looks.incrementAndGet() >= 3);
    }

    @Test
    void historyPassesAndTheFirstSessionWaits() {
        HistoryFirst source = held(bar, tick, tick, lateBar);
        assertThat(source.ready()).isTrue();
        assertThat(source.next()).isSameAs(bar);
        assertThat(looks).hasValue(0);
        assertThat(source.ready()).as("so that the publisher commits").isFalse();
        assertThat(source.next()).isSameAs(tick);
        assertThat(looks).hasValue(3);
        assertThat(source.ready()).isTrue();
        assertThat(source.next()).isSameAs(tick);
        assertThat(source.next()).isSameAs(lateBar);
        assertThat(source.next()).isNull();
        assertThat(looks).as("waited once").hasValue(3);
    }

    @Test
    void aRunThatResumesInASessionWaitsToo() {
        HistoryFirst source = held(bar, tick, tick);
        assertThat(source.skip(2)).isEqualTo(2);
        assertThat(source.ready()).isFalse();
        assertThat(source.next()).isSameAs(tick);
        assertThat(looks).hasValue(3);
    }

    @Test
    void anEmptySourceEnds() {
        HistoryFirst source = held();
        assertThat(source.ready()).isTrue();
        assertThat(source.next()).isNull();
    }
}
