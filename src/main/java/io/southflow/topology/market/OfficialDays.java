package io.southflow.topology.market;

import io.southflow.analytics.position.SessionGate;
import io.southflow.analytics.row.Block;
import io.southflow.analytics.row.DayRows;
import io.southflow.analytics.row.RowSink;
import io.southflow.analytics.row.SavedBlock;
import io.southflow.analytics.row.VarInts;
import io.southflow.analytics.unit.Basis;
import io.southflow.analytics.unit.Channel;
import io.southflow.analytics.unit.Money;
import io.southflow.schema.DayFlow;
import io.southflow.wire.FlowFields;
import io.southflow.wire.Words;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The whole market's own figures by day and channel, as a feed reported them: of the latest {@value #MOST} such days. */
final class OfficialDays {
    static final Block BLOCK = Block.kept("d", 0, "days that a feed reported");

    /** The weekdays of a year at most, as of a stock: so far back do windows and months reach. */
    static final int MOST = 262;

    private static final class Day {
        private static final DayRows.Format<Day> FORMAT = new DayRows.Format<>() {
            @Override
            public void write(Day day, DataOutput out) throws IOException {
                day.write(out);
            }

            @Override
            public Day read(int date, int version, DataInput in) throws IOException {
                return Day.read(in);
            }
        };

        private final long[] lanes = new long[Money.LANES];
        /** By channel; null where there is no figure. */
        private final Basis[] bases = new Basis[Channel.values().length];

        private boolean set(Channel channel, long buy, long sell, Basis basis) {
            int lane = Money.lane(channel);
            boolean isKnown = lanes[lane] == buy && lanes[lane + 1] == sell && bases[channel.ordinal()] == basis;
            lanes[lane] = buy;
            lanes[lane + 1] = sell;
            bases[channel.ordinal()] = basis;
            return !isKnown;
        }

        private void write(DataOutput out) throws IOException {
            for (Channel channel : Channel.values()) {
                Basis basis = bases[channel.ordinal()];
                out.writeByte(basis == null ? 0 : basis.bit());
                if (basis != null) {
                    VarInts.write(out, lanes[Money.lane(channel)]);
                    VarInts.write(out, lanes[Money.lane(channel) + 1]);
                }
            }
        }

        private static Day read(DataInput in) throws IOException {
            Day day = new Day();
            for (Channel channel : Channel.values()) {
                int mask = in.readByte();
                if (mask != 0) {
                    day.set(channel, VarInts.readLong(in), VarInts.readLong(in), Basis.weakest(mask));
                }
            }
            return day;
        }
    }

    private final DayRows<Day> days = new DayRows<>(BLOCK, MOST, Day.FORMAT);

    /** Whether a day is too old to be kept. */
    boolean isForgotten(int day) {
        return days.isFull() && day < days.all().firstKey();
    }

    /** Takes the figure of a day and channel in place of the one before; false when it is the same. */
    boolean set(int day, FlowFields flow) {
        Day known = days.get(day);
        Day changed = known == null ? new Day() : known;
        if (!changed.set(flow.channel(), flow.buyMilliHkd(), flow.sellMilliHkd(), flow.basis())) {
            return false;
        }
        if (known == null) {
            days.put(day, changed);
        }
        days.changed(day);
        return true;
    }

    /** The latest day that has a figure, or {@link SessionGate#NONE}. */
    int latest() {
        return days.all().isEmpty() ? SessionGate.NONE : days.all().lastKey();
    }

    /** Every figure from a day on, in order of day and channel. */
    List<DayFlow> since(int first) {
        List<DayFlow> flows = new ArrayList<>();
        days.all().tailMap(first, true).forEach((date, day) -> {
            for (Channel channel : Channel.values()) {
                Basis basis = day.bases[channel.ordinal()];
                if (basis != null) {
                    int lane = Money.lane(channel);
                    flows.add(new DayFlow(
                            date,
                            Words.toSchema(channel),
                            day.lanes[lane],
                            day.lanes[lane + 1],
                            Words.toSchema(basis)));
                }
            }
        });
        return flows;
    }

    void save(RowSink rows) {
        days.save(rows, SessionGate.NONE);
    }

    void load(int index, SavedBlock row) {
        days.load(index, row);
    }
}
