package io.southflow.feed.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriceJumpsTest {
    private final List<String> said = new ArrayList<>();
    private final PriceJumps jumps = new PriceJumps(said::add);
    private int line = 1;

    private void tick(String symbol, String price, String rest) throws CsvRefusal {
        String row = "2025-02-18T10:00:00," + symbol + "," + price + "," + rest;
        jumps.look(CsvRows.parse(CsvKind.TICKS, "time,symbol,price,volume,type,cancel,sequence", row), place(), true);
    }

    private void tick(String symbol, String price) throws CsvRefusal {
        tick(symbol, price, (price.equals("0") ? 0 : 100) + ",,,");
    }

    private void bar(String symbol, String close) throws CsvRefusal {
        String row = "2025-02-18," + symbol + ",1,99999,1," + close + ",0,0";
        jumps.look(
                CsvRows.parse(CsvKind.DAILY_BARS, "date,symbol,open,high,low,close,volume,turnover", row),
                place(),
                true);
    }

    private String place() {
        line++;
        return "a.csv:" + line;
    }

    @Test
    void tellsOfASplitThatNobodyToldOf() throws CsvRefusal {
        bar("7003", "534.6");
        bar("7002", "11.7");
        bar("7003", "106.92");
        assertThat(said)
                .containsExactly("a.csv:4: warning: 07003 jumps from 534.6 to 106.92: a split? It needs a row for"
                        + " 'southflow produce corporate-actions'");
    }

    @Test
    void halfAsMuchAgainIsNoJumpYet() throws CsvRefusal {
        for (String price : List.of("100", "150", "75", "112.5")) {
            tick("700", price);
        }
        assertThat(said).isEmpty();
        tick("700", "168.751");
        assertThat(said).hasSize(1);
    }

    @Test
    void tellsOnceASymbolAndOfTwentyAtMost() throws CsvRefusal {
        for (int turn = 0; turn < 3; turn++) {
            for (int symbol = 1; symbol <= 40; symbol++) {
                tick(Integer.toString(symbol), turn % 2 == 0 ? "1" : "9");
            }
        }
        assertThat(said).hasSize(21).last().isEqualTo("further jumps of prices are not shown");
    }

    @Test
    void heartbeatsCancellationsAndOddLotsMoveNoPrice() throws CsvRefusal {
        tick("700", "500");
        tick("700", "0");
        tick("700", "1", "100,ODD_LOT,,");
        tick("700", "1", "100,,true,7");
        tick("700", "501");
        assertThat(said).isEmpty();
    }

    @Test
    void ofARowThatWasPublishedBeforeNothingIsToldAgain() throws CsvRefusal {
        String header = "time,symbol,price,volume";
        for (String price : List.of("500", "50")) {
            jumps.look(CsvRows.parse(CsvKind.TICKS, header, "2025-02-18T10:00:00,700," + price + ",1"), place(), false);
        }
        assertThat(said).isEmpty();
        tick("700", "50");
        assertThat(said).isEmpty();
        tick("700", "500");
        assertThat(said).hasSize(1);
    }
}
