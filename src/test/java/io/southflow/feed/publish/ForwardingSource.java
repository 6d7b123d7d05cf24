package io.southflow.feed.publish;

/** A source that a test bends in one method. */
class ForwardingSource implements EventSource {
    private final EventSource source;

    ForwardingSource(EventSource source) {
        this.source = source;
    }

    @Override
    public String id() {
        return source.id();
    }

    @Override
    public Position position() {
        return source.position();
    }

    @Override
    public void resume() {
        source.resume();
    }

    @Override
    public long size() {
        return source.size();
    }

    @Override
    public FeedEvent next() {
        return source.next();
    }

    @Override
    public void close() {
        source.close();
    }
}
