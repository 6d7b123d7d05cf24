package io.southflow.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.calendar.TradingCalendar;
import io.southflow.schema.ActionType;
import io.southflow.schema.Basis;
import io.southflow.schema.Channel;
import io.southflow.schema.CorporateAction;
import io.southflow.schema.DailyBar;
import io.southflow.schema.FlowPeriod;
import io.southflow.schema.ReportSession;
import io.southflow.schema.ShortSale;
import io.southflow.schema.Side;
import io.southflow.schema.SouthboundFlow;
import io.southflow.schema.Tick;
import io.southflow.schema.TradeType;
import io.southflow.wire.FlowFields;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventChecksTest {
    private static final long NOW = Instant.parse("2025-12-01T00:00:00Z").toEpochMilli();
    private static final String PASSED = "passed";

    private final EventChecks checks = new EventChecks(
            TradingCalendar.hongKong(),
            Map.of(
                    "HSTECH", ZoneId.of("Asia/Hong_Kong"),
                    "CSI300", ZoneId.of("Asia/Shanghai"),
                    "NDX", ZoneId.of("America/New_York")),
            Duration.ofHours(1));

    private String judged(SpecificRecord event, long now) {
        try {
            checks.check(event, now);
            return PASSED;
        } catch (Rejection rejection) {
            return rejection.reason().name();
        }
    }

    private String judged(SpecificRecord event) {
        return judged(event, NOW);
    }

    private static Instant at(String localTime) {
        return LocalDateTime.parse(localTime).toInstant(ZoneOffset.ofHours(8));
    }

    private static SouthboundFlow flow(String symbol, String localTime, long buy, FlowPeriod period) {
        return new SouthboundFlow(symbol, Channel.SH, at(localTime), buy, 0L, period, Basis.REPORTED, "test", 1L);
    }

    private static SouthboundFlow flow(String localTime, long buy) {
        return flow("00700", localTime, buy, FlowPeriod.INCREMENT);
    }

    private static Tick tick(String symbol, String localTime, long price, boolean cancel) {
        return new Tick(
                symbol,
                at(localTime),
                price,
                price == 0 ? 0L : 100L,
                Side.NEUTRAL,
                TradeType.AUTOMATCH,
                cancel,
                Basis.REPORTED,
                "test",
                1L);
    }

    private static DailyBar bar(String symbol, String date) {
        return new DailyBar(
                symbol, LocalDate.parse(date), 10L, 12L, 9L, 11L, 0L, 0L, Basis.REPORTED, "test", false, false, false);
    }

    private static ShortSale shortSale(String symbol, String date, String published) {
        return new ShortSale(
                symbol, LocalDate.parse(date), ReportSession.DAY, 1L, 1L, "HKD", at(published), Basis.REPORTED, "test");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-02-18T00:00:00, OUTSIDE_TRADING_DAY",
        "2025-02-18T01:31:05, OUTSIDE_TRADING_DAY",
        "2025-02-18T05:05:00, OUTSIDE_TRADING_DAY",
        "2025-02-18T07:59:00, OUTSIDE_TRADING_DAY",
        "2025-02-18T08:59:59.999, OUTSIDE_TRADING_DAY",
        "2025-02-18T09:00:00, passed",
        "2025-02-18T12:30:00, passed",
        "2025-02-18T16:10:59.999, passed",
        "2025-02-18T16:11:00, OUTSIDE_TRADING_DAY",
        "2025-02-18T23:10:00, OUTSIDE_TRADING_DAY",
        "2024-12-24T12:10:59.999, passed",
        "2024-12-24T12:11:00, OUTSIDE_TRADING_DAY",
        "2024-12-24T14:00:00, OUTSIDE_TRADING_DAY",
    })
    void moneyIsOfTheHoursOfTrading(String time, String expected) {
        assertThat(judged(flow(time, 1))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-02-18T08:59:59.999, OUTSIDE_TRADING_DAY",
        "2025-02-18T09:00:00, passed",
        "2025-02-18T12:30:00, passed",
        "2025-02-18T16:10:59, passed",
        "2025-02-18T16:11:00, OUTSIDE_TRADING_DAY",
        "2024-12-24T12:05:00, passed",
        "2024-12-24T12:11:00, OUTSIDE_TRADING_DAY",
        "2024-12-24T15:59:00, OUTSIDE_TRADING_DAY",
    })
    void aPriceIsOfTheHoursOfTradingAndSoIsWhatTakesItBack(String time, String expected) {
        assertThat(judged(tick("00700", time, 500_000, false))).isEqualTo(expected);
        assertThat(judged(tick("00700", time, 500_000, true))).isEqualTo(expected);
        assertThat(judged(tick("HSTECH", time, 500_000, false))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-02-18T08:59:59, OUTSIDE_TRADING_DAY",
        "2025-02-18T09:00:00, passed",
        "2025-02-18T16:30:00, passed",
        "2025-02-18T23:59:59, passed",
        "2025-01-28T12:30:00, passed",
    })
    void aHeartbeatIsOfAnyHourFromNineOn(String time, String expected) {
        assertThat(judged(tick("00700", time, 0, false))).isEqualTo(expected);
        if (!time.startsWith("2025-01-28")) {
            assertThat(judged(flow(time, 0))).isEqualTo(expected);
        }
    }

    @Test
    void hoursAreThoseOfTheDayAlsoWhenDaysAlternate() {
        for (int i = 0; i < 2; i++) {
            assertThat(judged(tick("00700", "2024-12-24T14:00:00", 1, false))).isEqualTo("OUTSIDE_TRADING_DAY");
            assertThat(judged(tick("00700", "2024-12-23T14:00:00", 1, false))).isEqualTo(PASSED);
        }
    }

    @Test
    void whatCarriesADateIsOfAnyHour() {
        assertThat(judged(flow("00700", "2025-02-18T00:00:00", 1, FlowPeriod.DAY)))
                .isEqualTo(PASSED);
        assertThat(judged(flow("SOUTHBOUND", "2025-02-18T23:59:00", 1, FlowPeriod.DAY)))
                .isEqualTo(PASSED);
        assertThat(judged(flow("SOUTHBOUND", "2025-02-01T00:00:00", 1, FlowPeriod.MONTH)))
                .isEqualTo(PASSED);
        assertThat(judged(shortSale("00700", "2025-02-18", "2025-02-18T20:00:00")))
                .isEqualTo(PASSED);
    }

    @Test
    void ofTheWholeMarketComeDaysAndMonths() {
        assertThat(judged(flow("SOUTHBOUND", "2025-02-18T10:00:00", 1, FlowPeriod.INCREMENT)))
                .isEqualTo("OUT_OF_RANGE");
        assertThat(judged(flow("00700", "2025-02-18T10:00:00", 1, FlowPeriod.MONTH)))
                .isEqualTo("OUT_OF_RANGE");
        assertThat(judged(flow("SOUTHBOUND", "2025-02-03T10:00:00", 1, FlowPeriod.DAY)))
                .isEqualTo("NOT_A_SESSION");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HSTECH", "NDX", "TOTAL", "ALL"})
    void nothingElseHasFlows(String symbol) {
        for (FlowPeriod period : FlowPeriod.values()) {
            assertThat(judged(flow(symbol, "2025-02-18T10:00:00", 1, period))).isEqualTo("UNKNOWN_SYMBOL");
        }
    }

    @Test
    void flowsOfAnIndexAreRefusedEvenWhenItsTicksHavePassed() throws Rejection {
        FlowFields fields = new FlowFields();
        fields.set(flow("HSTECH", "2025-02-18T10:00:00", 1, FlowPeriod.INCREMENT));
        String judged = PASSED;
        try {
            checks.check(fields, NOW, true);
        } catch (Rejection rejection) {
            judged = rejection.reason().name();
        }
        assertThat(judged).isEqualTo("UNKNOWN_SYMBOL");
        fields.set(flow("2025-02-18T10:00:00", 1));
        checks.check(fields, NOW, true);
    }

    @Test
    void barsOfAnotherMarketAreDatedByIt() {
        assertThat(judged(bar("CSI300", "2025-12-26"), at("2025-12-26T15:30:00").toEpochMilli()))
                .as("a holiday of Hong Kong alone")
                .isEqualTo(PASSED);
        assertThat(judged(bar("HSTECH", "2025-12-26"), at("2025-12-26T15:30:00").toEpochMilli()))
                .isEqualTo("NOT_A_SESSION");
        assertThat(judged(bar("NDX", "2025-02-15"))).isEqualTo("NOT_A_SESSION");
        long morning = at("2025-02-19T08:00:00").toEpochMilli();
        assertThat(judged(bar("NDX", "2025-02-18"), morning)).isEqualTo(PASSED);
        assertThat(judged(bar("NDX", "2025-02-19"), morning))
                .as("still the 18th in New York")
                .isEqualTo("FUTURE");
    }

    @Test
    void ofAnotherMarketComesNothingButBars() {
        assertThat(judged(tick("NDX", "2025-02-18T10:00:00", 1, false))).isEqualTo("UNKNOWN_SYMBOL");
        assertThat(judged(shortSale("NDX", "2025-02-18", "2025-02-18T20:00:00")))
                .isEqualTo("UNKNOWN_SYMBOL");
        assertThat(judged(new CorporateAction(
                        "NDX", LocalDate.parse("2025-02-18"), ActionType.SPLIT, 2L, 1L, false, Basis.REPORTED, "test")))
                .isEqualTo("UNKNOWN_SYMBOL");
    }

    @Test
    void aRejectionTellsTheFieldApartFromWhatIsWrongWithIt() {
        try {
            checks.check(tick("00700", "2025-02-18T01:31:05", 1, false), NOW);
        } catch (Rejection rejection) {
            assertThat(rejection.field()).isEqualTo("eventTime");
            assertThat(rejection).hasMessage("eventTime: " + rejection.detail());
            assertThat(rejection.detail())
                    .startsWith("2025-02-18 01:31:05 in Hong Kong")
                    .contains("UTC");
        }
    }
}
