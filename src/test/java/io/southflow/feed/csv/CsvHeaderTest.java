package io.southflow.feed.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All that stands in the way of a file is said at once, with the command to type. */
class CsvHeaderTest {
    private static CsvHeader parse(CsvKind kind, CsvForm form, String header) throws CsvRefusal {
        return CsvHeader.parse("a.csv", 1, "data/a.csv", kind, form, CsvCells.of(header, ','));
    }

    private static CsvForm form(CsvKind kind, String format, Map<String, String> map, String symbol) {
        return CsvFormReader.read(kind, null, false, format, map, symbol);
    }

    @Test
    void toleratesCaseBlanksQuotesAndFullWidthLetters() throws CsvRefusal {
        CsvHeader header =
                parse(CsvKind.SHORT_SALES, CsvForm.PLAIN, " Date ,\"SYMBOL\",ｓｅｓｓｉｏｎ,Shares,turnover,Published At,,");

        assertThat(header.indexOf("session")).isEqualTo(2);
        assertThat(header.indexOf("published_at")).isEqualTo(5);
        assertThat(header.width()).isEqualTo(6);
    }

    @Test
    void ignoresWhatIsUnknownWhenToldSo() throws CsvRefusal {
        CsvForm ignoring = CsvFormReader.read(CsvKind.TICKS, null, true, null, Map.of(), null);

        assertThat(parse(CsvKind.TICKS, ignoring, "time,symbol,price,volume,colour,shape")
                        .unknown())
                .containsExactly("colour", "shape");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "flows | 'time,symbol,channel,buy,sell,colour,shape'"
                        + " | unknown columns 'colour', 'shape' | --ignore-unknown data/a.csv",
                "flows | ',time,symbol,channel,buy,sell'"
                        + " | unknown column '(column 1 has no name)' | --ignore-unknown data/a.csv",
                "daily-bars | 'Date,Open,High,Low,Close,Adj Close,Volume'"
                        + " | no column 'symbol', 'turnover'; unknown column 'Adj Close'"
                        + " | --format yahoo --symbol CODE data/a.csv",
                "daily-bars | '日期,收盘,开盘,高,低,交易量,涨跌幅' | no column 'date', 'symbol', 'open', 'high'"
                        + " | --format investing --symbol CODE data/a.csv",
                "daily-bars | 'Date,Price,Open,High,Low,Vol.,Change %' | no column 'symbol', 'close', 'volume'"
                        + " | --format investing --symbol CODE data/a.csv",
                "daily-bars | ',日期,开盘,收盘,最高,最低,成交量,成交额,振幅,涨跌幅,涨跌额,换手率' | no column 'date'"
                        + " | --format akshare --symbol CODE data/a.csv",
                "daily-bars | 'ts_code,trade_date,open,high,low,close,pre_close,vol,amount'"
                        + " | no column 'date', 'symbol', 'volume', 'turnover'"
                        + " | --map 'date=trade_date,symbol=ts_code,volume=vol,turnover=amount' data/a.csv",
                "daily-bars | 'date,symbol,open,high,low,close,volume' | no column 'turnover'"
                        + " | --map turnover= data/a.csv",
                "flows | '日期,代码,channel,净流入' | no column 'time', 'symbol', 'buy', 'sell'"
                        + " | --map 'net=净流入,time=日期,symbol=代码' data/a.csv",
                "flows | 'time,symbol,channel,buy' | no column 'sell' | --map 'sell=…' data/a.csv",
            })
    void saysTheCommandToType(String kind, String header, String wrong, String command) {
        assertThatThrownBy(() -> parse(CsvKind.of(kind), CsvForm.PLAIN, header))
                .isInstanceOf(CsvException.class)
                .hasMessageStartingWith("a.csv:1: " + wrong)
                .hasMessageContaining("; try: southflow produce " + kind + " " + command)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void aFileWithoutAHeaderIsToldSo() {
        assertThatThrownBy(() -> parse(CsvKind.FLOWS, CsvForm.PLAIN, "2025-02-18T09:31:05,700,SH,1,0"))
                .hasMessageStartingWith("a.csv:1: the first line is a row and no header; a header row of flows has the"
                        + " columns time,symbol,channel,buy,sell");
    }

    @Test
    void keepsWhatWasSaidAlready() {
        CsvForm yahoo = form(CsvKind.DAILY_BARS, "yahoo", Map.of(), null);

        assertThatThrownBy(() -> parse(CsvKind.DAILY_BARS, yahoo, "Date,Open,High,Low,Close,Adj Close,Volume"))
                .hasMessageContaining("no column 'symbol'")
                .hasMessageEndingWith("try: southflow produce daily-bars --format yahoo --symbol CODE data/a.csv");
    }

    @Test
    void aMapThatNamesWhatIsNotThereIsSaid() {
        CsvForm map = form(CsvKind.TICKS, null, Map.of("price", "成交价"), null);

        assertThatThrownBy(() -> parse(CsvKind.TICKS, map, "time,symbol,price,volume"))
                .hasMessageContaining("no column '成交价' to take as 'price'");
    }

    @Test
    void aConstantAndAColumnOfTheSameDoNotGoTogether() {
        CsvForm constant = form(CsvKind.TICKS, null, Map.of(), "1810");

        assertThatThrownBy(() -> parse(CsvKind.TICKS, constant, "time,symbol,price,volume"))
                .hasMessageContaining("column 'symbol' is in the file, so it cannot be '01810' in all rows");
    }

    @Test
    void aPriceIsNeverLeftOut() {
        CsvForm map = form(CsvKind.DAILY_BARS, null, Map.of("close", ""), null);

        assertThatThrownBy(() -> parse(CsvKind.DAILY_BARS, map, "date,symbol,open,high,low,volume,turnover"))
                .hasMessageContaining("no column 'close'");
    }
}
