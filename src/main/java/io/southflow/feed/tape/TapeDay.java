package io.southflow.feed.tape;

import io.southflow.feed.publish.FeedEvent;
import java.util.function.IntFunction;

/** One day of the tape: how many events it has is known before they are generated. */
interface TapeDay {
    int size();

    /** Generates the day; the function gives its events by place, 0 to {@link #size} - 1, in the order of the tape. */
    IntFunction<FeedEvent> open();
}
