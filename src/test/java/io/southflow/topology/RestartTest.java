package io.southflow.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.rule.ShippedRules;
import io.southflow.schema.ActionType;
import io.southflow.schema.Channel;
import io.southflow.schema.CorporateAction;
import io.southflow.schema.DailyBar;
import io.southflow.schema.ReportSession;
import io.southflow.schema.ShortSale;
import io.southflow.schema.SouthboundFlow;
import io.southflow.schema.Tick;
import io.southflow.topology.api.MonitorSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** A monitor that is killed again and again says word for word what one says that never stops. */
class RestartTest {
    private static final long SEED = 41;
    private final Events events = new Events();
    private final SplittableRandom random = new SplittableRandom(SEED);

    private static MonitorSettings settings() {
        return MonitorHarness.settings(
                ShippedRules.standard()
                        .withLateness(30)
                        .with("rsi.warm-up", 20)
                        .with("short-spike.ratio", 1.5)
                        .with("short-spike.critical", 2)
                        .with("short-spike.clear", 1.2)
                        .with("short-spike.robust-z", 0.5)
                        .with("short-spike.sessions", 5)
                        .with("short-spike.min-turnover-hkd", 1)
                        .with("surge.deviations", 1.5)
                        .with("surge.clear", 1)
                        .with("surge.min-net-hkd", 1)
                        .with("surge.warm-up", 2),
                Map.of(),
                1);
    }

    private List<SpecificRecord> days() {
        System.out.println("RestartTest seed " + SEED);
        List<SpecificRecord> all = new ArrayList<>();
        for (int i = 60; i > 0; i--) {
            LocalDate date = LocalDate.parse("2025-04-15").minusDays(i);
            if (settings().calendar().isTradingDay((int) date.toEpochDay())) {
                for (int stock = 0; stock < 3; stock++) {
                    all.add(events.bar(RandomDays.symbol(stock), date.toString(), 90 + random.nextInt(20)));
                }
            }
        }
        for (LocalDate date = LocalDate.parse("2025-04-15");
                date.isBefore(LocalDate.parse("2025-05-10"));
                date = date.plusDays(1)) {
            int day = (int) date.toEpochDay();
            if (settings().calendar().isTradingDay(day)) {
                day(date, settings().calendar().isSouthboundDay(day), all);
            }
        }
        return all;
    }

    private void day(LocalDate date, boolean southbound, List<SpecificRecord> all) {
        Instant midnight = date.atStartOfDay().toInstant(Events.HONG_KONG);
        long time = 9 * 3600 + 25 * 60;
        List<Tick> ticks = new ArrayList<>();
        while (time < 16 * 3600 + 600) {
            time += random.nextInt(120);
            Instant at = midnight.plusSeconds(Math.max(0, time - random.nextInt(40)));
            String symbol = RandomDays.symbol(random.nextInt(3));
            int kind = random.nextInt(20);
            if (kind < 10 && southbound) {
                all.add(events.flow(
                        symbol,
                        random.nextBoolean() ? Channel.SH : Channel.SZ,
                        at,
                        random.nextLong(4_000_000_000L),
                        random.nextLong(4_000_000_000L)));
            } else if (kind < 16) {
                ticks.add(events.tick(symbol, at, 70_000 + random.nextLong(60_000), 100));
                all.add(ticks.get(ticks.size() - 1));
            } else if (kind == 16 && !ticks.isEmpty()) {
                all.add(events.cancelOf(ticks.get(random.nextInt(ticks.size()))));
            } else if (kind == 17 && southbound) {
                all.add(all.get(all.size() - 1 - random.nextInt(Math.min(all.size(), 10))));
            } else if (kind == 18 && southbound) {
                all.add(events.official(
                        symbol,
                        Channel.SH,
                        officialDate(date) + "T17:00:00",
                        random.nextInt(1_000),
                        random.nextInt(1_000)));
            } else if (kind == 19 && southbound && random.nextInt(4) == 0) {
                all.add(events.flow(symbol, Channel.SH, at.plusSeconds(86_400L * 14), 1, 0));
            }
        }
        if (random.nextInt(3) == 0) {
            all.add(events.action(
                    RandomDays.symbol(random.nextInt(3)),
                    date.plusDays(random.nextInt(3)),
                    ActionType.SPLIT,
                    2 + random.nextInt(2),
                    1,
                    random.nextInt(4) == 0));
        }
        for (int stock = 0; stock < 3; stock++) {
            String symbol = RandomDays.symbol(stock);
            all.add(events.shortSale(
                    symbol, date.toString(), ReportSession.DAY, 100 + random.nextInt(300), 1_000 + random.nextInt(9)));
            if (random.nextInt(3) > 0) {
                Instant end = midnight.plusSeconds(16 * 3600 + 30 * 60);
                if (southbound) {
                    all.add(events.flow(symbol, Channel.SH, end, 0, 0));
                }
                all.add(events.tick(symbol, end, 0, 0));
            }
        }
    }

    /** That date, or one before or after it. */
    private LocalDate officialDate(LocalDate date) {
        LocalDate other = date.plusDays(random.nextInt(30) - 10);
        boolean isOther = random.nextBoolean() && settings().calendar().isSouthboundDay((int) other.toEpochDay());
        return isOther ? other : date;
    }

    private static void send(RestartableMonitor monitor, SpecificRecord event) {
        if (event instanceof SouthboundFlow flow) {
            monitor.send(MonitorHarness.TOPICS.flows(), flow);
        } else if (event instanceof Tick tick) {
            monitor.send(MonitorHarness.TOPICS.ticks(), tick);
        } else if (event instanceof CorporateAction action) {
            monitor.send(MonitorHarness.TOPICS.corporateActions(), action);
        } else if (event instanceof ShortSale sale) {
            monitor.send(MonitorHarness.TOPICS.shortSales(), sale);
        } else {
            monitor.send(MonitorHarness.TOPICS.dailyBars(), (DailyBar) event);
        }
    }

    @Test
    void aRevivedTaskBeginsFromItsStoreAlone() {
        try (RestartableMonitor steady = new RestartableMonitor(settings());
                RestartableMonitor revived = new RestartableMonitor(settings())) {
            List<SpecificRecord> day = new ArrayList<>();
            day(LocalDate.parse("2025-04-15"), true, day);
            day.forEach(event -> send(steady, event));
            day.forEach(event -> send(revived, event));
            revived.revive();
            day.forEach(event -> send(revived, event));
            assertThat(revived.forwards()).isEqualTo(steady.forwards());
        }
    }

    @Test
    void saysTheSameAsOneThatNeverStops() {
        List<SpecificRecord> days = days();
        try (RestartableMonitor steady = new RestartableMonitor(settings());
                RestartableMonitor mortal = new RestartableMonitor(settings())) {
            for (SpecificRecord event : days) {
                send(steady, event);
                send(mortal, event);
                if (random.nextInt(5) == 0) {
                    mortal.commit();
                }
                if (random.nextInt(40) == 0) {
                    mortal.commit();
                    mortal.restart(settings());
                }
            }
            List<String> expected = steady.forwards();
            assertThat(expected)
                    .anyMatch(each -> each.startsWith(StockMonitor.TO_ALERTS))
                    .anyMatch(each -> each.startsWith(StockMonitor.TO_REJECTS));
            List<String> found = mortal.forwards();
            for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
                assertThat(found.get(i)).as("output %s", i).isEqualTo(expected.get(i));
            }
            assertThat(found).hasSameSizeAs(expected);
        }
    }
}
