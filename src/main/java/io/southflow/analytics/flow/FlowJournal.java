package io.southflow.analytics.flow;

import io.southflow.analytics.row.Block;
import io.southflow.analytics.row.RowSink;
import io.southflow.analytics.row.RowStream;
import io.southflow.analytics.row.VarInts;
import io.southflow.analytics.unit.Channel;
import io.southflow.analytics.unit.Money;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The amounts of one session in the order they came, as bytes in blocks of about {@value #BLOCK}: what a
 * {@link SecondLog} is rebuilt from. Only the last block changes, so that saving costs what is new and not what is there.
 *
 * <p>What comes one after the other for the same second is one entry a channel, so that a stock that trades many times a
 * second has no longer a journal than one that trades once.
 */
public final class FlowJournal {
    static final int BLOCK = 512;
    /** A second with its channel takes three bytes at most, an amount ten. */
    private static final int LONGEST_ENTRY = 3 + 10 + 10;

    private static final int NONE = -1;

    private static final Channel[] CHANNELS = Channel.values();

    private byte[] bytes = new byte[4 * LONGEST_ENTRY];
    private int block;
    private int size;
    private int entries;
    /** Of this second there are amounts that are no entries yet, by lane; {@link #NONE} when there are none. */
    private int second = NONE;

    private final long[] amounts = new long[Money.LANES];

    /** Number of the block that the next entry goes to, from 0. */
    public int block() {
        return block;
    }

    /** Entries in all blocks since the first. */
    public int entries() {
        return entries;
    }

    /** Whether the block has all it should have: save it, then {@link #next}. */
    public boolean isFull() {
        return size >= BLOCK;
    }

    public boolean isEmpty() {
        return size == 0 && second == NONE;
    }

    /** Goes on with the next, empty block. */
    public void next() {
        block++;
        size = 0;
    }

    /** Begins at the first block, empty. */
    public void restart() {
        block = 0;
        size = 0;
        entries = 0;
        second = NONE;
        Arrays.fill(amounts, 0);
    }

    /** Adds amounts of a channel to a second. */
    public void add(int ofSecond, Channel channel, long buy, long sell) {
        if (ofSecond != second) {
            endSecond();
            second = ofSecond;
        }
        int lane = Money.lane(channel);
        amounts[lane] += buy;
        amounts[lane + 1] += sell;
    }

    /** Makes entries of what came for the latest second. */
    private void endSecond() {
        if (second == NONE) {
            return;
        }
        for (Channel channel : CHANNELS) {
            int lane = Money.lane(channel);
            if (amounts[lane] != 0 || amounts[lane + 1] != 0) {
                put(channel, amounts[lane], amounts[lane + 1]);
                amounts[lane] = 0;
                amounts[lane + 1] = 0;
            }
        }
        second = NONE;
    }

    private void put(Channel channel, long buy, long sell) {
        if (bytes.length - size < LONGEST_ENTRY) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        size = VarInts.put(bytes, size, second * 2L + channel.ordinal());
        size = VarInts.put(bytes, size, buy);
        size = VarInts.put(bytes, size, sell);
        entries++;
    }

    /** The block as a row, behind its session; to be followed by {@link #next}. */
    public byte[] toRow(Block row, int day) {
        endSecond();
        return ByteBuffer.allocate(Byte.BYTES + Integer.BYTES + size)
                .put((byte) row.version())
                .putInt(day)
                .put(bytes, 0, size)
                .array();
    }

    /** Adds the last block to a log. */
    public void replay(SecondLog log) {
        endSecond();
        RowStream stream = new RowStream(bytes, 0, size);
        RowSink.parse(stream, in -> replay(stream.data(), log));
    }

    /** Adds a row that {@link #toRow} made to a log; nothing when it is of another session. */
    static void replay(DataInputStream in, int day, SecondLog log) throws IOException {
        if (in.readInt() == day) {
            replay(in, log);
        } else {
            in.skipNBytes(in.available());
        }
    }

    private static void replay(DataInputStream in, SecondLog log) throws IOException {
        while (in.available() > 0) {
            long place = VarInts.readLong(in);
            long buy = VarInts.readLong(in);
            long sell = VarInts.readLong(in);
            log.add((int) (place / 2), CHANNELS[(int) (place % 2)], buy, sell);
        }
    }

    /** Writes the last block and how many there are. */
    void write(DataOutput out) throws IOException {
        endSecond();
        VarInts.write(out, block);
        VarInts.write(out, entries);
        VarInts.write(out, size);
        out.write(bytes, 0, size);
    }

    void read(DataInput in) throws IOException {
        block = VarInts.readInt(in);
        entries = VarInts.readInt(in);
        size = VarInts.readInt(in);
        bytes = new byte[Math.max(bytes.length, size + LONGEST_ENTRY)];
        in.readFully(bytes, 0, size);
    }
}
