package io.southflow.analytics.price;

import io.southflow.analytics.row.DayRows;
import io.southflow.analytics.row.RowSink;
import io.southflow.analytics.row.VarInts;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of a release that kept closes and highs: they become bars, and go once those are saved. Of a day of which a close
 * was kept, open and low are the close, and so is a high that was not; volume and turnover are unknown.
 */
final class EarlierPrices {
    /** Kind of the rows of closes. */
    static final char CLOSES = 'D';
    /** Kind of the row of highs. */
    static final char HIGHS = 'V';

    private record Row(char kind, int index) {}

    private final List<Row> read = new ArrayList<>(0);

    void loadCloses(int index, byte[] bytes, Bars bars) {
        RowSink.parse(bytes, in -> {
            for (int left = VarInts.readInt(in); left > 0; left--) {
                int day = index * DayRows.SPAN + in.readByte();
                bars.put(day, Bar.ofClose(VarInts.readLong(in), in.readBoolean()));
            }
        });
        read.add(new Row(CLOSES, index));
    }

    /** Behind the closes. */
    void loadHighs(byte[] bytes, Bars bars) {
        RowSink.parse(bytes, in -> {
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
        });
        read.add(new Row(HIGHS, 0));
    }

    /** Deletes what was read. */
    void save(RowSink rows) {
        read.forEach(row -> rows.put(row.kind, row.index, null));
        read.clear();
    }
}
