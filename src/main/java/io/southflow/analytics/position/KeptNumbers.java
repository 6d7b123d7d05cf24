package io.southflow.analytics.position;

import io.southflow.analytics.row.RowSink;
import io.southflow.analytics.row.VarInts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * A {@link SequenceMemory} and how it is kept. Numbers without gaps are a few ranges, which are written with the head. A
 * feed with gaps has more than a thousand; written at each commit they would cost more than the events. So those are in a
 * row of their own as they were at some moment, and the head has the numbers that were new since, of which the same
 * memory is made again.
 */
public final class KeptNumbers {
    /** So many ranges are written with the head. */
    static final int FEW = 32;
    /** The row is written anew after so many numbers, or an eighth of its ranges if that is more. */
    static final int SINCE = 64;

    private static final int SHARE = 8;

    private final SequenceMemory memory;
    /** Whether the ranges are in a row. */
    private boolean apart;
    /** The row, until it is saved. */
    private byte[] row;
    /** What was new since the row. */
    private long[] numbers;

    private int[] seconds;
    private int since;

    /** Parameters as of {@link SequenceMemory}. */
    public KeptNumbers(int minNumbers, int minSeconds) {
        memory = new SequenceMemory(minNumbers, minSeconds);
    }

    /** As {@link SequenceMemory#add}. */
    public boolean add(long number, int second) {
        if (!memory.add(number, second)) {
            return false;
        }
        if (!apart) {
            if (memory.ranges() > FEW) {
                toRow();
            }
        } else if (since >= Math.max(SINCE, memory.ranges() / SHARE)) {
            toRow();
        } else {
            remember(number, second);
        }
        return true;
    }

    /** As {@link SequenceMemory#contains}. */
    public boolean contains(long number) {
        return memory.contains(number);
    }

    private void toRow() {
        apart = memory.ranges() > FEW;
        row = apart ? RowSink.bytes(memory::write) : null;
        since = 0;
    }

    private void remember(long number, int second) {
        if (numbers == null || since == numbers.length) {
            numbers = numbers == null ? new long[SINCE] : Arrays.copyOf(numbers, since * 2);
            seconds = seconds == null ? new int[SINCE] : Arrays.copyOf(seconds, since * 2);
        }
        numbers[since] = number;
        seconds[since] = second;
        since++;
    }

    /** Whether there is a row that is not saved yet. */
    public boolean hasRow() {
        return row != null;
    }

    /** The row if it is not saved yet, else null; from now on it counts as saved. */
    public byte[] takeRow() {
        byte[] taken = row;
        row = null;
        return taken;
    }

    /** Writes what belongs into the head. */
    public void write(DataOutput out) throws IOException {
        out.writeBoolean(apart);
        if (!apart) {
            memory.write(out);
            return;
        }
        VarInts.write(out, since);
        long number = 0;
        long second = 0;
        for (int i = 0; i < since; i++) {
            VarInts.writeSigned(out, numbers[i] - number);
            VarInts.writeSigned(out, seconds[i] - second);
            number = numbers[i];
            second = seconds[i];
        }
    }

    public void read(DataInput in) throws IOException {
        apart = in.readBoolean();
        since = 0;
        if (!apart) {
            memory.read(in);
            return;
        }
        long number = 0;
        long second = 0;
        for (int left = VarInts.readInt(in); left > 0; left--) {
            number += VarInts.readSigned(in);
            second += VarInts.readSigned(in);
            remember(number, Math.toIntExact(second));
        }
    }

    /** Takes back the row, behind the head. Returns whether it still counts. */
    public boolean load(DataInput in) throws IOException {
        if (apart) {
            memory.read(in);
        }
        return apart;
    }

    /** The row is back, if there is one. */
    public void loaded() {
        for (int i = 0; i < since; i++) {
            memory.add(numbers[i], seconds[i]);
        }
    }
}
