package io.southflow.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.unit.Windows;
import io.southflow.calendar.TradingCalendar;
import io.southflow.calendar.TradingTime;
import io.southflow.schema.NetInflow;
import io.southflow.schema.SouthboundFlow;
import io.southflow.schema.WindowFlow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every NetInflow against a recomputation from all events read up to it. */
class NaiveRecomputationTest {
    private static final int STOCKS = 120;

    private int checked;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void agreesWithEveryNetInflowToTheThousandth(boolean shuffled) {
        RandomDays days = new RandomDays(shuffled ? 7 : 5, STOCKS);
        NaiveFlows naive = new NaiveFlows();
        try (MonitorHarness monitor = new MonitorHarness()) {
            // Sessions over the turn of a month, Lunar New Year between them; one of them long.
            for (String date : List.of("2025-01-24", "2025-01-27", "2025-02-05", "2025-02-06", "2025-02-07")) {
                List<SouthboundFlow> day = days.day(LocalDate.parse(date), date.equals("2025-02-07") ? 20_000 : 1_500);
                int read = 0;
                for (SouthboundFlow flow : shuffled ? days.shuffled(day, 60) : day) {
                    monitor.send(MonitorHarness.TOPICS.flows(), flow);
                    naive.read(flow);
                    read++;
                    if (read % 2_000 == 0) {
                        monitor.passWallTime(Duration.ofSeconds(1));
                    }
                    check(monitor.netInflows(), naive);
                }
            }
        }
        System.out.println(checked + " NetInflows checked");
        assertThat(checked).isGreaterThan(10_000);
    }

    /** Over the turns of a year and of a quarter, with half days, under twenty windows drawn by lot. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void agreesUnderAnyWindows(long seed) {
        Windows windows = drawn(new SplittableRandom(seed));
        System.out.println("windows of seed " + seed + ": " + windows);
        TradingCalendar calendar = TradingCalendar.hongKong();
        RandomDays days = new RandomDays(seed, 12);
        NaiveFlows naive = new NaiveFlows();
        try (MonitorHarness monitor = new MonitorHarness(windows)) {
            for (LocalDate date = LocalDate.parse("2024-11-20");
                    date.isBefore(LocalDate.parse("2025-04-12"));
                    date = date.plusDays(1)) {
                int day = (int) date.toEpochDay();
                if (!calendar.isSouthboundDay(day)) {
                    continue;
                }
                boolean half = calendar.closeOf(day) == TradingTime.LUNCH;
                Instant noon = Events.at(date + "T12:00:00");
                for (SouthboundFlow flow : days.day(date, 60)) {
                    boolean heartbeat = flow.getBuyMilliHkd() == 0 && flow.getSellMilliHkd() == 0;
                    if (!half || heartbeat || flow.getEventTime().isBefore(noon)) {
                        monitor.send(MonitorHarness.TOPICS.flows(), flow);
                        naive.read(flow);
                    }
                }
                check(monitor.netInflows(), naive);
            }
        }
        System.out.println(checked + " NetInflows checked");
        assertThat(checked).isGreaterThan(3_000);
    }

    private static Windows drawn(SplittableRandom random) {
        Set<String> labels = new HashSet<>(List.of("mtd", "qtd", "ytd", "1d"));
        while (labels.size() < 20) {
            switch (random.nextInt(4)) {
                case 0 -> labels.add(1 + random.nextInt(330) + "m");
                case 1 -> labels.add(1 + random.nextInt(5) + "h");
                case 2 -> labels.add(1 + random.nextInt(250) + "d");
                default -> labels.add(1 + random.nextInt(30) + "d");
            }
        }
        return Windows.parse(String.join(",", labels));
    }

    private void check(List<NetInflow> inflows, NaiveFlows naive) {
        for (NetInflow inflow : inflows) {
            for (WindowFlow shown : inflow.getWindows()) {
                long[] expected = naive.window(inflow.getSymbol(), shown.getWindow(), inflow.getAsOf());
                assertThat(new long[] {shown.getBuyMilliHkd(), shown.getSellMilliHkd(), shown.getNetMilliHkd()})
                        .as("%s %s as of %s", inflow.getSymbol(), shown.getWindow(), inflow.getAsOf())
                        .isEqualTo(expected);
                assertThat(shown.getSessions())
                        .as("sessions of %s as of %s", shown.getWindow(), inflow.getAsOf())
                        .isEqualTo(naive.sessions(shown.getWindow(), inflow.getAsOf()));
            }
            checked++;
        }
    }

    @Test
    void countsSessionsCovered() {
        Events events = new Events();
        try (MonitorHarness monitor = new MonitorHarness()) {
            for (String date : List.of("2025-01-24", "2025-01-27", "2025-02-05")) {
                monitor.send(MonitorHarness.TOPICS.flows(), events.flow("00700", date + "T10:00:00", 5, 3));
                monitor.send(MonitorHarness.TOPICS.flows(), events.flow("00700", date + "T16:30:00", 0, 0));
            }
            List<NetInflow> shown = monitor.netInflows();
            WindowFlow twenty = shown.get(shown.size() - 1).getWindows().get(Windows.DEFAULT.indexOf("20d"));
            assertThat(twenty.getSessions()).isEqualTo(3);
            assertThat(twenty.getFull()).isFalse();
            assertThat(twenty.getNetMilliHkd()).isEqualTo(6_000);
        }
    }
}
