package io.southflow.analytics.flow;

import io.southflow.analytics.unit.Basis;
import io.southflow.analytics.unit.Channel;
import io.southflow.analytics.unit.Money;
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
    private static final Day NOTHING = new Day();

    private final TreeMap<Integer, Day> days = new TreeMap<>();
    /** The day changed last: nearly all of a report's are of one. */
    private int recentDay;

    private Day recent;

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

    /** Tells the days from {@code first} to {@code last}, both included, together with what another has of them. */
    public void forEach(int first, int last, DaySums other, Reader reader) {
        days.subMap(first, true, last, true)
                .forEach((day, sums) -> tell(day, sums, other.days.getOrDefault(day, NOTHING), reader));
        for (Map.Entry<Integer, Day> each :
                other.days.subMap(first, true, last, true).entrySet()) {
            if (!days.containsKey(each.getKey())) {
                tell(each.getKey(), each.getValue(), NOTHING, reader);
            }
        }
    }

    private static void tell(int day, Day one, Day other, Reader reader) {
        for (Channel channel : CHANNELS) {
            int mask = one.mask(channel) | other.mask(channel);
            if (mask != 0) {
                int lane = Money.lane(channel);
                reader.day(
                        day,
                        channel,
                        one.lanes[lane] + other.lanes[lane],
                        one.lanes[lane + 1] + other.lanes[lane + 1],
                        Basis.weakest(mask));
            }
        }
    }
}
