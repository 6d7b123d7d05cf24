package io.southflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.unit.Windows;
import io.southflow.check.RejectReason;
import io.southflow.schema.MarketFlow;
import io.southflow.schema.NetInflow;
import io.southflow.schema.SouthboundFlow;
import io.southflow.schema.Tick;
import io.southflow.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of bad input among good ones, in mid-session, to the packaged application on a real broker. */
class RejectsIT {
    private static final Topics TOPICS = new Topics("");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int LARGEST = 16 * 1024 * 1024;
    /** One stock for each partition; the first is the one that suffers. */
    private static final List<String> STOCKS = MixedFeed.oneStockForEachPartition("00700");

    /** What was sent and where it came to lie. */
    private record Bad(RejectReason reason, MixedFeed.Sent sent) {}

    @TempDir
    private static Path dir;

    private final Map<String, Bad> bad = new TreeMap<>();
    private Installation installation;
    private MixedFeed feed;
    private JarProcess southflow;

    @BeforeEach
    void start() {
        installation = new Installation(dir.resolve("data"));
        assertThat(installation
                        .southflow("topics", "--set=southflow.retention.ms=-1")
                        .err())
                .isEmpty();
        feed = new MixedFeed(installation, LARGEST);
        southflow = JarProcess.southflow(
                dir,
                "run",
                "--set=southflow.metrics.port=0",
                "--set=bootstrap.servers=" + installation.bootstrapServers(),
                "--set=schema.registry.url=" + installation.registryUrl(),
                "--set=southflow.retention.ms=-1",
                "--set=state.dir=" + dir.resolve("streams"));
    }

    @AfterEach
    void stop() {
        southflow.close();
        feed.close();
        installation.close();
    }

    @Test
    void landsInTheRejectsWithItsReasonAndMovesNothing() {
        for (String stock : STOCKS) {
            flow(stock, "10:00:00", 500, 100);
            flow(stock, "10:00:10", 500, 100);
        }
        sendBad();
        for (String stock : STOCKS) {
            flow(stock, "10:00:20", 30, 0);
            flow(stock, "16:30:00", 0, 0);
        }

        Awaitility.await()
                .atMost(PATIENCE)
                .failFast(() ->
                        assertThat(southflow.isAlive()).as(southflow.said()).isTrue())
                .untilAsserted(() -> {
                    assertThat(market().getAsOf()).isEqualTo(at("16:00:00"));
                    // What is stamped weeks ahead is read last, a day at a time.
                    assertThat(market().getEvents().getRead()).isEqualTo(4L * STOCKS.size() + bad.size());
                    assertThat(market().getComplete()).isTrue();
                });
        MarketFlow market = market();
        assertThat(market.getEvents().getRejected()).isEqualTo(bad.size());
        assertThat(market.getTotals()).anySatisfy(total -> {
            assertThat(total.getChannel()).isEqualTo("ALL");
            assertThat(total.getWindow()).isEqualTo("ytd");
            assertThat(total.getNetMilliHkd()).isEqualTo(830_000L * STOCKS.size());
        });
        for (String stock : STOCKS) {
            assertThat(netOfYear(stock)).as(stock).isEqualTo(830_000);
        }
        assertRejects();
        assertThat(southflow.isReady()).as(southflow.said()).isTrue();
    }

    private void sendBad() {
        String flows = TOPICS.flows().name();
        String stock = STOCKS.get(0);
        byte[] garbage = "this is no Avro".getBytes(StandardCharsets.UTF_8);
        bad("garbage", RejectReason.NOT_AVRO, feed.send(flows, stock, garbage));
        Tick tick = feed.tick(stock, at("10:00:11"), 513_000, 100);
        bad("another's schema", RejectReason.WRONG_SCHEMA, feed.send(flows, stock, feed.bytes(TOPICS.ticks(), tick)));
        Tick negative = feed.tick(stock, at("10:00:12"), 513_000, -100);
        bad(
                "negative volume",
                RejectReason.OUT_OF_RANGE,
                feed.send(TOPICS.ticks().name(), stock, feed.bytes(TOPICS.ticks(), negative)));
        SouthboundFlow future = feed.flow(stock, Instant.parse("2099-02-17T02:00:00Z"), 9_000, 0);
        bad("a stamp of 2099", RejectReason.FUTURE, feed.send(flows, stock, feed.bytes(TOPICS.flows(), future)));
        bad(
                "an unknown symbol of an enum",
                RejectReason.UNDECODABLE,
                feed.send(flows, stock, feed.withNewPeriod(feed.flow(stock, at("10:00:13"), 9_000, 0))));
        SouthboundFlow large = feed.flow(stock, at("10:00:14"), 9_000, 0, "x".repeat(10_000_000));
        bad("ten megabytes", RejectReason.OUT_OF_RANGE, feed.send(flows, stock, feed.bytes(TOPICS.flows(), large)));
        SouthboundFlow astray = feed.flow(stock, at("10:00:15"), 9_000, 0);
        bad(
                "a wrong partition",
                RejectReason.WRONG_PARTITION,
                feed.sendToNextPartition(flows, stock, feed.bytes(TOPICS.flows(), astray)));
        SouthboundFlow ahead = feed.flow(stock, Instant.parse("2025-03-10T02:00:00Z"), 9_000, 0);
        bad("weeks ahead", RejectReason.AHEAD_OF_FEED, feed.send(flows, stock, feed.bytes(TOPICS.flows(), ahead)));
    }

    private void bad(String what, RejectReason reason, MixedFeed.Sent sent) {
        bad.put(what, new Bad(reason, sent));
    }

    private void flow(String stock, String time, long buyHkd, long sellHkd) {
        SouthboundFlow flow = feed.flow(stock, at(time), buyHkd * 1000, sellHkd * 1000);
        feed.send(TOPICS.flows().name(), stock, feed.bytes(TOPICS.flows(), flow));
    }

    private void assertRejects() {
        List<ConsumerRecord<byte[], byte[]>> rejects = feed.read(TOPICS.rejects());
        assertThat(rejects).hasSize(bad.size());
        bad.forEach((what, expected) -> assertThat(rejects)
                .as(what)
                .filteredOn(record -> header(record, RejectReason.TOPIC_HEADER).equals(expected.sent.topic())
                        && header(record, RejectReason.PARTITION_HEADER).equals("" + expected.sent.partition())
                        && header(record, RejectReason.OFFSET_HEADER).equals("" + expected.sent.offset()))
                .singleElement()
                .satisfies(record -> {
                    assertThat(header(record, RejectReason.HEADER)).isEqualTo(expected.reason.name());
                    assertThat(header(record, RejectReason.DETAIL_HEADER)).isNotBlank();
                    assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo(expected.sent.key());
                    assertThat(java.util.Arrays.equals(record.value(), expected.sent.value()))
                            .as("the original bytes")
                            .isTrue();
                }));
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private MarketFlow market() {
        List<ConsumerRecord<byte[], byte[]>> records = feed.read(TOPICS.market().name());
        assertThat(records).isNotEmpty();
        return feed.value(TOPICS.market(), records.get(records.size() - 1));
    }

    private long netOfYear(String stock) {
        NetInflow last = null;
        for (ConsumerRecord<byte[], byte[]> record :
                feed.read(TOPICS.netInflows().name())) {
            NetInflow inflow = feed.value(TOPICS.netInflows(), record);
            last = inflow.getSymbol().equals(stock) ? inflow : last;
        }
        assertThat(last).as("net inflows of " + stock).isNotNull();
        return last.getWindows().get(Windows.DEFAULT.indexOf("ytd")).getNetMilliHkd();
    }

    private static Instant at(String time) {
        return Instant.parse("2025-02-17T" + time + "+08:00");
    }
}
