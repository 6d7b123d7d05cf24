package io.southflow.analytics.flow;

import io.southflow.analytics.row.RowSink;
import io.southflow.analytics.row.RowStream;
import io.southflow.analytics.row.VarInts;
import io.southflow.analytics.unit.Basis;
import io.southflow.analytics.unit.Channel;
import io.southflow.analytics.unit.Money;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The money of many stocks by day and channel. What entered can leave: sums are exact, and of bases it is counted how many
 * stocks have them. A change of one stock costs the same however many there are.
 */
public final class DaySums implements ClosedSessions {
    private static final Channel[] CHANNELS = Channel.values();
    private static final Basis[] BASES = Basis.values();

    /** Takes what is known of a day and channel. */
    public interface Reader {
        /** @param basis the weakest of what is in it */
        void day(int day, Channel channel, long buyMilliHkd, long sellMilliHkd, Basis basis);
    }

    private static final class Day {
        private final long[] lanes = new long[Money.LANES];
        /** By channel and basis: how many stocks have some of it. */
        private final int[] counts = new int[CHANNELS.length * BASES.length];

        private boolean isEmpty() {
            return Arrays.equals(lanes, NO_LANES) && Arrays.equals(counts, NO_COUNTS);
        }

        /** A byte with the weakest basis of each channel, four bits each, 0 if none is known; then what is known. */
        private void write(DataOutput out) throws IOException {
            int known = 0;
            for (Channel channel : CHANNELS) {
                known |= nibble(channel) << channel.ordinal() * NIBBLE;
            }
            out.writeByte(known);
            for (Channel channel : CHANNELS) {
                if (nibble(channel) != 0) {
                    VarInts.write(out, lanes[Money.lane(channel)]);
                    VarInts.write(out, lanes[Money.lane(channel) + 1]);
                }
            }
        }

        private int nibble(Channel channel) {
            int mask = mask(channel);
            return mask == 0 ? 0 : 1 + Basis.weakest(mask).ordinal();
        }

        private static void read(int day, DataInput in, Reader reader) throws IOException {
            int known = in.readByte();
            for (Channel channel : CHANNELS) {
                int basis = known >> channel.ordinal() * NIBBLE & 0xF;
                if (basis != 0) {
                    reader.day(day, channel, VarInts.readLong(in), VarInts.readLong(in), BASES[basis - 1]);
                }
            }
        }

        /** The bases of a channel; 0 when nothing is known of it. */
        private int mask(Channel channel) {
            int mask = 0;
            for (Basis basis : BASES) {
                mask |= counts[channel.ordinal() * BASES.length + basis.ordinal()] > 0 ? basis.bit() : 0;
            }
            return mask;
        }
    }

    private static final long[] NO_LANES = new long[Money.LANES];
    private static final int[] NO_COUNTS = new int[CHANNELS.length * BASES.length];
    /** Bits. */
    private static final int NIBBLE = 4;

    private final TreeMap<Integer, Day> days = new TreeMap<>();
    /** The day changed last: nearly all of a report's are of one. */
    private int recentDay;

    private Day recent;

    /** What was written last; null when something has changed since. */
    private byte[] bytes;

    private int firstOfBytes;
    private int lastOfBytes;

    private final long[] lanes = new long[Money.LANES];
    private final int[] masks = new int[CHANNELS.length];

    @Override
    public void enter(SessionFlow session) {
        read(session);
        add(session.day(), lanes, masks);
    }

    @Override
    public void leave(SessionFlow session) {
        read(session);
        change(session.day(), lanes, masks, -1);
    }

    private void read(SessionFlow session) {
        Arrays.fill(lanes, 0);
        session.addTo(lanes);
        for (Channel channel : CHANNELS) {
            masks[channel.ordinal()] = session.basisMask(channel, session.eventBasis());
        }
    }

    /**
     * Adds what one stock has of a day.
     *
     * @param amounts by lane, see {@link Money}
     * @param bases by channel
     */
    public void add(int day, long[] amounts, int[] bases) {
        change(day, amounts, bases, 1);
    }

    private void change(int day, long[] amounts, int[] bases, int sign) {
        bytes = null;
        Day changed = day(day);
        for (int lane = 0; lane < Money.LANES; lane++) {
            changed.lanes[lane] += sign * amounts[lane];
        }
        for (Channel channel : CHANNELS) {
            for (Basis basis : BASES) {
                if ((bases[channel.ordinal()] & basis.bit()) != 0) {
                    changed.counts[channel.ordinal() * BASES.length + basis.ordinal()] += sign;
                }
            }
        }
        if (changed.isEmpty()) {
            days.remove(day);
            recent = null;
        }
    }

    private Day day(int day) {
        if (recent == null || recentDay != day) {
            recent = days.computeIfAbsent(day, none -> new Day());
            recentDay = day;
        }
        return recent;
    }

    /**
     * The days from {@code first} to {@code last}, both included, as {@link #read} takes them. Kept until something changes.
     */
    public byte[] bytes(int first, int last) {
        if (bytes == null || first != firstOfBytes || last != lastOfBytes) {
            bytes = RowSink.bytes(out -> write(days.subMap(first, true, last, true), out));
            firstOfBytes = first;
            lastOfBytes = last;
        }
        return bytes;
    }

    private static void write(Map<Integer, Day> written, DataOutput out) throws IOException {
        VarInts.write(out, written.size());
        int before = 0;
        for (Map.Entry<Integer, Day> each : written.entrySet()) {
            VarInts.write(out, each.getKey() - before);
            before = each.getKey();
            each.getValue().write(out);
        }
    }

    /**
     * Reads what {@link #bytes} has written, be it several times one behind the other: then a day may come again, with more.
     *
     * @throws UncheckedIOException when the bytes are something else
     */
    public static void read(ByteBuffer written, Reader reader) {
        byte[] bytes = new byte[written.remaining()];
        written.duplicate().get(bytes);
        RowStream stream = new RowStream(bytes);
        RowSink.parse(stream, in -> {
            while (stream.available() > 0) {
                int day = 0;
                for (int left = VarInts.readInt(in); left > 0; left--) {
                    day += VarInts.readInt(in);
                    Day.read(day, in, reader);
                }
            }
        });
    }
}
