package io.southflow.analytics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The amounts of one session in the order they came, in blocks of {@value #BLOCK} entries: what a {@link SecondLog} is
 * rebuilt from. Only the last block changes, so that saving costs what is new and not what is there. Events of one
 * second share an entry while they follow each other.
 */
public final class FlowJournal {
    static final int BLOCK = 48;

    private final int[] seconds = new int[BLOCK];
    private final long[] amounts = new long[BLOCK * Money.LANES];
    private int block;
    private int size;

    /** Number of the block that the next entry goes to, from 0. */
    public int block() {
        return block;
    }

    /** Whether the block has no room for an entry of another second: save it, then {@link #next}. */
    public boolean isFull() {
        return size == BLOCK;
    }

    /** Goes on with the next, empty block. */
    public void next() {
        block++;
        size = 0;
    }

    /** Begins at a block, empty. */
    public void restart(int firstBlock) {
        block = firstBlock;
        size = 0;
    }

    /** Adds amounts of a channel; the block must not be full. */
    public void add(int second, Channel channel, long buy, long sell) {
        if (size == 0 || seconds[size - 1] != second) {
            seconds[size] = second;
            Arrays.fill(amounts, size * Money.LANES, (size + 1) * Money.LANES, 0);
            size++;
        }
        int at = (size - 1) * Money.LANES + Money.lane(channel);
        amounts[at] += buy;
        amounts[at + 1] += sell;
    }

    /** Writes the block, behind its session. */
    public void write(DataOutput out, int day) throws IOException {
        out.writeInt(day);
        VarInts.write(out, size);
        for (int i = 0; i < size; i++) {
            VarInts.write(out, seconds[i]);
            for (int lane = 0; lane < Money.LANES; lane++) {
                VarInts.write(out, amounts[i * Money.LANES + lane]);
            }
        }
    }

    /** Reads a block of a session and adds it to the log; nothing when the block is of another session. */
    public void read(DataInput in, int day, SecondLog log) throws IOException {
        if (in.readInt() != day) {
            return;
        }
        size = VarInts.readInt(in);
        for (int i = 0; i < size; i++) {
            seconds[i] = VarInts.readInt(in);
            for (int lane = 0; lane < Money.LANES; lane++) {
                amounts[i * Money.LANES + lane] = VarInts.readLong(in);
            }
            for (Channel channel : Channel.values()) {
                int at = i * Money.LANES + Money.lane(channel);
                log.add(seconds[i], channel, amounts[at], amounts[at + 1]);
            }
        }
    }
}
