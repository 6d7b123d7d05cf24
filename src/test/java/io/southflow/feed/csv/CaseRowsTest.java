package io.southflow.feed.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.calendar.TradingCalendar;
import io.southflow.feed.publish.FeedEvent;
import io.southflow.schema.DailyBar;
import io.southflow.schema.SouthboundFlow;
import io.southflow.schema.Tick;
import io.southflow.wire.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Files of the forms that vendors have, row by row: taken as what, or refused because of what. Whether a row can be (its
 * day a session, its high the highest) is looked at elsewhere.
 */
class CaseRowsTest {
    private static final String LOOSE = ", or let it be read so with --map numbers=loose";

    private static Path file(String name) {
        return Path.of("src/test/resources/io/southflow/cases", name);
    }

    /** What becomes of each line of a file below its header, in order. */
    private static List<String> outcomes(CsvKind kind, String name, CsvForm form, Function<FeedEvent, String> taken)
            throws IOException {
        Map<Long, String> outcomes = new TreeMap<>();
        CsvInput input = new CsvInput(file(name).toString(), form, line -> {});
        CsvRowParser parser = kind.parser(new Topics(""), TradingCalendar.hongKong());
        try (CsvFile file = CsvFile.open(input, kind)) {
            while (file.next()) {
                try {
                    outcomes.put(file.line(), taken.apply(parser.parse(file.row("csv:test.csv"))));
                } catch (CsvRefusal refusal) {
                    outcomes.put(file.line(), "refused: " + refusal.getMessage());
                }
            }
        }
        return new ArrayList<>(outcomes.values());
    }

    private static String symbol(FeedEvent event) {
        return event.key();
    }

    private static String time(FeedEvent event) {
        return Instant.ofEpochMilli(event.timestamp()).toString();
    }

    private static String bar(FeedEvent event) {
        DailyBar bar = (DailyBar) event.value();
        return String.join(
                " ",
                bar.getDate().toString(),
                bar.getSymbol(),
                CsvNumber.decimal(bar.getOpenMilli()),
                CsvNumber.decimal(bar.getHighMilli()),
                CsvNumber.decimal(bar.getLowMilli()),
                CsvNumber.decimal(bar.getCloseMilli()),
                bar.getVolumeKnown() ? Long.toString(bar.getVolume()) : "?",
                bar.getTurnoverKnown() ? CsvNumber.decimal(bar.getTurnoverMilliHkd()) : "?");
    }

    @Test
    void codes() throws IOException {
        List<String> outcomes = outcomes(CsvKind.FLOWS, "a_codes.csv", CsvForm.PLAIN, CaseRowsTest::symbol);

        assertThat(outcomes)
                .containsExactly(
                        "00700", // 700
                        "00700", // 0700
                        "00700", // 00700
                        "00700", // HK.00700
                        "00700", // 00700.HK
                        "00700", // 700.HK
                        "00700", // hk00700
                        "00700", // HK00700
                        "00700", // ="00700"
                        "00700", // '00700
                        "00700", // 700.0
                        "00700", // ７００
                        "00700", // 00700 between blanks
                        "refused: column 'symbol': '000700' is neither a stock code of 1 to 5 digits nor an index like"
                                + " HSTECH: six digits are a mainland stock's, Hong Kong's have at most five; write 00700"
                                + " if that is meant",
                        "00700", // 00700.HKG
                        "00700", // 0700 HK
                        "00700"); // SEHK:700
    }

    @Test
    void aStockUnderTwoSpellingsIsOneStock() throws IOException {
        assertThat(outcomes(CsvKind.FLOWS, "s_hk.csv", CsvForm.PLAIN, CaseRowsTest::symbol))
                .hasSize(6)
                .containsOnly("00700");
    }

    @Test
    void times() throws IOException {
        String eitherWay = " is no time: day and month could be either way round; write it like 2025-02-18T09:31:05, or"
                + " say which with --map dates=dmy or --map dates=mdy";
        String noClock = " is no time: its time of the day is missing; write it like 2025-02-18T09:31:05";
        assertThat(outcomes(CsvKind.FLOWS, "b_times.csv", CsvForm.PLAIN, CaseRowsTest::time))
                .containsExactly(
                        "refused: column 'time': '20250218'" + noClock,
                        "2025-02-18T01:31:05Z", // 2025/2/18 09:31:05
                        "2025-02-18T01:31:05Z", // 2025/02/18 09:31:05
                        "refused: column 'time': '18/02/2025 09:31:05'" + eitherWay,
                        "2025-02-18T01:31:05Z", // 2025-02-18 9:31:05
                        "2025-02-18T01:31:00Z", // 2025-02-18 09:31
                        "2025-02-18T01:31:00Z", // 2025-02-18T09:31
                        "2025-02-18T01:31:05.123Z", // …05.123
                        "2025-02-18T01:31:05.123Z", // …05.123456: cut off to milliseconds
                        "2025-02-18T01:31:05Z", // …Z
                        "2025-02-18T01:31:05Z", // …+08:00
                        "2025-02-18T01:31:05Z", // …+0800
                        "2025-02-18T01:31:05Z", // 20250218093105
                        "2025-02-18T01:31:05Z", // 20250218 09:31:05
                        "2025-02-18T01:31:05Z", // seconds since the epoch
                        "2025-02-18T01:31:05.123Z", // milliseconds
                        "2025-02-18T01:31:05.123Z", // microseconds
                        "2025-02-18T01:31:05.123Z", // nanoseconds
                        "refused: column 'time': '45706.3966' is no time: it looks like a spreadsheet's number of a day;"
                                + " format the column as text, like 2025-02-18T09:31:06",
                        "refused: column 'time': '2025-02-18'" + noClock,
                        "refused: column 'time': 'Feb 18, 2025 09:31' is no time: months are numbers; write it like"
                                + " 2025-02-18T09:31:05, or say --map dates=mdy",
                        "2025-02-17T17:31:05Z", // 01:31:05 in Hong Kong, where nothing trades then
                        "refused: column 'time': '09:31:05' is no time: its day is missing; write it like"
                                + " 2025-02-18T09:31:05",
                        "2025-02-18T01:31:00Z", // 2025年2月18日 09:31
                        "2025-02-18T01:31:05Z", // … HKT
                        "2025-02-18T01:31:05Z", // …+08:00[Asia/Hong_Kong]
                        "refused: column 'time': '24/2/2025'" + eitherWay,
                        "2025-02-18T01:31:05.500Z"); // seconds and a fraction
    }

    @Test
    void bars() throws IOException {
        String noDecimal = "' is not a plain decimal with at most 3 places, like 1234.567; write ";
        String same = "2025-02-17 00388 340 345 338 342 1000000 342000000";
        assertThat(outcomes(CsvKind.DAILY_BARS, "d_bars.csv", CsvForm.PLAIN, CaseRowsTest::bar))
                .containsExactly(
                        "2025-02-17 00700 482.4 499 480.2 490 41250000 20212500000",
                        "refused: column 'high': '127.48500061035156" + noDecimal + "127.485" + LOOSE,
                        "refused: column 'volume': '966,484,000' is not a whole number of 0 or more, of at most 19"
                                + " digits; write 966484000" + LOOSE,
                        "refused: column 'volume': '966.48M' is not a whole number of 0 or more, of at most 19 digits;"
                                + " write 966480000" + LOOSE,
                        "refused: column 'high': '0' is not 0.001 to 10000000",
                        "refused: column 'high': '-1.80' is not 0.001 to 10000000",
                        same, // 20250217
                        same, // 2025/2/17
                        "refused: column 'date': '17/02/2025' is no date: day and month could be either way round; write"
                                + " it like 2025-02-18, or say which with --map dates=dmy or --map dates=mdy",
                        same, // 2025-02-17 00:00:00
                        same, // 2025-02-17 00:00:00+08:00
                        same, // 2025-02-17T00:00:00
                        "refused: column 'date': '45705' is no date: it looks like a spreadsheet's number of a day;"
                                + " format the column as text, like 2025-02-17",
                        "2025-02-17 01024 50 55 49 60 1000000 342000000", // a close above the high
                        "2025-02-17 02020 50 55 49 40 1000000 342000000", // a close below the low
                        "2025-02-17 02269 70 55 49 50 1000000 342000000", // an open above the high
                        "2025-02-17 01211 488.5 48754.21 488.5 48754.21 3074400 1000", // a point lost
                        "2025-02-17 01299 60 61 59 60 0 342000000", // turnover without volume
                        "refused: column 'volume': '-' is no number; when it is not known, say so with --map"
                                + " numbers=loose",
                        "refused: column 'open': '22620.3312" + noDecimal + "22620.331" + LOOSE,
                        "2025-02-15 00388 340 345 338 342 1000000 342000000", // a Saturday
                        "2025-01-29 00388 340 345 338 342 1000000 342000000", // a holiday
                        "2023-09-01 00388 340 345 338 342 1000000 342000000", // a day of storm
                        same,
                        same);
    }

    @Test
    void barsOfLooseNumbers() throws IOException {
        CsvForm loose = CsvFormReader.read(
                CsvKind.DAILY_BARS, null, false, null, Map.of("numbers", "loose", "dates", "dmy"), null);

        assertThat(outcomes(CsvKind.DAILY_BARS, "d_bars.csv", loose, CaseRowsTest::bar))
                .contains(
                        "2025-02-17 09988 127.143 127.485 123.832 125.01 155552400 0",
                        "2025-02-17 01810 45.05 46 44 45.55 966484000 43900000000",
                        "2025-02-17 00981 40 41 39 40.5 966480000 3900000000",
                        "2025-02-17 HSI 22620.33 22700 22500 22616.23 ? 0",
                        "2025-02-17 HSI 22620.331 22700 22500 22616.23 0 0")
                .filteredOn(outcome -> outcome.equals("2025-02-17 00388 340 345 338 342 1000000 342000000"))
                .hasSize(8); // with 17/02/2025
    }

    @Test
    void ticksOfABroker() throws IOException {
        assertThat(outcomes(CsvKind.TICKS, "e_futu.csv", CsvForm.PLAIN, event -> {
                    Tick tick = (Tick) event.value();
                    return time(event) + " " + tick.getSide() + " " + tick.getType() + " " + tick.getSequence();
                }))
                .containsExactly(
                        "2025-02-18T01:31:05.745Z NEUTRAL AUTOMATCH 7490506385373790208",
                        "2025-02-18T01:31:06.170Z BUY AUTOMATCH 7490506389668757504",
                        "2025-02-18T01:31:07.170Z BUY AUTOMATCH 749050638966875750");
    }

    @Test
    void everyEndOfALineEndsARow() throws IOException {
        Function<FeedEvent, String> bought = event -> ((SouthboundFlow) event.value()).getBuyMilliHkd() + "";

        assertThat(outcomes(CsvKind.FLOWS, "e_mixed_cr.csv", CsvForm.PLAIN, bought))
                .containsExactly("1000000000", "2000000000", "4000000000");
        assertThat(outcomes(CsvKind.FLOWS, "c_semicolon.csv", CsvForm.PLAIN, bought))
                .containsExactly("1000000000");
        assertThat(outcomes(CsvKind.FLOWS, "c_utf16.csv", CsvForm.PLAIN, bought))
                .containsExactly("1000000000");
    }
}
