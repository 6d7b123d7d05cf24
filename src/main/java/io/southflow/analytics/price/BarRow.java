package io.southflow.analytics.price;

import io.southflow.analytics.row.DayRows;
import io.southflow.analytics.row.RowSink;
import io.southflow.analytics.row.VarInts;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The bars of {@value DayRows#SPAN} calendar days in the bytes in which they are saved, some 20 each, read one after the
 * other. Bytes: how many; then of each the day's place in the row, flags, close, and what the flags say there is: open,
 * high and low as differences from the close, volume, turnover.
 */
final class BarRow {
    private static final int OFFICIAL = 1;
    private static final int ADJUSTED = 2;
    /** Nothing is known but a high, which stands in the place of the close. */
    private static final int HIGH_ONLY = 4;
    /** Open, high and low are the close. */
    private static final int FLAT = 8;

    private static final int VOLUME = 16;
    private static final int TURNOVER = 32;

    private final int firstDay;
    private final byte[] bytes;
    private int at;
    private int left;

    private int day;
    private int flags;
    private long close;
    private long open;
    private long high;
    private long low;
    private long volume;
    private long turnover;

    BarRow(int row, byte[] bytes) {
        firstDay = row * DayRows.SPAN;
        this.bytes = bytes;
        left = count(bytes);
        at = 1;
    }

    /** The row that a day is in. */
    static int of(int day) {
        return Math.floorDiv(day, DayRows.SPAN);
    }

    static int count(byte[] bytes) {
        return bytes[0];
    }

    /** Goes on to the next bar, in the order of days. Returns false when there is none. */
    boolean next() {
        if (left == 0) {
            return false;
        }
        left--;
        day = firstDay + bytes[at++];
        flags = bytes[at++];
        close = number();
        boolean flat = (flags & (FLAT | HIGH_ONLY)) != 0;
        open = flat ? close : close + signed();
        high = flat ? close : close + signed();
        low = flat ? close : close + signed();
        volume = (flags & VOLUME) == 0 ? Bar.UNKNOWN : number();
        turnover = (flags & TURNOVER) == 0 ? Bar.UNKNOWN : number();
        return true;
    }

    int day() {
        return day;
    }

    boolean hasClose() {
        return (flags & HIGH_ONLY) == 0;
    }

    boolean isAdjusted() {
        return (flags & ADJUSTED) != 0;
    }

    long close() {
        return close;
    }

    long high() {
        return high;
    }

    Bar bar() {
        return hasClose()
                ? new Bar(open, high, low, close, volume, turnover, (flags & OFFICIAL) != 0, isAdjusted())
                : Bar.ofHigh(high);
    }

    private long number() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes[at++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private long signed() {
        long value = number();
        return value >>> 1 ^ -(value & 1);
    }

    /** Every bar by its day's place in the row, null where there is none. */
    static Bar[] bars(int row, byte[] bytes) {
        Bar[] bars = new Bar[DayRows.SPAN];
        if (bytes != null) {
            BarRow each = new BarRow(row, bytes);
            while (each.next()) {
                bars[each.day - each.firstDay] = each.bar();
            }
        }
        return bars;
    }

    /** @throws IOException when they are no row */
    static void check(byte[] bytes) throws IOException {
        try {
            BarRow row = new BarRow(0, bytes);
            int last = -1;
            while (row.next()) {
                if (row.day <= last || row.day >= DayRows.SPAN) {
                    throw broken();
                }
                last = row.day;
            }
            if (row.at != bytes.length) {
                throw broken();
            }
        } catch (ArrayIndexOutOfBoundsException e) {
            throw new IOException("it is cut short", e);
        }
    }

    private static IOException broken() {
        return new IOException("it is no row of bars");
    }

    static byte[] bytes(Bar[] bars) {
        int count = (int) Arrays.stream(bars).filter(bar -> bar != null).count();
        return RowSink.bytes(out -> {
            out.writeByte(count);
            for (int place = 0; place < bars.length; place++) {
                if (bars[place] != null) {
                    out.writeByte(place);
                    write(bars[place], out);
                }
            }
        });
    }

    private static void write(Bar bar, DataOutput out) throws IOException {
        long base = bar.hasClose() ? bar.closeMilli() : bar.highMilli();
        boolean flat = bar.openMilli() == base && bar.highMilli() == base && bar.lowMilli() == base;
        int flags = (bar.official() ? OFFICIAL : 0)
                | (bar.adjusted() ? ADJUSTED : 0)
                | (bar.hasClose() ? 0 : HIGH_ONLY)
                | (flat ? FLAT : 0)
                | (bar.volume() == Bar.UNKNOWN ? 0 : VOLUME)
                | (bar.turnoverMilli() == Bar.UNKNOWN ? 0 : TURNOVER);
        out.writeByte(flags);
        VarInts.write(out, base);
        if (bar.hasClose() && !flat) {
            VarInts.writeSigned(out, bar.openMilli() - base);
            VarInts.writeSigned(out, bar.highMilli() - base);
            VarInts.writeSigned(out, bar.lowMilli() - base);
        }
        if (bar.volume() != Bar.UNKNOWN) {
            VarInts.write(out, bar.volume());
        }
        if (bar.turnoverMilli() != Bar.UNKNOWN) {
            VarInts.write(out, bar.turnoverMilli());
        }
    }
}
