package io.southflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.calendar.TradingCalendar;
import io.southflow.check.EventChecks;
import io.southflow.cli.app.CalendarHorizon;
import io.southflow.feed.csv.CsvChecks;
import io.southflow.feed.csv.CsvKind;
import io.southflow.feed.csv.CsvSettings;
import io.southflow.feed.csv.CsvSource;
import io.southflow.feed.tape.Tape;
import io.southflow.wire.Topics;
import java.io.IOException;
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

class KnownDaysCheckTest {
    private static final TradingCalendar CALENDAR = TradingCalendar.hongKong();

    private static final long IN_2030 = Instant.parse("2030-01-01T00:00:00Z").toEpochMilli();

    @TempDir
    private Path dir;

    private final List<String> said = new ArrayList<>();

    private int read(CsvKind kind, String... lines) throws IOException {
        Path file = Files.write(dir.resolve("rows.csv"), List.of(lines));
        EventChecks checks =
                new EventChecks(CALENDAR, Map.of("NDX", ZoneId.of("America/New_York")), Duration.ofHours(1));
        CsvSettings settings = new CsvSettings(new Topics(""), CALENDAR, said::add, 20)
                .checkedBy(new CsvChecks(checks, () -> IN_2030));
        try (KnownDaysCheck source = new KnownDaysCheck(
                CsvSource.open(kind, file.toString(), settings),
                new CalendarHorizon(CALENDAR),
                checks::isAbroad,
                said::add)) {
            source.resume();
            int events = 0;
            while (source.next() != null) {
                events++;
            }
            return events;
        }
    }

    @Test
    void tellsOfTheFirstUnknownDayOnlyAndPassesEveryEvent() throws Exception {
        int events = read(
                CsvKind.FLOWS,
                "time,symbol,channel,buy,sell",
                "2026-12-31T09:31:05,700,SH,100,50",
                "2027-01-04T09:31:05,700,SH,100,50",
                "2027-01-05T09:31:05,700,SH,100,50",
                "2019-01-04T09:31:05,700,SH,100,50");
        assertThat(events).isEqualTo(4);
        assertThat(said)
                .singleElement()
                .asString()
                .startsWith("warning: 2027-01-04 is outside of the southbound days")
                .contains("2024-01-01 to 2026-12-31")
                .endsWith("southflow.calendar");
    }

    @Test
    void ticksOfADayOnWhichOnlySouthboundIsUnknownAreFine() throws Exception {
        assertThat(read(CsvKind.TICKS, "time,symbol,price,volume", "2027-01-04T09:31:05,700,505.5,1200"))
                .isOne();
        assertThat(said).isEmpty();
    }

    @Test
    void aReportIsOfItsTradeDateNotOfItsPublication() throws Exception {
        String header = "date,symbol,session,shares,turnover,published_at";
        read(CsvKind.SHORT_SALES, header, "2027-12-31,700,DAY,6120000,2998800000,2028-01-03T09:00:00");
        assertThat(said).isEmpty();
        read(CsvKind.SHORT_SALES, header, "2020-12-31,700,DAY,6120000,2998800000,2021-01-04T09:00:00");
        assertThat(said).singleElement().asString().startsWith("warning: 2020-12-31 is outside of the Hong Kong days");
    }

    @Test
    void anIndexOfAnotherMarketIsNotOfItsDays() throws Exception {
        String header = "date,symbol,open,high,low,close,volume,turnover";
        assertThat(read(CsvKind.DAILY_BARS, header, "2010-01-04,NDX,1,1,1,1,0,0"))
                .isOne();
        assertThat(said).isEmpty();
        read(CsvKind.DAILY_BARS, header, "2010-01-04,700,1,1,1,1,0,0");
        assertThat(said).singleElement().asString().startsWith("warning: 2010-01-04 is outside of the Hong Kong days");
    }

    @Test
    void aMonthIsOfNoDay() throws Exception {
        String header = "time,symbol,channel,buy,sell,period";
        assertThat(read(CsvKind.FLOWS, header, "2021-01-29T16:00:00,SOUTHBOUND,SH,100,50,MONTH"))
                .isOne();
        assertThat(said).isEmpty();
    }

    @Test
    void theTapeIsOfKnownDays() {
        try (KnownDaysCheck tape = new KnownDaysCheck(
                new Tape(Tape.DEFAULT_SEED, 1, new Topics(""), CALENDAR), new CalendarHorizon(CALENDAR), said::add)) {
            for (int i = 0; i < 20_000; i++) {
                assertThat(tape.next()).isNotNull();
            }
        }
        assertThat(said).isEmpty();
    }
}
