package io.southflow.feed.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.southflow.feed.tape.TapeReading.TickDay;
import io.southflow.schema.DailyBar;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class TapeRealismTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 2);
    private static final LocalDate LAST = LocalDate.of(2025, 2, 18);

    private final TapeReading tape = TapeReading.ofSeed(Tape.DEFAULT_SEED);

    @Test
    void theOfficialBarIsThatOfTheTicks() {
        tape.ticks.forEach((symbol, days) -> assertThat(days).as(symbol).allSatisfy((date, ticks) -> {
            DailyBar bar = tape.bars.get(symbol).get(date);
            List<Long> official = List.of(
                    bar.getOpenMilli(),
                    bar.getHighMilli(),
                    bar.getLowMilli(),
                    bar.getCloseMilli(),
                    bar.getVolume(),
                    bar.getTurnoverMilliHkd());
            assertThat(official)
                    .containsExactly(ticks.open, ticks.high, ticks.low, ticks.close, ticks.volume, ticks.turnover);
        }));
    }

    @Test
    void pricesLieOnTheExchangesTableOfSpreads() {
        assertThat(bars(symbol -> !symbol.startsWith("HS")))
                .hasSizeGreaterThan(100_000)
                .allMatch(bar -> bar.getLowMilli() > 0
                        && isOnTable(bar.getOpenMilli())
                        && isOnTable(bar.getHighMilli())
                        && isOnTable(bar.getLowMilli())
                        && isOnTable(bar.getCloseMilli()));
        for (String symbol : List.of("00700", "09988", "01810", "03690")) {
            assertThat(tape.ticks.get(symbol).values())
                    .allSatisfy(day -> assertThat(day.prices).allMatch(TapeRealismTest::isOnTable));
        }
    }

    @Test
    void closesFollowTheRally() {
        assertClose("09988", FIRST, 81.3, 0.001);
        assertClose("09988", LAST, 124, 4);
        assertClose("01810", FIRST, 34.0, 0.001);
        assertClose("01810", LAST, 50, 1);
        assertClose("03690", FIRST, 150.6, 0.001);
        assertClose("03690", LAST, 160, 2);
    }

    @Test
    void turnoverIsThatOfTheMonths() {
        assertThat(turnoverBillions(date -> date.getMonthValue() == 1) / 19).isCloseTo(143.8, within(1.0));
        assertThat(turnoverBillions(date -> date.getMonthValue() == 2) / 12).isCloseTo(297.3, within(2.0));
    }

    @Test
    void southboundTakesAFifthOfIt() {
        tape.southboundTurnover.forEach((date, southbound) ->
                assertThat(southbound / 1e12 / turnoverBillions(date::equals)).isBetween(0.17, 0.25));
    }

    @Test
    void someDaysAreOutflows() {
        long outflows = tape.southboundTurnover.keySet().stream()
                .filter(date -> tape.marketNet(date::equals) < 0)
                .count();
        assertThat(outflows).isBetween(3L, 8L);
    }

    private List<DailyBar> bars(Predicate<String> symbols) {
        return tape.bars.keySet().stream()
                .filter(symbols)
                .flatMap(symbol -> tape.bars.get(symbol).values().stream())
                .toList();
    }

    private void assertClose(String symbol, LocalDate date, double close, double tolerance) {
        assertThat(tape.bars.get(symbol).get(date).getCloseMilli() / 1000.0).isCloseTo(close, within(tolerance));
    }

    private double turnoverBillions(Predicate<LocalDate> days) {
        long sum = 0;
        for (var ofSymbol : tape.ticks.values()) {
            for (var day : ofSymbol.entrySet()) {
                TickDay ticks = day.getValue();
                sum += days.test(day.getKey()) ? ticks.turnover : 0;
            }
        }
        return sum / 1e12;
    }

    /** HKEX, second schedule of spreads, as in force in early 2025: from a price on, its spread. */
    private static boolean isOnTable(long milli) {
        if (milli < 250) {
            return true;
        }
        if (milli < 500) {
            return milli % 5 == 0;
        }
        if (milli < 10_000) {
            return milli % 10 == 0;
        }
        if (milli < 20_000) {
            return milli % 20 == 0;
        }
        if (milli < 100_000) {
            return milli % 50 == 0;
        }
        if (milli < 200_000) {
            return milli % 100 == 0;
        }
        if (milli < 500_000) {
            return milli % 200 == 0;
        }
        return milli % 500 == 0;
    }
}
