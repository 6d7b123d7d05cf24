package io.southflow.cli.rejects;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A set of positions: a bit each, in blocks of {@value #BLOCK} offsets, so that millions side by side take little. */
final class OffsetSet {
    static final int BLOCK = 1024;

    private final Map<Position, BitSet> blocks = new HashMap<>();
    private final Set<Position> changed = new HashSet<>();

    boolean contains(Position position) {
        BitSet block = blocks.get(firstOf(position));
        return block != null && block.get(bit(position));
    }

    /** Adds it; false when it was there. */
    boolean add(Position position) {
        BitSet block = blocks.computeIfAbsent(firstOf(position), any -> new BitSet());
        boolean isNew = !block.get(bit(position));
        if (isNew) {
            block.set(bit(position));
            changed.add(firstOf(position));
        }
        return isNew;
    }

    /** Adds a whole block, as {@link #block} gave it. */
    void addBlock(Position first, byte[] bits) {
        blocks.computeIfAbsent(first, any -> new BitSet()).or(BitSet.valueOf(bits));
    }

    /** The blocks that were added to, by their first positions, since this was asked last. */
    Set<Position> changed() {
        Set<Position> taken = Set.copyOf(changed);
        changed.clear();
        return taken;
    }

    /** The bits of a block, the first offset's lowest. */
    byte[] block(Position first) {
        return blocks.get(first).toByteArray();
    }

    private static Position firstOf(Position position) {
        return new Position(position.topic(), position.partition(), position.offset() / BLOCK * BLOCK);
    }

    private static int bit(Position position) {
        return (int) (position.offset() % BLOCK);
    }
}
