package io.southflow.analytics.price;

import io.southflow.analytics.row.Block;
import io.southflow.analytics.row.DayRows;
import io.southflow.analytics.row.RowSink;
import io.southflow.analytics.row.SavedBlock;
import io.southflow.analytics.row.VarInts;
import java.io.DataInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of a release that kept closes and highs: they become bars, and go once those are saved. Of a day of which a close
 * was kept, open and low are the close, and so is a high that was not; volume and turnover are unknown.
 */
final class EarlierPrices {
    static final Block CLOSES = Block.kept("D", 0, "closes");
    static final Block HIGHS = Block.kept("V", 0, "highs of days");

    private record Row(Block block, int index) {}

    private final List<Row> read = new ArrayList<>(0);

    /** Takes back a row, closes before highs. */
    void load(int index, SavedBlock row, Bars bars) {
        if (row.is(CLOSES)) {
            row.read(CLOSES, (version, in) -> readCloses(index, in, bars));
            read.add(new Row(CLOSES, index));
        } else {
            row.read(HIGHS, (version, in) -> readHighs(in, bars));
            read.add(new Row(HIGHS, index));
        }
    }

    private static void readCloses(int index, DataInput in, Bars bars) throws IOException {
        for (int left = VarInts.readInt(in); left > 0; left--) {
            int day = index * DayRows.SPAN + in.readByte();
            bars.put(day, Bar.ofClose(VarInts.readLong(in), in.readBoolean()));
        }
    }

    private static void readHighs(DataInput in, Bars bars) throws IOException {
        int firstKnown = in.readInt();
        for (int left = VarInts.readInt(in); left > 0; left--) {
            int day = in.readInt();
            long high = VarInts.readLong(in);
            Bar known = bars.get(day);
            bars.put(day, known == null ? Bar.ofHigh(high) : known.withHigh(high));
        }
        if (firstKnown != Integer.MAX_VALUE && bars.get(firstKnown) == null) {
            // Its high was surpassed by all that are kept.
            bars.put(firstKnown, Bar.ofHigh(0));
        }
    }

    /** Deletes what was read. */
    void save(RowSink rows) {
        read.forEach(row -> rows.put(row.block, row.index, null));
        read.clear();
    }
}
