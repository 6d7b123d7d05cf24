package io.southflow.analytics.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.action.Actions;
import io.southflow.analytics.position.SessionGate;
import io.southflow.analytics.row.RowSink;
import io.southflow.analytics.row.RowStream;
import io.southflow.analytics.row.SavedBlock;
import io.southflow.analytics.row.VarInts;
import io.southflow.calendar.TradingCalendar;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Closes and highs of a release that kept no bars. */
class EarlierPricesTest {
    private final Bars bars = new Bars(TradingCalendar.hongKong(), new Actions(PriceHistory.ACTIONS));
    private final EarlierPrices earlier = new EarlierPrices();

    /** Closes of days 640 to 642 in the row of 32 days that begins with 640, and highs of days 100, 500 and 641. */
    @BeforeEach
    void readRowsAsTheyWereWritten() {
        byte[] closes = RowSink.bytes(out -> {
            VarInts.write(out, 3);
            for (int place = 0; place < 3; place++) {
                out.writeByte(place);
                VarInts.write(out, 5_000 + place);
                out.writeBoolean(place == 1);
            }
        });
        byte[] highs = RowSink.bytes(out -> {
            out.writeInt(90);
            VarInts.write(out, 3);
            for (int[] high : new int[][] {{100, 9_000}, {500, 8_000}, {641, 5_100}}) {
                out.writeInt(high[0]);
                VarInts.write(out, high[1]);
            }
        });
        earlier.load(20, new SavedBlock("D", 0, new RowStream(closes), null), bars);
        earlier.load(0, new SavedBlock("V", 0, new RowStream(highs), null), bars);
    }

    @Test
    void aCloseBecomesABarThatKnowsNoMore() {
        assertThat(bars.get(640)).isEqualTo(Bar.ofClose(5_000, false));
        assertThat(bars.get(641)).isEqualTo(Bar.ofClose(5_001, true).withHigh(5_100));
        assertThat(bars.closes(643, 250)).containsExactly(5_000, 5_001, 5_002);
    }

    @Test
    void highsOfDaysWithoutACloseStay() {
        PriceHighs highs = new PriceHighs();
        bars.addHighs(highs, SessionGate.NONE, 643, 643);
        assertThat(highs.firstKnown()).isEqualTo(90);
        assertThat(highs.since(8_500, 643)).isEqualTo(100);
        assertThat(highs.since(7_000, 643)).isEqualTo(500);
        assertThat(highs.since(5_050, 643)).isEqualTo(641);
        assertThat(highs.since(9_001, 643)).isEqualTo(SessionGate.NONE);
    }

    @Test
    void theRowsGiveWayOnceBarsAreSaved() {
        List<String> saved = new ArrayList<>();
        RowSink rows = (block, index, row) -> saved.add(block.id() + " " + index + (row == null ? " goes" : ""));
        bars.save(rows);
        earlier.save(rows);
        assertThat(saved).containsExactly("B 2", "B 3", "B 15", "B 20", "D 20 goes", "V 0 goes");
        saved.clear();
        earlier.save(rows);
        assertThat(saved).isEmpty();
    }
}
