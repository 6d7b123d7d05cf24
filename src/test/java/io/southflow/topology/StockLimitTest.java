package io.southflow.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.rule.ShippedRules;
import io.southflow.check.RejectReason;
import io.southflow.schema.ReportSession;
import io.southflow.topology.api.MonitorSettings;
import io.southflow.topology.stock.StockCount;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/** No more stocks than the instance may keep, whichever topic they come from. */
class StockLimitTest {
    private static final String DAY = "2025-02-17";

    private final Events events = new Events();

    private static MonitorSettings settings(int maxStocks) {
        return MonitorHarness.withMaxStocks(MonitorHarness.settings(ShippedRules.standard(), Map.of(), 1), maxStocks);
    }

    private void flow(RestartableMonitor monitor, String symbol) {
        monitor.send(MonitorHarness.TOPICS.flows(), events.flow(symbol, DAY + "T10:00:00", 1, 0));
    }

    /** Symbols of the records rejected so far, once each. */
    private static List<String> rejected(RestartableMonitor monitor) {
        return monitor.forwards().stream()
                .filter(sent -> sent.startsWith(StockMonitor.TO_REJECTS + " "))
                .map(sent -> sent.split(" ")[2])
                .distinct()
                .toList();
    }

    @Test
    void oneMoreIsRejectedOnEveryTopicAndTheOthersGoOn() {
        try (MonitorHarness monitor = new MonitorHarness(2)) {
            monitor.send(MonitorHarness.TOPICS.flows(), events.flow("00700", DAY + "T10:00:00", 1, 0));
            monitor.send(MonitorHarness.TOPICS.ticks(), events.tick("HSTECH", DAY + "T10:00:00", 5_500));
            assertThat(monitor.rejectReasons()).isEmpty();

            monitor.send(MonitorHarness.TOPICS.flows(), events.flow("09988", DAY + "T10:00:00", 1, 0));
            monitor.send(MonitorHarness.TOPICS.ticks(), events.tick("09988", DAY + "T10:00:00", 90));
            monitor.send(
                    MonitorHarness.TOPICS.shortSales(), events.shortSale("09988", DAY, ReportSession.DAY, 10, 900));
            monitor.send(MonitorHarness.TOPICS.dailyBars(), events.bar("09988", DAY, 90));
            List<TestRecord<byte[], byte[]>> rejects = monitor.records(MonitorHarness.TOPICS.rejects());
            assertThat(rejects).hasSize(4).allSatisfy(each -> {
                assertThat(MonitorHarness.header(each, RejectReason.HEADER)).isEqualTo("TOO_MANY_STOCKS");
                assertThat(MonitorHarness.header(each, RejectReason.DETAIL_HEADER))
                        .isEqualTo("symbol: this instance keeps southflow.stocks.max = 2 others; raise it, or start"
                                + " another instance");
            });

            monitor.send(MonitorHarness.TOPICS.ticks(), events.tick("00700", DAY + "T10:00:00", 500));
            monitor.send(MonitorHarness.TOPICS.flows(), events.flow("00700", DAY + "T10:01:01", 1, 0));
            assertThat(monitor.rejectReasons()).isEmpty();
            assertThat(monitor.netInflows()).isNotEmpty();
        }
    }

    @Test
    void aMonthOfTheMarketIsNoStock() {
        try (MonitorHarness monitor = new MonitorHarness(1)) {
            monitor.send(MonitorHarness.TOPICS.flows(), events.flow("00700", DAY + "T10:00:00", 1, 0));
            monitor.send(MonitorHarness.TOPICS.flows(), events.month(io.southflow.schema.Channel.SH, "2025-01-15", 9));
            assertThat(monitor.rejectReasons()).isEmpty();
        }
    }

    @Test
    void theTasksOfAnInstanceCountTogetherUntilOneIsGivenAway() {
        StockCount count = new StockCount(3);
        try (RestartableMonitor one = new RestartableMonitor(settings(3), count);
                RestartableMonitor other = new RestartableMonitor(settings(3), count)) {
            flow(one, "00001");
            flow(one, "00002");
            flow(other, "00003");
            flow(other, "00004");
            assertThat(rejected(one)).isEmpty();
            assertThat(rejected(other)).containsExactly("00004");

            one.giveAway();
            flow(other, "00005");
            flow(other, "00006");
            flow(other, "00007");
            assertThat(rejected(other)).containsExactly("00004", "00007");
        }
    }

    @Test
    void whatWasKeptStaysWhenTheLimitIsLowered() {
        try (RestartableMonitor monitor = new RestartableMonitor(settings(3))) {
            IntStream.rangeClosed(1, 3).forEach(stock -> flow(monitor, "0000" + stock));
            monitor.commit();
            monitor.giveAway();
            monitor.restart(settings(1));
            IntStream.rangeClosed(1, 4).forEach(stock -> flow(monitor, "0000" + stock));
            assertThat(rejected(monitor)).containsExactly("00004");
        }
    }

    @Test
    void aTaskThatStartsAnewIsNotCountedTwice() {
        try (RestartableMonitor monitor = new RestartableMonitor(settings(2))) {
            flow(monitor, "00001");
            monitor.commit();
            monitor.revive();
            flow(monitor, "00002");
            flow(monitor, "00003");
            assertThat(rejected(monitor)).containsExactly("00003");
        }
    }
}
