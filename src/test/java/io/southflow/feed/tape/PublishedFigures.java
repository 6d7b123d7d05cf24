package io.southflow.feed.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.schema.DailyBar;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the press published of January and February 2025, held against the sums of a tape's events. */
final class PublishedFigures {
    private static final long BILLION_MILLI = 1_000_000_000_000L;
    private static final LocalDate FIRST_OF_TWENTY = LocalDate.of(2025, 1, 14);
    private static final LocalDate LAST = LocalDate.of(2025, 2, 18);

    private PublishedFigures() {}

    static void assertIn(TapeReading tape) {
        assertMarket(tape);
        assertLeaders(tape);
        assertRecordMonth(tape);
        assertPrices(tape);
        assertThat(tape.dayShorts.get("00700").get(LocalDate.of(2025, 1, 13)).getShares())
                .isEqualTo(4_890_000);
        assertThat(tape.dayShorts.get("00700").get(LocalDate.of(2025, 2, 17)).getShares())
                .isEqualTo(15_176_000);
    }

    private static void assertMarket(TapeReading tape) {
        assertThat(tape.marketNet(date -> date.getMonthValue() == 1)).isEqualTo(125_592_000_000_000L);
        assertThat(tape.marketNet(date -> date.getMonthValue() == 2)).isEqualTo(59_992_000_000_000L);
        assertThat(tape.marketNet(date -> date.getMonthValue() == 2 && date.isBefore(LAST)))
                .isEqualTo(37_369_000_000_000L);
        assertThat(tape.marketNet(LAST::equals)).isEqualTo(22_623_000_000_000L);
        assertThat(tape.marketNet(date -> true)).isEqualTo(185_584_000_000_000L);
    }

    private static void assertLeaders(TapeReading tape) {
        Map<String, Long> twenty = new LinkedHashMap<>();
        tape.flows.keySet().forEach(symbol -> twenty.put(symbol, twentySessions(tape, symbol)));
        List<Map.Entry<String, Long>> leaders = twenty.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .toList();
        assertThat(leaders.subList(0, 5))
                .containsExactly(
                        Map.entry("00700", 11_274_000_000_000L),
                        Map.entry("09988", 4_828_000_000_000L),
                        Map.entry("01810", 3_973_000_000_000L),
                        Map.entry("01398", 3_102_000_000_000L),
                        Map.entry("00981", 2_430_000_000_000L));
        assertThat(leaders.get(5).getValue()).as("the sixth").isLessThan(2_100_000_000_000L);
        assertThat(leaders).hasSizeGreaterThanOrEqualTo(500);
    }

    private static long twentySessions(TapeReading tape, String symbol) {
        return tape.flows.get(symbol).keySet().stream()
                .filter(date -> !date.isBefore(FIRST_OF_TWENTY))
                .mapToLong(date -> tape.net(symbol, date))
                .sum();
    }

    private static void assertRecordMonth(TapeReading tape) {
        TreeMap<YearMonth, Long> months = tape.monthsBefore;
        assertThat(months).hasSize(48);
        assertThat(months.firstKey()).isEqualTo(YearMonth.of(2021, 1));
        assertThat(months.lastKey()).isEqualTo(YearMonth.of(2024, 12));
        assertThat(months.firstEntry().getValue() / (BILLION_MILLI / 10)).isEqualTo(3106);
        long surpassed = months.descendingMap().values().stream()
                .takeWhile(net -> net < 125_592_000_000_000L)
                .count();
        assertThat(surpassed).isEqualTo(47);
    }

    private static void assertPrices(TapeReading tape) {
        TreeMap<LocalDate, DailyBar> hstech = ofYear(tape, "HSTECH");
        Map.Entry<LocalDate, DailyBar> low = hstech.entrySet().stream()
                .min(Comparator.comparingLong(bar -> bar.getValue().getCloseMilli()))
                .orElseThrow();
        assertThat(low.getKey()).isEqualTo(LocalDate.of(2025, 1, 13));
        assertThat(low.getValue().getCloseMilli()).isEqualTo(4_222_000);
        long last = hstech.lastEntry().getValue().getCloseMilli();
        assertThat(last / 4_222_000.0).isBetween(1.33, 1.345);
        assertThat(ofYear(tape, "HSTECH")
                        .subMap(LocalDate.of(2025, 1, 13), LAST)
                        .values())
                .as("a bull market on the way")
                .anyMatch(bar -> bar.getCloseMilli() > 1.2 * 4_222_000);

        TreeMap<LocalDate, DailyBar> tencent = tape.bars.get("00700");
        assertThat(tencent.get(LAST).getHighMilli()).isEqualTo(513_000);
        assertThat(tape.ticks.get("00700").get(LAST).prices).contains(513_000L);
        LocalDate since = tencent.headMap(LAST, false).descendingMap().entrySet().stream()
                .filter(bar -> bar.getValue().getHighMilli() >= 513_000)
                .findFirst()
                .orElseThrow()
                .getKey();
        assertThat(YearMonth.from(since)).isEqualTo(YearMonth.of(2022, 1));
        assertThat(tencent.get(LocalDate.of(2025, 1, 8)).getCloseMilli()).isBetween(365_000L, 375_000L);
    }

    private static TreeMap<LocalDate, DailyBar> ofYear(TapeReading tape, String symbol) {
        return new TreeMap<>(tape.bars.get(symbol).tailMap(LocalDate.of(2025, 1, 1)));
    }
}
