package io.southflow.feed.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.southflow.calendar.TradingCalendar;
import io.southflow.feed.publish.FeedEvent;
import io.southflow.schema.DailyBar;
import io.southflow.schema.FlowPeriod;
import io.southflow.schema.ReportSession;
import io.southflow.schema.ShortSale;
import io.southflow.schema.SouthboundFlow;
import io.southflow.wire.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vendors' files as they are, with what is said about them. */
class CsvFormTest {
    @TempDir
    private Path folder;

    private final List<String> reports = new ArrayList<>();

    private <R extends SpecificRecord> List<R> read(CsvKind kind, CsvForm form, Class<R> type, String... lines)
            throws IOException {
        Path path = Files.writeString(folder.resolve("a.csv"), String.join("\n", lines));
        CsvSettings settings = CsvSettings.of(new Topics(""), TradingCalendar.hongKong())
                .reporting(reports::add, 20)
                .formed(form);
        List<R> values = new ArrayList<>();
        try (io.southflow.feed.csv.CsvSource source =
                io.southflow.feed.csv.CsvSource.open(kind, path.toString(), settings)) {
            source.resume();
            for (FeedEvent event = source.next(); event != null; event = source.next()) {
                values.add(type.cast(event.value()));
            }
        }
        return values;
    }

    private static CsvForm bars(String format, Map<String, String> map, String symbol) {
        return CsvFormReader.read(CsvKind.DAILY_BARS, null, false, format, map, symbol);
    }

    private static String text(DailyBar bar) {
        return String.join(
                " ",
                bar.getDate().toString(),
                bar.getSymbol(),
                CsvNumber.decimal(bar.getOpenMilli()),
                CsvNumber.decimal(bar.getHighMilli()),
                CsvNumber.decimal(bar.getLowMilli()),
                CsvNumber.decimal(bar.getCloseMilli()),
                bar.getVolumeKnown() ? Long.toString(bar.getVolume()) : "?",
                bar.getTurnoverKnown() ? CsvNumber.decimal(bar.getTurnoverMilliHkd()) : "?",
                bar.getAdjusted() ? "adjusted" : "as it was");
    }

    private List<String> bars(CsvForm form, String... lines) throws IOException {
        return read(CsvKind.DAILY_BARS, form, DailyBar.class, lines).stream()
                .map(CsvFormTest::text)
                .toList();
    }

    @Test
    void yahoo() throws IOException {
        assertThat(bars(
                        bars("yahoo", Map.of(), "1810"),
                        "Date,Open,High,Low,Close,Adj Close,Volume",
                        "2025-02-17,45.049999,46.0005,44,45.549999237060547,45.54,966484000",
                        "2025-02-18,45.0,46,44,45.5,null,0",
                        "2025-02-19,null,null,null,null,null,null"))
                .containsExactly(
                        "2025-02-17 01810 45.05 46.001 44 45.55 966484000 ? adjusted",
                        "2025-02-18 01810 45 46 44 45.5 0 ? adjusted");
        assertThat(reports)
                .containsExactly(
                        "a.csv: ignored are the columns 'Adj Close'",
                        "a.csv:4: column 'high': 'null' is no number like 1,234.5 or 3.9B");
    }

    @Test
    void yahooByItsPythonClient() throws IOException {
        assertThat(bars(
                        bars("yahoo", Map.of(), "0700.HK"),
                        "Date,Open,High,Low,Close,Volume,Dividends,Stock Splits",
                        "2025-02-17 00:00:00+08:00,482.39,499,480.2,490,41250000,0.0,0.0"))
                .containsExactly("2025-02-17 00700 482.39 499 480.2 490 41250000 ? adjusted");
    }

    @Test
    void investing() throws IOException {
        assertThat(bars(
                        bars("investing", Map.of(), "HSTECH"),
                        "\uFEFF\"日期\",\"收盘\",\"开盘\",\"高\",\"低\",\"交易量\",\"涨跌幅\"",
                        "\"2024-11-8\",\"4,443.35\",\"4,500.1\",\"4,512.00\",\"4,400.05\",\"940.97M\",\"-1.23%\"",
                        "\"2024年11月7日\",\"4,443.35\",\"4,443.35\",\"4,443.35\",\"4,443.35\",\"3.2B\",\"0%\"",
                        "\"2024-11-6\",\"4,443.35\",\"4,443.35\",\"4,443.35\",\"4,443.35\",\"-\",\"0%\""))
                .containsExactly(
                        "2024-11-08 HSTECH 4500.1 4512 4400.05 4443.35 940970000 ? adjusted",
                        "2024-11-07 HSTECH 4443.35 4443.35 4443.35 4443.35 3200000000 ? adjusted",
                        "2024-11-06 HSTECH 4443.35 4443.35 4443.35 4443.35 ? ? adjusted");
    }

    @Test
    void investingInEnglishHasTheMonthFirstUnlessToldOtherwise() throws IOException {
        String[] lines = {
            "\"Date\",\"Price\",\"Open\",\"High\",\"Low\",\"Vol.\",\"Change %\"",
            "\"03/04/2025\",\"45.55\",\"45\",\"46\",\"44\",\"1.5K\",\"1%\"",
            "\"Nov 08, 2024\",\"45.55\",\"45\",\"46\",\"44\",\"1.5K\",\"1%\""
        };

        assertThat(bars(bars("investing", Map.of(), "1810"), lines))
                .containsExactly(
                        "2025-03-04 01810 45 46 44 45.55 1500 ? adjusted",
                        "2024-11-08 01810 45 46 44 45.55 1500 ? adjusted");
        assertThat(bars(bars("investing", Map.of("dates", "dmy"), "1810"), lines)
                        .get(0))
                .startsWith("2025-04-03");
    }

    @Test
    void akshare() throws IOException {
        assertThat(bars(
                        bars("akshare", Map.of(), "00700"),
                        ",日期,开盘,收盘,最高,最低,成交量,成交额,振幅,涨跌幅,涨跌额,换手率",
                        "0,2025-02-17,482.4,490.0,499.0,480.2,41250000,20212500000.0,3.9,1.2,5.8,0.45"))
                .containsExactly("2025-02-17 00700 482.4 499 480.2 490 41250000 20212500000 as it was");
    }

    @Test
    void eastmoney() throws IOException {
        assertThat(bars(
                        bars("eastmoney", Map.of(), "700"),
                        "date,open,close,high,low,volume,turnover",
                        "2025-02-17,482.4,490,499,480.2,41250000,20212500000.000"))
                .containsExactly("2025-02-17 00700 482.4 499 480.2 490 41250000 20212500000 as it was");
        assertThat(bars(
                        bars("eastmoney", Map.of(), null),
                        "日期,代码,开盘,收盘,最高,最低,成交量,成交额",
                        "2025-02-17,00700,482.4,490,499,480.2,4125万,202.125亿"))
                .containsExactly("2025-02-17 00700 482.4 499 480.2 490 41250000 20212500000 as it was");
    }

    @Test
    void aMapOfOnesOwn() throws IOException {
        Map<String, String> map = CsvFormReader.split("date=日期,open=开盘,high=高,low=低,close=收盘,volume=交易量");

        assertThat(bars(
                        bars(null, map, "1810"),
                        "日期,收盘,开盘,高,低,交易量,涨跌幅",
                        "2024-11-8,\"4,443.3455\",\"4,500.1\",\"4,512.00\",\"4,400.05\",940.97M,-1.23%"))
                .containsExactly("2024-11-08 01810 4500.1 4512 4400.05 4443.346 940970000 ? as it was");
        assertThat(reports).containsExactly("a.csv: ignored are the columns '涨跌幅'");
    }

    @Test
    void aMapMayKeepNumbersExact() throws IOException {
        Map<String, String> map = Map.of("close", "last", "numbers", "exact");

        assertThat(bars(
                        bars(null, map, null),
                        "date,symbol,open,high,low,last,volume",
                        "2025-02-17,700,1,1,1,1.0005,1",
                        "2025-02-17,700,1,1,1,1,1"))
                .containsExactly("2025-02-17 00700 1 1 1 1 1 ? as it was");
    }

    @Test
    void anUnknownFigureIsNoZeroAndAZeroIsNotUnknown() throws IOException {
        CsvForm unknown = bars(null, Map.of("turnover", ""), null);

        assertThat(bars(unknown, "date,symbol,open,high,low,close,volume", "2025-02-17,700,1,1,1,1,0"))
                .containsExactly("2025-02-17 00700 1 1 1 1 0 ? as it was");
        assertThat(bars(CsvForm.PLAIN, "date,symbol,open,high,low,close,volume,turnover", "2025-02-17,700,1,1,1,1,,0"))
                .isEmpty();
        assertThat(reports)
                .containsExactly("a.csv:2: column 'volume': is empty; when it is not known, say so with --map"
                        + " numbers=loose");
    }

    @Test
    void unitsAndConstantsOfAMap() throws IOException {
        CsvForm form = CsvFormReader.read(
                CsvKind.FLOWS,
                null,
                false,
                null,
                CsvFormReader.split("time=日期,buy=买入,sell=卖出,unit.buy=1000000,unit.sell=1000000,const.period=DAY,"
                        + "const.channel=SH,const.basis=REPORTED"),
                "700");

        List<SouthboundFlow> flows =
                read(CsvKind.FLOWS, form, SouthboundFlow.class, "日期,买入,卖出", "2025-02-18,\"3,000.5\",250");
        assertThat(flows).singleElement().satisfies(flow -> {
            assertThat(flow.getBuyMilliHkd()).isEqualTo(3_000_500_000_000L);
            assertThat(flow.getSellMilliHkd()).isEqualTo(250_000_000_000L);
            assertThat(flow.getPeriod()).isEqualTo(FlowPeriod.DAY);
            assertThat(flow.getEventTime()).isEqualTo(Instant.parse("2025-02-18T08:00:00Z"));
        });
    }

    @Test
    void aNetAloneIsBoughtOrSold() throws IOException {
        CsvForm form = CsvFormReader.read(CsvKind.FLOWS, null, false, null, CsvFormReader.split("net=净流入"), null);

        assertThat(read(
                        CsvKind.FLOWS,
                        form,
                        SouthboundFlow.class,
                        "time,symbol,channel,净流入",
                        "2025-02-18T10:00:00,700,SH,1.5万",
                        "2025-02-18T10:00:01,700,SH,-200.0005"))
                .extracting(SouthboundFlow::getBuyMilliHkd, SouthboundFlow::getSellMilliHkd)
                .containsExactly(tuple(15_000_000L, 0L), tuple(0L, 200_001L));
    }

    @Test
    void shortSalesOfOneSession() throws IOException {
        CsvForm form = CsvFormReader.read(
                CsvKind.SHORT_SALES, null, false, null, CsvFormReader.split("dates=dmy,const.session=DAY"), null);

        assertThat(read(
                        CsvKind.SHORT_SALES,
                        form,
                        ShortSale.class,
                        "date,symbol,shares,turnover",
                        "17/02/2025,700,100,5"))
                .singleElement()
                .satisfies(sale -> {
                    assertThat(sale.getSession()).isEqualTo(ReportSession.DAY);
                    assertThat(sale.getTradeDate()).hasToString("2025-02-17");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "symbl=x | --map symbl: 'symbl' is no column of daily-bars, which comes first: date,symbol,open",
                "net=x | --map net: 'net' is no column of daily-bars",
                "const.x=1 | --map const.x: 'x' is no column",
                "unit.volume=lots | --map unit.volume=lots: is no number above 0",
                "unit.volume=0 | --map unit.volume=0: is no number above 0",
                "dates=iso | --map dates=iso: is none of ymd, dmy, mdy",
                "numbers=free | --map numbers=free: is none of loose, exact",
                "date | --map 'date' is not COLUMN=NAME",
            })
    void saysWhatIsWrongWithAMap(String map, String message) {
        assertThatThrownBy(() -> bars(null, CsvFormReader.split(map), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void saysWhatIsWrongWithTheRest() {
        assertThatThrownBy(() -> bars("bloomberg", Map.of(), null))
                .hasMessage("--format bloomberg: daily-bars have yahoo, investing, akshare, eastmoney");
        assertThatThrownBy(() -> CsvFormReader.read(CsvKind.TICKS, null, false, "yahoo", Map.of(), null))
                .hasMessage("--format yahoo: ticks have no ready-made formats; use --map");
        assertThatThrownBy(() -> CsvFormReader.read(CsvKind.TICKS, "EBCDIX", false, null, Map.of(), null))
                .hasMessageStartingWith("--encoding EBCDIX: is not known");
        assertThatThrownBy(() -> bars(null, Map.of(), "000700")).hasMessageStartingWith("--symbol 000700: ");
    }
}
