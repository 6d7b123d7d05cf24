package io.southflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.cli.app.Application;
import io.southflow.cli.kafka.RejectedRecords;
import io.southflow.cli.rejects.ReplayHeaders;
import io.southflow.cli.settings.KafkaSettings;
import io.southflow.cli.settings.Settings;
import io.southflow.feed.publish.Published;
import io.southflow.schema.EventCounts;
import io.southflow.schema.MarketFlow;
import io.southflow.schema.NetInflow;
import io.southflow.wire.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day that the calendar lacked, mended and replayed, with a kill in the middle, ends as if nothing had been wrong. */
class RejectsRoundTripIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String KNOWN = "2024-01-01/2025-12-31,known\n";
    private static final int REJECTED = 1_000;
    private static final List<String> STOCKS = MixedFeed.oneStockForEachPartition("00700");

    @TempDir
    private static Path dir;

    private Installation installation;

    @Test
    void shouldEndAsARunThatNeverFailed() throws Exception {
        Path right = Files.writeString(dir.resolve("right.csv"), KNOWN + "2025-01-01,closed\n");
        Path wrong = Files.writeString(dir.resolve("wrong.csv"), KNOWN + "2025-01-01,closed\n2025-02-18,closed\n");
        try (Installation opened = new Installation(dir.resolve("data"))) {
            installation = opened;
            Map<String, Object> expected = neverFailed(right);
            assertThat(failedAndMended(wrong, right)).isEqualTo(expected);
        }
    }

    private Map<String, Object> neverFailed(Path calendar) {
        Settings settings = settings("good.", calendar);
        Topics topics = topics("good.");
        try (RejectFeed feed = new RejectFeed(installation, topics);
                Application application = Application.start(settings, symbol -> symbol)) {
            publish(feed);
            awaitRead(application, feed, topics, 2L * STOCKS.size() + REJECTED);
            return figures(feed, topics);
        }
    }

    private Map<String, Object> failedAndMended(Path wrong, Path right) throws Exception {
        Topics topics = topics("bad.");
        try (RejectFeed feed = new RejectFeed(installation, topics)) {
            Settings settings = settings("bad.", wrong);
            try (Application application = Application.start(settings, symbol -> symbol);
                    RejectedRecords rejected = new RejectedRecords(new KafkaSettings(settings), topics.rejects())) {
                RejectedRecords.Answer answer = rejected.count(publish(feed), PATIENCE, () -> false);
                assertThat(answer.text())
                        .isEqualTo("1,000 rejected by the application (NOT_A_SESSION 1,000):"
                                + " southflow rejects --since 1h");
                awaitRead(application, feed, topics, 2L * STOCKS.size() + REJECTED);
            }
            assertThat(feed.read(topics.rejects())).hasSize(REJECTED);
            try (Application application = Application.start(settings("bad.", right), symbol -> symbol)) {
                killAReplay(feed, topics);
                Ran rest = southflow("bad.", "rejects", "replay", "--reason", "NOT_A_SESSION");
                assertThat(rest.exitCode()).as(rest.err()).isZero();
                System.out.println("after the kill: " + rest.out() + rest.err());
                Ran nothing = southflow("bad.", "rejects", "replay");
                assertThat(nothing.out()).startsWith("0 of 0 replayed");
                assertReplayedOnceEachInOrder(feed, topics);
                awaitRead(application, feed, topics, 2L * STOCKS.size() + 2 * REJECTED);
                assertThat(feed.read(topics.rejects()))
                        .as("nothing is rejected again")
                        .hasSize(REJECTED);
                return figures(feed, topics);
            }
        }
    }

    /** Ends a replay in a process of its own, somewhere on its way. */
    private void killAReplay(RejectFeed feed, Topics topics) throws InterruptedException {
        long seed = System.nanoTime();
        long before = written(feed, topics) + new SplittableRandom(seed).nextInt(3 * REJECTED / 4);
        try (JarProcess replay = JarProcess.southflow(
                dir,
                "rejects",
                "replay",
                "--set=southflow.topic.prefix=bad.",
                "--set=bootstrap.servers=" + installation.bootstrapServers(),
                "--set=schema.registry.url=" + installation.registryUrl())) {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(1))
                    .failFast(
                            "it ended before it wrote: " + replay.said(),
                            () -> !replay.isAlive() && written(feed, topics) <= before)
                    .until(() -> written(feed, topics) > before);
            replay.kill();
        }
        long visible = Stream.of(topics.flows(), topics.ticks())
                .flatMap(topic -> feed.readCommitted(topic.name()).stream())
                .filter(RejectsRoundTripIT::isReplay)
                .count();
        System.out.println("seed " + seed + ": killed when " + visible + " were visible");
    }

    private static long written(RejectFeed feed, Topics topics) {
        return feed.written(topics.flows().name()) + feed.written(topics.ticks().name());
    }

    private static List<ConsumerRecord<byte[], byte[]>> replayed(RejectFeed feed, String topic) {
        return feed.read(topic).stream().filter(RejectsRoundTripIT::isReplay).toList();
    }

    private static boolean isReplay(ConsumerRecord<?, ?> record) {
        return record.headers().lastHeader(ReplayHeaders.COUNT) != null;
    }

    private static void assertReplayedOnceEachInOrder(RejectFeed feed, Topics topics) {
        Set<String> originals = new HashSet<>();
        int replays = 0;
        for (String topic : List.of(topics.flows().name(), topics.ticks().name())) {
            Map<Integer, Long> last = new HashMap<>();
            for (ConsumerRecord<byte[], byte[]> record : replayed(feed, topic)) {
                String original = RejectFeed.header(record, ReplayHeaders.ORIGINAL);
                long offset = Long.parseLong(original.substring(original.indexOf('@') + 1));
                assertThat(original).startsWith(topic + "-" + record.partition() + "@");
                assertThat(offset).isGreaterThan(last.getOrDefault(record.partition(), -1L));
                last.put(record.partition(), offset);
                originals.add(original);
                replays++;
            }
        }
        assertThat(replays).isEqualTo(REJECTED);
        assertThat(originals).hasSize(REJECTED);
    }

    /** Monday's opening, and a thousand records of Tuesday, the last of which close it. Returns Tuesday's offsets. */
    private static Map<TopicPartition, Published.Range> publish(RejectFeed feed) {
        for (String stock : STOCKS) {
            feed.flow(stock, at(17, 0), 500);
            feed.flow(stock, at(17, 10), 700);
        }
        Map<TopicPartition, Published.Range> tuesday = new HashMap<>();
        int each = REJECTED / STOCKS.size() / 2;
        for (int i = 0; i < each; i++) {
            boolean isLast = i == each - 1;
            Instant time = isLast ? Instant.parse("2025-02-18T08:30:00Z") : at(18, i * 60);
            for (String stock : STOCKS) {
                add(tuesday, feed.flow(stock, time, isLast ? 0 : 1_000_000L + i));
                add(tuesday, feed.tick(stock, time, isLast ? 0 : 500_000 + i * 100L, new RecordHeaders()));
            }
        }
        return tuesday;
    }

    private static void add(Map<TopicPartition, Published.Range> ranges, RecordMetadata sent) {
        ranges.merge(
                new TopicPartition(sent.topic(), sent.partition()),
                new Published.Range(sent.offset(), sent.offset()),
                Published.Range::and);
    }

    /** Seconds of trading past 09:30, two hours at most. */
    private static Instant at(int day, int seconds) {
        return Instant.parse("2025-02-" + day + "T01:30:00Z").plusSeconds(seconds);
    }

    private static void awaitRead(Application application, RejectFeed feed, Topics topics, long events) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .failFast(() -> assertThat(application.failure()).isEmpty())
                .untilAsserted(() -> {
                    MarketFlow market = market(feed, topics);
                    assertThat(market).isNotNull();
                    assertThat(market.getEvents().getRead()).isEqualTo(events);
                    assertThat(market.getComplete()).isTrue();
                });
    }

    private static MarketFlow market(RejectFeed feed, Topics topics) {
        List<ConsumerRecord<byte[], byte[]>> records = feed.read(topics.market().name());
        return records.isEmpty() ? null : feed.value(topics.market(), records.get(records.size() - 1));
    }

    /** The last NetInflow of each stock, and the market but for how many events were read. */
    private static Map<String, Object> figures(RejectFeed feed, Topics topics) {
        Map<String, Object> figures = new TreeMap<>();
        MarketFlow market = market(feed, topics);
        market.put(market.getSchema().getField("events").pos(), new EventCounts(0L, 0L, 0L, 0L));
        figures.put("market", market);
        for (ConsumerRecord<byte[], byte[]> record :
                feed.read(topics.netInflows().name())) {
            NetInflow inflow = feed.value(topics.netInflows(), record);
            figures.put(inflow.getSymbol(), inflow);
        }
        assertThat(figures).hasSize(STOCKS.size() + 1);
        return figures;
    }

    private Topics topics(String prefix) {
        assertThat(southflow(prefix, "topics", "--set=southflow.retention.ms=-1")
                        .err())
                .isEmpty();
        return new Topics(prefix);
    }

    private Ran southflow(String prefix, String... args) {
        String[] all = java.util.Arrays.copyOf(args, args.length + 2);
        all[args.length] = "--set";
        all[args.length + 1] = "southflow.topic.prefix=" + prefix;
        return installation.southflow(all);
    }

    private Settings settings(String prefix, Path calendar) {
        Map<String, String> settings = new HashMap<>();
        settings.put("bootstrap.servers", installation.bootstrapServers());
        settings.put("schema.registry.url", installation.registryUrl());
        settings.put("application.id", prefix + "southflow");
        settings.put("southflow.topic.prefix", prefix);
        settings.put("southflow.retention.ms", "-1");
        settings.put("southflow.metrics.port", "0");
        settings.put("southflow.calendar", calendar.toString());
        settings.put("southflow.stocks.max", "100");
        settings.put("state.dir", dir.resolve(prefix + "streams").toString());
        return Settings.of(settings);
    }
}
