package io.southflow.feed.publish;

import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/** The number of events from a source's begin, as decimal text under the source's id. */
public final class CountedPosition implements Position {
    private final String id;
    private long events;

    public CountedPosition(String id) {
        this.id = id;
    }

    @Override
    public boolean owns(String key) {
        return id.equals(key);
    }

    @Override
    public void load(String key, byte[] value) {
        if (value == null) {
            return;
        }
        String text = new String(value, StandardCharsets.UTF_8);
        try {
            events = Math.max(events, Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw new PublishException("the position of " + id + " is '" + text + "', not a number", e);
        }
    }

    @Override
    public void add() {
        events++;
    }

    @Override
    public void save(BiConsumer<String, byte[]> records) {
        records.accept(id, Long.toString(events).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public long events() {
        return events;
    }
}
