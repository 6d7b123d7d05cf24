package io.southflow.topology.stock;

import io.southflow.analytics.position.SessionGate;
import io.southflow.analytics.row.Block;
import io.southflow.analytics.unit.Channel;
import io.southflow.wire.FlowFields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;

/**
 * Figures of days as they came for one stock: the latest {@value #MOST}, so that one that is sent again does not undo its
 * revision, and the day that the stock is shown as of because nothing but such figures came since.
 */
final class DayFigures {
    static final Block BLOCK = Block.kept("d", 1, "figures of days that came last");

    /** A few days of both channels, with revisions. */
    private static final int MOST = 16;

    private record Figure(int day, Channel channel, String source, long sequence, long buyMilli, long sellMilli) {}

    private final ArrayDeque<Figure> figures = new ArrayDeque<>(0);
    private int shownDay = SessionGate.NONE;

    /** Remembers a figure. Returns false when it came before; another amount under the same number is a revision. */
    boolean isNew(int day, FlowFields flow) {
        Figure figure = new Figure(
                day, flow.channel(), flow.source(), flow.sequence(), flow.buyMilliHkd(), flow.sellMilliHkd());
        if (figures.contains(figure)) {
            return false;
        }
        if (figures.size() == MOST) {
            figures.removeFirst();
        }
        figures.addLast(figure);
        return true;
    }

    /** The day as of whose close the stock is shown; {@link SessionGate#NONE} when increments say what it is as of. */
    int shownDay() {
        return shownDay;
    }

    boolean isShown() {
        return shownDay != SessionGate.NONE;
    }

    void show(int day) {
        shownDay = Math.max(shownDay, day);
    }

    /** An increment came. */
    void showNone() {
        shownDay = SessionGate.NONE;
    }

    boolean isEmpty() {
        return figures.isEmpty();
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(shownDay);
        out.writeByte(figures.size());
        for (Figure figure : figures) {
            out.writeInt(figure.day);
            out.writeByte(figure.channel.ordinal());
            out.writeUTF(figure.source);
            out.writeLong(figure.sequence);
            out.writeLong(figure.buyMilli);
            out.writeLong(figure.sellMilli);
        }
    }

    void read(DataInput in) throws IOException {
        shownDay = in.readInt();
        figures.clear();
        for (int left = in.readByte(); left > 0; left--) {
            figures.add(new Figure(
                    in.readInt(),
                    Channel.values()[in.readByte()],
                    in.readUTF(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong()));
        }
    }
}
