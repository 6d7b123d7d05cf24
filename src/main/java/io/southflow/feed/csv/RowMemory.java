package io.southflow.feed.csv;

import io.southflow.feed.publish.Position;
import io.southflow.feed.publish.PublishException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The rows that were published under the name of a file. The name may have stood for several sources one after the other,
 * files with no row in common; they are numbered from 1.
 *
 * <p>Kept under {@code <id>/<number of the source>/<block>}: a version byte, then of each of up to {@value #BLOCK} rows 8
 * bytes of hash and 4 of line. A release before this kept a count of rows under {@code <id>#<fingerprint>}.
 */
final class RowMemory implements Position {
    /** Rows a record has at most: it is written anew with each transaction that adds to it. */
    static final int BLOCK = 512;
    /** Rows of one name: what a file may have, and what is remembered of a pipe. */
    static final int MOST = 20_000_000;

    private static final byte VERSION = 1;
    private static final int ROW_BYTES = Long.BYTES + Integer.BYTES;

    private final String id;
    private final List<PublishedRows> sources = new ArrayList<>();
    private final TreeMap<String, Long> counts = new TreeMap<>();
    /** Keys to delete. */
    private final List<String> deleted = new ArrayList<>();
    /** The source that is published now, or 0. */
    private int current;

    private long handedOutHash;
    private int handedOutLine;
    private long events;

    RowMemory(String id) {
        this.id = id;
    }

    @Override
    public boolean owns(String key) {
        return key.startsWith(id + "/") || key.startsWith(id + "#");
    }

    @Override
    public void load(String key, byte[] value) {
        try {
            if (key.charAt(id.length()) == '#') {
                counts.put(key, value == null ? 0 : Long.parseLong(new String(value, StandardCharsets.UTF_8)));
                return;
            }
            String[] place = key.substring(id.length() + 1).split("/", -1);
            int source = Integer.parseInt(place[0]);
            if (source < 1 || place.length != 2) {
                throw new NumberFormatException(key);
            }
            if (value == null) {
                events -= at(source).size();
                sources.set(source - 1, new PublishedRows());
            } else {
                load(at(source), Integer.parseInt(place[1]) * BLOCK, ByteBuffer.wrap(value));
            }
        } catch (NumberFormatException | java.nio.BufferUnderflowException e) {
            throw new PublishException("the position '" + key
                    + "' cannot be read: is it of a later release? Publish the file under another name");
        }
    }

    private void load(PublishedRows rows, int first, ByteBuffer value) {
        if (value.get() != VERSION) {
            throw new NumberFormatException("another version");
        }
        for (int place = first; value.hasRemaining(); place++) {
            events += place < rows.size() ? 0 : 1;
            rows.set(place, value.getLong(), value.getInt());
        }
        rows.allSaved();
    }

    private PublishedRows at(int source) {
        while (sources.size() < source) {
            sources.add(new PublishedRows());
        }
        return sources.get(source - 1);
    }

    /** Whether nothing was published under the name. */
    boolean isEmpty() {
        return events == 0;
    }

    /** Rows that an earlier release has published of a file with that fingerprint. */
    long countOf(String fingerprint) {
        return counts.getOrDefault(id + "#" + fingerprint, 0L);
    }

    /** Begins to compare rows with those published. */
    void begin() {
        sources.forEach(PublishedRows::begin);
    }

    /** Meets a row. Returns false when no published one is left that is equal to it. */
    boolean meet(long hash) {
        for (int i = sources.size() - 1; i >= 0; i--) {
            if (sources.get(i).meet(hash)) {
                return true;
            }
        }
        return false;
    }

    /** The latest source that has a row that was met, or 0. */
    int latestMet() {
        for (int i = sources.size() - 1; i >= 0; i--) {
            if (sources.get(i).matched() > 0) {
                return i + 1;
            }
        }
        return 0;
    }

    /** The line of a published row that was not met although others of its source were, or 0. */
    int missingLine() {
        for (PublishedRows rows : sources) {
            if (rows.matched() > 0 && rows.matched() < rows.size()) {
                return rows.line(rows.firstMissing());
            }
        }
        return 0;
    }

    /** How many such rows there are. */
    int missing() {
        return sources.stream()
                .filter(rows -> rows.matched() > 0)
                .mapToInt(rows -> rows.size() - rows.matched())
                .sum();
    }

    /** The number that a new source gets. */
    int next() {
        return sources.size() + 1;
    }

    /**
     * From now on rows are published as those of a source. Forgets the oldest sources while more than {@value #MOST} rows
     * are remembered.
     */
    void publishAs(int source) {
        current = source;
        at(source);
        for (int oldest = 1; events > MOST && oldest < current; oldest++) {
            PublishedRows rows = sources.get(oldest - 1);
            for (int block = 0; block * BLOCK < rows.size(); block++) {
                deleted.add(id + "/" + oldest + "/" + block);
            }
            events -= rows.size();
            sources.set(oldest - 1, new PublishedRows());
        }
    }

    /** The source that is published now. */
    int source() {
        return current;
    }

    /** Rows of it. */
    int rowsOfSource() {
        return sources.get(current - 1).size();
    }

    /** The row that is handed out now; it counts once it is {@link #add added}. */
    void offer(long hash, long line) {
        handedOutHash = hash;
        handedOutLine = (int) Math.min(line, Integer.MAX_VALUE);
    }

    @Override
    public void add() {
        PublishedRows rows = sources.get(current - 1);
        rows.set(rows.size(), handedOutHash, handedOutLine);
        events++;
    }

    @Override
    public void save(BiConsumer<String, byte[]> records) {
        for (int source = 1; source <= sources.size(); source++) {
            PublishedRows rows = sources.get(source - 1);
            for (int block = rows.saved() / BLOCK; block * BLOCK < rows.size() && rows.saved() < rows.size(); block++) {
                records.accept(id + "/" + source + "/" + block, bytes(rows, block));
            }
            rows.allSaved();
        }
        deleted.forEach(key -> records.accept(key, null));
        deleted.clear();
    }

    private static byte[] bytes(PublishedRows rows, int block) {
        int first = block * BLOCK;
        int last = Math.min(first + BLOCK, rows.size());
        ByteBuffer bytes = ByteBuffer.allocate(1 + (last - first) * ROW_BYTES).put(VERSION);
        for (int place = first; place < last; place++) {
            bytes.putLong(rows.hash(place)).putInt(rows.line(place));
        }
        return bytes.array();
    }

    @Override
    public long events() {
        return events;
    }
}
