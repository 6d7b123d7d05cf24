package io.southflow.feed.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.calendar.TradingCalendar;
import io.southflow.check.EventChecks;
import io.southflow.wire.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is refused by line and column what the application would reject. */
class CsvChecksTest {
    private static final String FLOWS = "time,symbol,channel,buy,sell,period";
    private static final String TICKS = "time,symbol,price,volume";
    private static final String BARS = "date,symbol,open,high,low,close,volume,turnover";
    private static final long NOW = Instant.parse("2025-03-03T04:00:00Z").toEpochMilli();

    @TempDir
    private Path folder;

    private final TradingCalendar calendar = TradingCalendar.hongKong();
    private final EventChecks checks = new EventChecks(
            calendar,
            Map.of("HSTECH", ZoneId.of("Asia/Hong_Kong"), "NDX", ZoneId.of("America/New_York")),
            Duration.ofHours(1));
    private final List<String> said = new ArrayList<>();

    /** How many rows are taken. */
    private int taken(CsvKind kind, Path file) {
        CsvSettings settings =
                new CsvSettings(new Topics(""), calendar, said::add, 20).checkedBy(new CsvChecks(checks, () -> NOW));
        try (CsvSource source = CsvSource.open(kind, file.toString(), settings)) {
            source.resume();
            int rows = 0;
            while (source.next() != null) {
                source.position().add();
                rows++;
            }
            return rows;
        }
    }

    private int taken(CsvKind kind, String... lines) throws IOException {
        return taken(kind, Files.write(folder.resolve("rows.csv"), List.of(lines)));
    }

    private int takenOfCase(CsvKind kind, String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = CsvChecksTest.class.getResourceAsStream("/io/southflow/cases/" + name)) {
            Files.writeString(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        return taken(kind, file);
    }

    @Test
    void holidaysAndWeekendsAreRefusedWithWhatTheCalendarSays() throws IOException {
        assertThat(takenOfCase(CsvKind.FLOWS, "e_days.csv")).isZero();
        assertThat(said)
                .containsExactly(
                        "e_days.csv:2: column 'time': 2025-02-03 is no day of southbound trading: Hong Kong trades and the"
                                + " southbound channels are closed by the calendar in force; if it is wrong, name another in"
                                + " southflow.calendar",
                        "e_days.csv:3: column 'time': 2025-02-15 is no day of southbound trading: it is a Saturday",
                        "e_days.csv:4: column 'time': 2025-01-29 is no day of southbound trading: Hong Kong is closed by the"
                                + " calendar in force; if it is wrong, name another in southflow.calendar");
    }

    @Test
    void aDayThatTheCalendarDoesNotKnowIsSaidToBeSo() throws IOException {
        assertThat(taken(CsvKind.TICKS, TICKS, "2019-06-01T10:00:00,700,1,1")).isZero();
        assertThat(said)
                .containsExactly(
                        "rows.csv:2: column 'time': 2019-06-01 is no trading day of Hong Kong: it is a Saturday"
                                + " (it is outside of the days that the calendar knows, 2021-01-01 to 2027-12-31)");
    }

    @Test
    void aClockInUtcIsNamedAsTheCause() throws IOException {
        assertThat(takenOfCase(CsvKind.FLOWS, "e_utc_naive.csv")).isZero();
        assertThat(said)
                .hasSize(4)
                .first()
                .isEqualTo(
                        "e_utc_naive.csv:2: column 'time': 2025-02-18 01:31:05 in Hong Kong is before its trading day,"
                                + " 09:00 to 16:11: a clock in UTC? Write times with Z (UTC) or +08:00 (Hong Kong)");
        assertThat(said.get(3)).contains("2025-02-18 23:10 in Hong Kong is after its trading day");
    }

    @Test
    void timesThatSayUtcAreTaken() throws IOException {
        assertThat(taken(CsvKind.FLOWS, "time,symbol,channel,buy,sell", "2025-02-18T01:31:05Z,5003,SH,1,0"))
                .isOne();
    }

    @Test
    void afterTheAuctionOfAHalfDayNothingIsTraded() throws IOException {
        assertThat(takenOfCase(CsvKind.TICKS, "f_half.csv")).isEqualTo(2);
        assertThat(said)
                .hasSize(2)
                .first()
                .asString()
                .startsWith("f_half.csv:4: column 'time': 2024-12-24 14:00 in Hong Kong is after its trading day,"
                        + " 09:00 to 12:11:");
    }

    @Test
    void flowsAreOfStocksOrOfTheMarket() throws IOException {
        assertThat(taken(
                        CsvKind.FLOWS,
                        FLOWS,
                        "2025-02-18T10:00,HSTECH,SH,1,2,",
                        "2025-02-18T10:00,TOTAL,SH,1,2,",
                        "2025-02-18T10:00,SOUTHBOUND,SH,1,2,",
                        "2025-02-18T10:00,700,SH,1,2,MONTH",
                        "2025-02-18T16:30,SOUTHBOUND,SH,1,2,DAY",
                        "2025-02-18T16:30,SOUTHBOUND,SH,1,2,MONTH",
                        "2025-02-18T23:59,700,SH,1,2,DAY"))
                .isEqualTo(3);
        String market = " has no flows: they are of a stock, by its 5 digits, or of the whole market as SOUTHBOUND";
        assertThat(said)
                .containsExactly(
                        "rows.csv:2: column 'symbol': HSTECH" + market,
                        "rows.csv:3: column 'symbol': TOTAL" + market,
                        "rows.csv:4: column 'period': INCREMENT is of a stock, of the whole market come DAY and MONTH",
                        "rows.csv:5: column 'period': MONTH is of the whole market, under the symbol SOUTHBOUND");
    }

    @Test
    void anIndexThatIsInNoListIsRefusedWithTheSettingThatAddsIt() throws IOException {
        assertThat(taken(CsvKind.TICKS, TICKS, "2025-02-18T10:00:00,HSTEC,5000,0"))
                .isZero();
        assertThat(said)
                .containsExactly(
                        "rows.csv:2: column 'symbol': HSTEC is no index in the list of securities; add it to the"
                                + " file of southflow.securities");
    }

    @Test
    void anIndexOfAnotherMarketHasBarsOfItsOwnDays() throws IOException {
        assertThat(taken(
                        CsvKind.DAILY_BARS,
                        BARS,
                        "2025-01-29,NDX,1,1,1,1,0,0",
                        "2025-02-15,NDX,1,1,1,1,0,0",
                        "2025-03-04,NDX,1,1,1,1,0,0",
                        "2025-01-29,HSTECH,1,1,1,1,0,0"))
                .isOne();
        assertThat(said)
                .containsExactly(
                        "rows.csv:3: column 'date': 2025-02-15 is a Saturday: a bar of NDX has the date in America/New_York",
                        "rows.csv:4: column 'date': 2025-03-04 is ahead of the clock in America/New_York",
                        "rows.csv:5: column 'date': 2025-01-29 is no trading day of Hong Kong: Hong Kong is closed by the"
                                + " calendar in force; if it is wrong, name another in southflow.calendar");
        said.clear();
        assertThat(taken(CsvKind.TICKS, TICKS, "2025-02-18T10:00:00,NDX,20000,0"))
                .isZero();
        assertThat(said)
                .containsExactly(
                        "rows.csv:2: column 'symbol': NDX is an index of America/New_York: daily bars are all that"
                                + " is taken of another market's");
    }

    @Test
    void aBarClosesBetweenItsLowAndItsHigh() throws IOException {
        assertThat(taken(
                        CsvKind.DAILY_BARS,
                        BARS,
                        "2025-02-17,700,500,513.5,498.2,514,1,1",
                        "2025-02-17,700,498.1,513.5,498.2,507,1,1",
                        "2025-02-17,700,498.2,513.5,498.2,513.5,1,1"))
                .isOne();
        assertThat(said)
                .containsExactly(
                        "rows.csv:2: column 'close': 514 is not within low to high, 498.2 to 513.5",
                        "rows.csv:3: column 'open': 498.1 is not within low to high, 498.2 to 513.5");
    }

    @Test
    void whatIsYetToComeIsRefused() throws IOException {
        assertThat(taken(CsvKind.TICKS, TICKS, "2025-03-03T14:00:00,700,1,1", "2025-03-03T12:59:59,700,1,1"))
                .isOne();
        assertThat(said).containsExactly("rows.csv:2: column 'time': 2025-03-03T14:00+08:00 is ahead of the clock");
    }

    @Test
    void anActionOfADayWithoutTradingIsRefused() throws IOException {
        assertThat(taken(
                        CsvKind.CORPORATE_ACTIONS,
                        "ex_date,symbol,type,new_shares,old_shares",
                        "2025-02-16,700,SPLIT,5,1",
                        "2025-02-17,700,SPLIT,5,1"))
                .isOne();
        assertThat(said)
                .containsExactly(
                        "rows.csv:2: column 'ex_date': 2025-02-16 is no trading day of Hong Kong: it is a Sunday");
    }
}
