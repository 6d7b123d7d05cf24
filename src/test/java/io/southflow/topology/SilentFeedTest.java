package io.southflow.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.detector.DetectorSettings;
import io.southflow.analytics.detector.Thresholds;
import io.southflow.analytics.rule.BuyingStreak;
import io.southflow.analytics.rule.ShippedRules;
import io.southflow.schema.Channel;
import io.southflow.schema.MarketFlow;
import io.southflow.schema.MarketPartial;
import io.southflow.schema.SouthboundFlow;
import io.southflow.schema.Tick;
import io.southflow.wire.AvroDeserializer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The last second of a feed that falls silent is shown, and gauges say what the topic says. */
class SilentFeedTest {
    private static final long SEED = 5;

    private final Events events = new Events();
    private final MonitorHarness monitor = new MonitorHarness();
    private final Shown shown = new Shown(monitor);

    @AfterEach
    void close() {
        monitor.close();
    }

    private void flow(MonitorHarness to, String symbol, Channel channel, String time, double buyHkd, double sellHkd) {
        to.send(
                MonitorHarness.TOPICS.flows(),
                events.flow(symbol, channel, Events.at(time), Math.round(buyHkd * 1_000), Math.round(sellHkd * 1_000)));
    }

    /** The example of the README, of a stock at a time. */
    private void twoRows(String symbol, String minute) {
        flow(monitor, symbol, Channel.SH, minute + ":05", 125_000_000, 98_500_000.5);
        flow(monitor, symbol, Channel.SZ, minute + ":06", 40_000_000, 61_250_000);
    }

    @Test
    void shouldShowTheSecondThatNothingCloses() {
        twoRows("00700", "2025-02-18T09:31");
        shown.afterSeconds(1);
        assertThat(shown.netHkd("00700", "1d")).isEqualTo(26_499_999.5);
        assertThat(shown.asOf("00700")).isEqualTo(Events.at("2025-02-18T09:31:05"));
        shown.afterSeconds(2);
        assertThat(shown.netHkd("00700", "1d")).isEqualTo(5_249_999.5);
        assertThat(shown.asOf("00700")).isEqualTo(Events.at("2025-02-18T09:31:06"));
        shown.afterSeconds(5);
        assertThat(shown.marketHkd("ALL", "1d")).isEqualTo(5_249_999.5);
        assertThat(shown.market().getAsOf()).isEqualTo(Events.at("2025-02-18T09:31:06"));
    }

    @Test
    void shouldCountWhatComesForThatSecondAfterAll() {
        twoRows("00700", "2025-02-18T09:31");
        shown.afterSeconds(8);
        flow(monitor, "00700", Channel.SH, "2025-02-18T09:31:06", 1, 0);
        shown.afterSeconds(1);
        assertThat(shown.netHkd("00700", "1d")).isEqualTo(5_250_000.5);
        shown.afterSeconds(5);
        assertThat(shown.marketHkd("ALL", "1d")).isEqualTo(5_250_000.5);
        assertThat(monitor.rejectReasons()).isEmpty();
    }

    @Test
    void shouldSayTheSameInTopicAndGauges() {
        twoRows("06005", "2025-02-18T14:00");
        shown.afterSeconds(1);
        shown.assertGaugesAgree("06005");
        flow(monitor, "06005", Channel.SH, "2025-02-18T14:00:30", 0, 0);
        shown.afterSeconds(1);
        assertThat(shown.netHkd("06005", "1d")).isEqualTo(5_249_999.5);
        flow(monitor, "06005", Channel.SH, "2025-02-18T14:01:30", 0, 0);
        assertThat(shown.asOf("06005")).as("the full minute").isEqualTo(Events.at("2025-02-18T14:01:00"));
        shown.afterSeconds(1);
        assertThat(shown.netHkd("06005", "1d")).isEqualTo(5_249_999.5);
        assertThat(shown.netHkd("06005", "1m")).as("the windows slide").isZero();
    }

    @Test
    void shouldShowAStockThatIsAheadOfTheOthersAsFarAsItHasCome() {
        twoRows("00700", "2025-02-18T09:31");
        flow(monitor, "00388", Channel.SH, "2025-02-18T09:31:06", 1, 0);
        twoRows("06005", "2025-02-18T14:00");
        shown.afterSeconds(1);
        for (int second = 10; second < 20; second++) {
            flow(monitor, "00700", Channel.SH, "2025-02-18T09:31:" + second, 1, 0);
            shown.afterSeconds(1);
        }
        assertThat(shown.netHkd("06005", "1d")).isEqualTo(5_249_999.5);
        assertThat(shown.asOf("06005")).isEqualTo(Events.at("2025-02-18T14:00:06"));
    }

    @Test
    void shouldShowAStockGrowingOldWithItsTask() {
        flow(monitor, "00700", Channel.SH, "2025-02-18T13:59:10", 1, 0);
        flow(monitor, "00388", Channel.SH, "2025-02-18T13:59:11", 1, 0);
        twoRows("06005", "2025-02-18T14:00");
        for (int minute = 1; minute < 40; minute++) {
            flow(monitor, "00700", Channel.SH, "2025-02-18T14:%02d:10".formatted(minute), 1, 0);
            flow(monitor, "00388", Channel.SH, "2025-02-18T14:%02d:11".formatted(minute), 1, 0);
            shown.afterSeconds(1);
            assertThat(shown.netHkd("06005", "30m")).as("minute %d", minute).isEqualTo(minute < 30 ? 5_249_999.5 : 0);
            assertThat(shown.netHkd("06005", "1h")).isEqualTo(5_249_999.5);
        }
        for (String time : List.of("2025-02-19T09:40:00", "2025-02-19T09:40:01", "2025-02-19T09:40:05")) {
            flow(monitor, "00700", Channel.SH, time, 1, 0);
            flow(monitor, "00388", Channel.SH, time, 1, 0);
        }
        shown.afterSeconds(1);
        assertThat(shown.netHkd("06005", "1d")).isZero();
        assertThat(shown.netHkd("06005", "5d")).isEqualTo(5_249_999.5);
    }

    @Test
    void shouldSayNothingOfAStockThatStaysAsItIs() {
        twoRows("06005", "2025-02-18T14:00");
        shown.afterSeconds(10);
        shown.record("06005");
        shown.afterSeconds(100);
        assertThat(monitor.netInflows()).isEmpty();
    }

    @Test
    void shouldAlwaysSayTheSameInTopicAndGauges() {
        System.out.println("SilentFeedTest seed " + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        List<String> symbols = List.of("00700", "00388", "06005", "09988");
        Instant time = Events.at("2025-02-17T09:30:00");
        LocalDate date = LocalDate.parse("2025-02-17");
        for (int step = 0; step < 3_000; step++) {
            String symbol = symbols.get(random.nextInt(symbols.size()));
            int kind = random.nextInt(40);
            if (kind == 0) {
                monitor.send(
                        MonitorHarness.TOPICS.flows(),
                        events.official(
                                symbol,
                                Channel.SZ,
                                LocalDate.parse("2025-02-10").plusDays(random.nextInt(5)) + "T17:00:00",
                                random.nextInt(900),
                                0));
            } else if (kind == 1) {
                monitor.send(
                        MonitorHarness.TOPICS.flows(),
                        events.official(symbol, Channel.SH, "2025-02-21T17:00:00", random.nextInt(900), 0));
            } else if (kind < 30) {
                time = time.plusSeconds(random.nextInt(60));
                Instant late = time.minusSeconds(random.nextInt(40));
                monitor.send(
                        MonitorHarness.TOPICS.flows(),
                        events.flow(symbol, Channel.SH, late, random.nextInt(9_000), random.nextInt(9_000)));
            }
            if (time.isAfter(Events.at(date + "T15:50:00"))) {
                date = date.plusDays(1);
                time = Events.at(date + "T09:35:00");
            }
            if (date.isAfter(LocalDate.parse("2025-02-19"))) {
                break;
            }
            if (random.nextInt(3) == 0) {
                shown.afterSeconds(1 + random.nextInt(4));
                for (String each : symbols) {
                    if (shown.record(each) != null) {
                        shown.assertGaugesAgree(each);
                    }
                }
            }
        }
    }

    private static MarketPartial partial(AvroDeserializer deserializer, byte[] value) {
        return (MarketPartial)
                deserializer.deserialize(MonitorHarness.TOPICS.partials().name(), value);
    }

    /** Buying for days, to which the open second would add a selling. */
    private List<String> marketAlerts(int silentSeconds) {
        DetectorSettings watched =
                new DetectorSettings(0, ShippedRules.ALL.with(BuyingStreak.RULE), Thresholds.STANDARD);
        try (MonitorHarness watching = new MonitorHarness(watched)) {
            Events own = new Events();
            for (String day : List.of("2025-02-10", "2025-02-11", "2025-02-12", "2025-02-13")) {
                for (int minute = 0; minute < 30; minute++) {
                    String time = day + "T10:%02d:00".formatted(minute);
                    boolean isSold = minute == 5;
                    SouthboundFlow flow = own.flow(
                            "00700",
                            Channel.SH,
                            Events.at(time),
                            isSold ? 0 : 50_000_000,
                            isSold ? 5_000_000_000L : 10_000_000);
                    watching.send(MonitorHarness.TOPICS.flows(), flow);
                    if (silentSeconds > 0) {
                        watching.passWallTime(Duration.ofSeconds(silentSeconds));
                        watching.send(
                                MonitorHarness.TOPICS.flows(),
                                own.flow("00700", Channel.SH, Events.at(time), isSold ? 5_010_000_000L : 1, 0));
                        watching.send(
                                MonitorHarness.TOPICS.flows(),
                                own.official("00388", Channel.SH, "2025-03-0" + (3 + minute % 2) + "T17:00:00", 9, 0));
                        watching.passWallTime(Duration.ofSeconds(silentSeconds));
                    } else {
                        watching.send(
                                MonitorHarness.TOPICS.flows(),
                                own.flow("00700", Channel.SH, Events.at(time), isSold ? 5_010_000_000L : 1, 0));
                    }
                }
            }
            return watching.alerts().stream().map(Object::toString).toList();
        }
    }

    @Test
    void shouldNeverShowTheOpenSecondToARule() {
        assertThat(marketAlerts(0)).isNotEmpty();
        assertThat(marketAlerts(8)).isEqualTo(marketAlerts(0));
    }

    @Test
    void shouldTellThePartsThatAllTasksHaveInCommonFromThoseOfWallTime() {
        flow(monitor, "00700", Channel.SH, "2025-02-18T09:34:00", 1, 0);
        flow(monitor, "00700", Channel.SH, "2025-02-18T09:35:00", 0, 0);
        shown.afterSeconds(5);
        flow(monitor, "00700", Channel.SH, "2025-02-18T09:35:00", 2, 0);
        flow(monitor, "00700", Channel.SH, "2025-02-18T09:35:01", 4, 0);
        try (AvroDeserializer deserializer = new AvroDeserializer()) {
            deserializer.configure(monitor.registry().settings(), false);
            List<MarketPartial> parts = monitor
                    .records(MonitorHarness.TOPICS.partials().name())
                    .stream()
                    .map(each -> partial(deserializer, each.value()))
                    .filter(each -> each.getAsOf().equals(Events.at("2025-02-18T09:35:00")))
                    .toList();
            assertThat(parts).extracting(MarketPartial::getLive).containsExactly(true, false);
            assertThat(parts.get(1).getTotals())
                    .filteredOn(total -> total.getWindow().equals("1d"))
                    .extracting(total -> total.getNetMilliHkd())
                    .containsExactly(3_000L, 0L);
        }
    }

    @Test
    void shouldNotLetTicksCloseASecondOfMoney() {
        twoRows("00700", "2025-02-18T09:31");
        for (int second = 10; second < 14; second++) {
            Tick tick = events.tick("00700", "2025-02-18T09:31:" + second, 500);
            monitor.send(MonitorHarness.TOPICS.ticks(), tick);
            shown.afterSeconds(1);
        }
        assertThat(shown.netHkd("00700", "1d")).isEqualTo(5_249_999.5);
        List<MarketFlow> market = monitor.market();
        assertThat(market).isNotEmpty();
    }
}
