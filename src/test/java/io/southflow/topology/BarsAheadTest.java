package io.southflow.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.calendar.TradingCalendar;
import io.southflow.schema.Alert;
import io.southflow.schema.DailyBar;
import io.southflow.schema.Evidence;
import io.southflow.schema.Tick;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** A session is judged by the 250 before it, however far ahead bars have been read. */
class BarsAheadTest {
    private static final long SEED = 43;
    private static final String STOCK = "00700";
    private static final LocalDate FIRST_TICKS = LocalDate.parse("2023-06-01");
    private static final LocalDate LAST_TICKS = LocalDate.parse("2023-12-29");

    private final TradingCalendar calendar = TradingCalendar.hongKong();
    private final Events events = new Events();
    private final List<DailyBar> bars = new ArrayList<>();
    private final List<SpecificRecord> asTheyCame = new ArrayList<>();
    private final List<Tick> ticks = new ArrayList<>();

    /** Three years, weeks of rise and of fall by turns. */
    private void fill() {
        System.out.println("BarsAheadTest seed " + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        double price = 100;
        int session = 0;
        for (LocalDate date = LocalDate.parse("2022-03-01"); date.getYear() < 2025; date = date.plusDays(1)) {
            if (!calendar.isTradingDay((int) date.toEpochDay())) {
                continue;
            }
            double drift = session++ / 12 % 2 == 0 ? 0.012 : -0.011;
            price *= 1 + drift + 0.02 * (random.nextDouble() - 0.5);
            if (!date.isBefore(FIRST_TICKS) && !date.isAfter(LAST_TICKS)) {
                for (String time : List.of("10:00:00", "11:00:00", "14:00:00")) {
                    ticks.add(events.tick(STOCK, date + "T" + time, price * (0.99 + 0.02 * random.nextDouble())));
                    asTheyCame.add(ticks.get(ticks.size() - 1));
                }
            }
            bars.add(events.bar(STOCK, date.toString(), price));
            asTheyCame.add(bars.get(bars.size() - 1));
        }
    }

    private static List<Alert> alertsOf(List<? extends SpecificRecord> records) {
        try (MonitorHarness monitor = new MonitorHarness()) {
            for (SpecificRecord record : records) {
                if (record instanceof Tick tick) {
                    monitor.send(MonitorHarness.TOPICS.ticks(), tick);
                } else {
                    monitor.send(MonitorHarness.TOPICS.dailyBars(), (DailyBar) record);
                }
            }
            assertThat(monitor.rejectReasons()).isEmpty();
            return monitor.alerts();
        }
    }

    @Test
    void threeYearsOfBarsBeforeTheTicksGiveTheSameAlertsAsBarsDayByDay() {
        fill();
        List<SpecificRecord> barsFirst = new ArrayList<>(bars);
        barsFirst.addAll(ticks);
        List<Alert> expected = alertsOf(asTheyCame);
        assertThat(expected).hasSizeGreaterThan(20);
        assertThat(alertsOf(barsFirst)).isEqualTo(expected);
        assertThat(expected)
                .extracting(alert -> alert.getEvidence().stream()
                        .filter(measure -> measure.getName().equals("sessions"))
                        .mapToDouble(Evidence::getValue)
                        .sum())
                .containsOnly(250.0);
    }
}
