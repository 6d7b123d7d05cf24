package io.southflow.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.detector.DetectorSettings;
import io.southflow.analytics.rule.ShippedRules;
import io.southflow.calendar.TradingCalendar;
import io.southflow.schema.Alert;
import io.southflow.schema.Channel;
import io.southflow.schema.NetInflow;
import io.southflow.schema.SouthboundFlow;
import io.southflow.schema.Tick;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/** Events that arrive up to a minute out of order, some twice, and topics that interleave at will: the same result. */
class ShuffledArrivalTest {
    private static final long SEED = 11;
    private static final int STOCKS = 4;
    private static final TradingCalendar CALENDAR = TradingCalendar.hongKong();

    private final Events events = new Events();
    private final SplittableRandom random = new SplittableRandom(SEED);

    /** An event and when it arrives. */
    private record Arrival(long millis, int order, SpecificRecord event) {}

    private static DetectorSettings lateness(int seconds) {
        return ShippedRules.standard().withLateness(seconds).with("rsi.warm-up", 20);
    }

    private List<List<SpecificRecord>> sessions() {
        System.out.println("ShuffledArrivalTest seed " + SEED);
        long[] prices = {100_000, 50_000, 20_000, 400_000};
        List<List<SpecificRecord>> sessions = new ArrayList<>();
        for (LocalDate date = LocalDate.parse("2025-02-05"); sessions.size() < 30; date = date.plusDays(1)) {
            if (CALENDAR.isSouthboundDay((int) date.toEpochDay())) {
                sessions.add(session(date, sessions.size(), prices));
            }
        }
        return sessions;
    }

    private List<SpecificRecord> session(LocalDate date, int number, long[] prices) {
        Instant midnight = date.atStartOfDay().toInstant(Events.HONG_KONG);
        List<SpecificRecord> session = new ArrayList<>();
        for (int i = 0; i < 900; i++) {
            int stock = random.nextInt(STOCKS);
            Instant time = midnight.plusMillis(random.nextLong(34_200_000L, 57_600_000L));
            // From the twelfth session on there are bursts in the afternoon, in and out.
            long minutes = (time.toEpochMilli() - midnight.toEpochMilli()) / 60_000 - 13 * 60 - 30;
            long burst = number >= 12 && number % 5 == stock && minutes >= 0 && minutes < 20 ? 30_000_000_000L : 0;
            long buy = random.nextLong(4_000_000_000L) + (number % 2 == 0 ? burst : 0);
            long sell = random.nextLong(4_000_000_000L) + (number % 2 == 0 ? 0 : burst);
            session.add(events.flow(
                    RandomDays.symbol(stock), random.nextBoolean() ? Channel.SH : Channel.SZ, time, buy, sell));
            prices[stock] =
                    Math.max(1_000, prices[stock] + Math.round((random.nextDouble() - 0.48) * prices[stock] / 120));
            session.add(events.tick(RandomDays.symbol(stock), time, prices[stock], 100));
        }
        session.sort(Comparator.comparingLong(ShuffledArrivalTest::time));
        for (int stock = 0; stock < STOCKS; stock++) {
            Instant end = midnight.plusSeconds(16 * 3600 + 30 * 60);
            session.add(events.flow(RandomDays.symbol(stock), Channel.SH, end, 0, 0));
            session.add(events.tick(RandomDays.symbol(stock), end, 0, 0));
        }
        return session;
    }

    private static long time(SpecificRecord event) {
        return (event instanceof SouthboundFlow flow ? flow.getEventTime() : ((Tick) event).getEventTime())
                .toEpochMilli();
    }

    private List<SpecificRecord> shuffled(List<SpecificRecord> session) {
        List<Arrival> arrivals = new ArrayList<>();
        for (SpecificRecord event : session) {
            arrivals.add(new Arrival(time(event) + random.nextLong(60_000), arrivals.size(), event));
            if (random.nextInt(20) == 0) {
                arrivals.add(new Arrival(time(event) + random.nextLong(60_000), arrivals.size(), event));
            }
        }
        arrivals.sort(Comparator.comparingLong(Arrival::millis).thenComparingInt(Arrival::order));
        return arrivals.stream().map(Arrival::event).toList();
    }

    private static final class Result {
        private final Map<String, List<String>> alertBytes = new TreeMap<>();
        private final List<Alert> alerts = new ArrayList<>();
        private final Map<String, NetInflow> finals = new HashMap<>();
    }

    private Result run(List<List<SpecificRecord>> sessions, int latenessSeconds) {
        Result result = new Result();
        try (MonitorHarness monitor = new MonitorHarness(lateness(latenessSeconds))) {
            for (List<SpecificRecord> session : sessions) {
                for (SpecificRecord event : session) {
                    if (event instanceof SouthboundFlow flow) {
                        monitor.send(MonitorHarness.TOPICS.flows(), flow);
                    } else {
                        monitor.send(MonitorHarness.TOPICS.ticks(), (Tick) event);
                    }
                }
            }
            for (NetInflow inflow : monitor.netInflows()) {
                result.finals.put(inflow.getSymbol(), inflow);
            }
            // Of one stock and rule the order is fixed; between rules it follows the interleaving of the topics.
            for (TestRecord<byte[], byte[]> record :
                    monitor.records(MonitorHarness.TOPICS.alerts().name())) {
                String feed = MonitorHarness.header(record, "ce_subject") + "/" + MonitorHarness.header(record, "rule");
                result.alertBytes
                        .computeIfAbsent(feed, none -> new ArrayList<>())
                        .add(new String(record.value(), java.nio.charset.StandardCharsets.ISO_8859_1)
                                + record.headers());
            }
        }
        return result;
    }

    private static Set<String> rules(Result result) {
        Set<String> rules = new TreeSet<>();
        result.alertBytes.keySet().forEach(feed -> rules.add(feed.substring(feed.indexOf('/') + 1)));
        return rules;
    }

    @Test
    void givesTheSameAlertsAndFinalWindows() {
        List<List<SpecificRecord>> ordered = sessions();
        List<List<SpecificRecord>> shuffled =
                ordered.stream().map(this::shuffled).toList();

        Result expected = run(ordered, 60);
        Result found = run(shuffled, 60);
        Result foundWithoutLateness = run(shuffled, 0);

        assertThat(rules(expected)).contains("INFLOW_SURGE", "OUTFLOW_SURGE", "OVERBOUGHT");
        assertThat(found.alertBytes).isEqualTo(expected.alertBytes);
        assertThat(found.finals).isEqualTo(expected.finals).hasSize(STOCKS);
        assertThat(foundWithoutLateness.finals).isEqualTo(expected.finals);
    }

    @Test
    void topicsMayInterleaveAtWill() {
        List<List<SpecificRecord>> ordered = sessions();
        // Flows and ticks of a session one after the other instead of mixed.
        List<List<SpecificRecord>> apart = ordered.stream()
                .map(session -> session.stream()
                        .sorted(Comparator.comparing(event -> event instanceof Tick))
                        .toList())
                .toList();

        assertThat(run(apart, 0).alertBytes)
                .isEqualTo(run(ordered, 0).alertBytes)
                .isNotEmpty();
    }
}
