package io.southflow.feed.publish;

/** A source that yields the same events at every opening, so that their number says where to go on. */
public interface CountedSource extends EventSource {
    @Override
    CountedPosition position();

    /** Passes over events that are published already; returns how many there were, fewer only at the end. */
    default long skip(long events) {
        long skipped = 0;
        while (skipped < events && next() != null) {
            skipped++;
        }
        return skipped;
    }

    @Override
    default void resume() {
        long published = position().events();
        long skipped = skip(published);
        if (skipped < published) {
            throw new PublishException(id() + " has only " + skipped + " events, but " + published
                    + " of it are published already: it is not what it was. Give it another name to publish it anew");
        }
    }
}
