package io.southflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.southflow.check.RejectReason;
import io.southflow.cli.kafka.RejectedRecords;
import io.southflow.cli.rejects.ReplayHeaders;
import io.southflow.cli.settings.KafkaSettings;
import io.southflow.cli.settings.Settings;
import io.southflow.feed.publish.Published;
import io.southflow.schema.FlowPeriod;
import io.southflow.wire.Topics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was rejected, listed, shown and replayed on a real broker, without an application: rejects made by hand. */
class RejectsCommandIT {
    private static final Instant MONDAY = Instant.parse("2025-02-17T02:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2025-02-18T02:00:00Z");

    @TempDir
    private static Path dir;

    private static Installation installation;

    @BeforeAll
    static void start() {
        installation = new Installation(dir);
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    /** Topics of their own for each test. */
    private static Topics topics(String prefix) {
        assertThat(southflow(prefix, "topics", "--set=southflow.retention.ms=-1")
                        .err())
                .isEmpty();
        return new Topics(prefix);
    }

    private static Ran southflow(String prefix, String... args) {
        return installation.southflow(
                Stream.concat(Stream.of(args), Stream.of("--set", "southflow.topic.prefix=" + prefix))
                        .toArray(String[]::new));
    }

    private static List<ConsumerRecord<byte[], byte[]>> replayed(RejectFeed feed, String topic) {
        return feed.read(topic).stream()
                .filter(record -> record.headers().lastHeader(ReplayHeaders.COUNT) != null)
                .toList();
    }

    @Test
    void shouldListFilterCountAndShow() throws Exception {
        Topics topics = topics("list.");
        try (RejectFeed feed = new RejectFeed(installation, topics)) {
            RecordMetadata garbage = feed.send(
                    topics.ticks().name(),
                    "HSTECH",
                    "no\nAvro".getBytes(StandardCharsets.UTF_8),
                    MONDAY,
                    new RecordHeaders());
            RecordMetadata atGarbage = feed.reject(garbage, RejectReason.NOT_AVRO, "not Confluent's wire format");
            RecordMetadata flow = feed.flow("00700", MONDAY, 500);
            RecordMetadata atFlow = feed.reject(flow, RejectReason.NOT_A_SESSION, "closed on 2025-02-17");
            feed.reject(feed.flow("09988", MONDAY, 500), RejectReason.NOT_A_SESSION, "closed on 2025-02-17");

            Ran all = southflow("list.", "rejects");
            assertThat(all.exitCode()).isZero();
            assertThat(all.out().lines()).hasSize(3).allSatisfy(line -> assertThat(line)
                    .hasSizeLessThanOrEqualTo(120));
            assertThat(all.out().lines().findFirst().orElseThrow())
                    .startsWith(atGarbage.partition() + "@" + atGarbage.offset())
                    .contains(
                            "NOT_AVRO", "list.market.ticks-" + garbage.partition() + "@" + garbage.offset(), "HSTECH");
            assertThat(all.err()).contains("'southflow rejects show ");

            assertThat(lines("list.", "--reason", "not-avro")).hasSize(1);
            assertThat(lines("list.", "--reason", "NOT_AVRO,LATE", "--reason", "NOT_A_SESSION"))
                    .hasSize(3);
            assertThat(lines("list.", "--topic", "flows")).hasSize(2);
            assertThat(lines("list.", "--topic", "southbound.flows", "--symbol", "700"))
                    .hasSize(1);
            assertThat(lines("list.", "--symbol", "700,HSTECH")).hasSize(2);
            assertThat(lines("list.", "--since", "1h")).hasSize(3);
            assertThat(lines("list.", "--since", Instant.now().plusSeconds(60).toString()))
                    .isEmpty();
            assertThat(lines("list.", "--limit", "2")).hasSize(2);
            assertThat(lines("list.", "--count").map(String::strip))
                    .containsExactly(
                            "2  NOT_A_SESSION        list.southbound.flows",
                            "1  NOT_AVRO             list.market.ticks",
                            "3  in all");

            JsonNode json = json(southflow("list.", "rejects", "--symbol", "00700", "--format", "json"));
            assertThat(json.get("original").asText())
                    .isEqualTo("list.southbound.flows-" + flow.partition() + "@" + flow.offset());
            assertThat(json.get("timestamp").asText()).isEqualTo("2025-02-17T10:00:00+08:00");

            JsonNode shown = json(southflow(
                    "list.", "rejects", "show", atFlow.partition() + "@" + atFlow.offset(), "--format", "json"));
            assertThat(shown.at("/value/buyMilliHkd").asLong()).isEqualTo(500_000);
            Ran byOriginal =
                    southflow("list.", "rejects", "show", json.get("original").asText());
            assertThat(byOriginal.out()).contains("NOT_A_SESSION", "\"buyMilliHkd\" : 500000", "replay     not yet");
            Ran hex = southflow("list.", "rejects", "show", atGarbage.partition() + "@" + atGarbage.offset());
            assertThat(hex.out()).contains("undecoded  not Confluent's wire format", "6e6f0a4176726f");
        }
    }

    private static Stream<String> lines(String prefix, String... options) {
        Ran ran = southflow(
                prefix, Stream.concat(Stream.of("rejects"), Stream.of(options)).toArray(String[]::new));
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        return ran.out().lines();
    }

    private static JsonNode json(Ran ran) throws Exception {
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        return new ObjectMapper().readTree(ran.out());
    }

    @Test
    void shouldEndWhenItsReaderDoes() {
        Topics topics = topics("head.");
        try (RejectFeed feed = new RejectFeed(installation, topics)) {
            RecordMetadata flow = feed.flow("00700", MONDAY, 500);
            for (int i = 0; i < 20; i++) {
                feed.reject(flow, RejectReason.LATE, "closed");
            }
        }
        List<String> taken = new ArrayList<>();
        PrintWriter head = new PrintWriter(new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws java.io.IOException {
                if (taken.size() >= 2) {
                    throw new java.io.IOException("Broken pipe");
                }
                taken.add(new String(text, from, length));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });
        StringWriter err = new StringWriter();
        int exitCode = Southflow.commandLine()
                .setOut(head)
                .setErr(new PrintWriter(err))
                .execute(
                        "rejects",
                        "--set=southflow.topic.prefix=head.",
                        "--set=bootstrap.servers=" + installation.bootstrapServers());
        assertThat(exitCode).isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(taken).hasSize(2);
    }

    @Test
    void shouldReplayEachOnceAsItWas() {
        Topics topics = topics("once.");
        try (RejectFeed feed = new RejectFeed(installation, topics)) {
            RecordHeaders ofFeed = new RecordHeaders();
            ofFeed.add("vendor", "x".getBytes(StandardCharsets.UTF_8));
            RecordMetadata tick = feed.tick("00700", MONDAY, 500_000, ofFeed);
            RecordMetadata at = feed.reject(tick, RejectReason.NOT_A_SESSION, "closed");
            feed.reject(feed.flow("09988", MONDAY, 5), RejectReason.NOT_A_SESSION, "closed");
            String position = at.partition() + "@" + at.offset();

            Ran dry = southflow("once.", "rejects", "replay", "--dry-run");
            assertThat(dry.out()).contains("2 would be replayed");
            assertThat(replayed(feed, topics.ticks().name())).isEmpty();

            Ran one = southflow("once.", "rejects", "replay", position);
            assertThat(one.exitCode()).as(one.err()).isZero();
            assertThat(one.out()).isEqualTo("1 of 1 replayed: NOT_A_SESSION 1" + System.lineSeparator());
            assertThat(one.err()).contains("alerts of trading seconds that have passed may be missing");
            ConsumerRecord<byte[], byte[]> original = feed.read(tick.topic()).get(0);
            assertThat(replayed(feed, tick.topic())).singleElement().satisfies(record -> {
                assertThat(record.partition()).isEqualTo(tick.partition());
                assertThat(record.key()).isEqualTo(original.key());
                assertThat(record.value()).isEqualTo(original.value());
                assertThat(record.timestamp()).isEqualTo(MONDAY.toEpochMilli());
                assertThat(RejectFeed.header(record, ReplayHeaders.ORIGINAL))
                        .isEqualTo("once.market.ticks-" + tick.partition() + "@" + tick.offset());
                assertThat(RejectFeed.header(record, ReplayHeaders.REJECT)).endsWith(".rejects-" + position);
                assertThat(RejectFeed.header(record, "vendor")).isEqualTo("x");
                assertThat(record.headers().lastHeader(RejectReason.HEADER)).isNull();
                assertThat(record.headers().lastHeader(RejectReason.TIMESTAMP_HEADER))
                        .isNull();
            });

            Ran rest = southflow("once.", "rejects", "replay");
            assertThat(rest.out()).startsWith("1 of 1 replayed");
            assertThat(rest.err()).contains("1 replayed before, and left");
            Ran nothing = southflow("once.", "rejects", "replay", "--again");
            assertThat(nothing.out()).startsWith("0 of 0 replayed");
            assertThat(replayed(feed, topics.ticks().name())).hasSize(1);
            assertThat(replayed(feed, topics.flows().name())).hasSize(1);
            assertThat(lines("once.")).hasSize(2).allMatch(line -> line.contains("[replayed]"));

            // An application that reads its inputs anew rejects the original once more: that was replayed all the same.
            feed.reject(tick, RejectReason.NOT_A_SESSION, "closed");
            assertThat(southflow("once.", "rejects", "replay").out()).startsWith("0 of 0 replayed");
        }
    }

    @Test
    void shouldNotLoopWithWhatIsRejectedAgain() {
        Topics topics = topics("again.");
        try (RejectFeed feed = new RejectFeed(installation, topics)) {
            RecordMetadata flow = feed.flow("00700", MONDAY, 5);
            feed.reject(flow, RejectReason.UNKNOWN_SYMBOL, "unknown");
            assertThat(southflow("again.", "rejects", "replay").out()).startsWith("1 of 1 replayed");
            ConsumerRecord<byte[], byte[]> replay =
                    replayed(feed, topics.flows().name()).get(0);
            RecordMetadata atReplay = new RecordMetadata(
                    new TopicPartition(replay.topic(), replay.partition()), replay.offset(), 0, 0, 0, 0);
            feed.reject(atReplay, RejectReason.UNKNOWN_SYMBOL, "unknown");

            Ran left = southflow("again.", "rejects", "replay");
            assertThat(left.out()).startsWith("0 of 0 replayed");
            assertThat(left.err()).contains("1 rejected once more after a replay, and left: --again replays them");
            assertThat(lines("again.")).anyMatch(line -> line.contains("[after 1 replay]"));

            assertThat(southflow("again.", "rejects", "replay", "--again").out())
                    .startsWith("1 of 1 replayed");
            assertThat(replayed(feed, topics.flows().name())).hasSize(2).last().satisfies(record -> {
                assertThat(RejectFeed.header(record, ReplayHeaders.COUNT)).isEqualTo("2");
                assertThat(RejectFeed.header(record, ReplayHeaders.ORIGINAL)).endsWith("@" + flow.offset());
            });
            assertThat(southflow("again.", "rejects", "replay", "--again").out())
                    .startsWith("0 of 0 replayed");
        }
    }

    @Test
    void shouldDoNothingWithoutForceWhenALaterSessionIsOpen() {
        Topics topics = topics("late.");
        List<String> stocks = MixedFeed.oneStockForEachPartition("00700");
        try (RejectFeed feed = new RejectFeed(installation, topics)) {
            for (String stock : stocks) {
                for (int i = 0; i < 3; i++) {
                    feed.reject(feed.flow(stock, MONDAY, 5), RejectReason.NOT_A_SESSION, "closed");
                }
                feed.reject(
                        feed.send(topics.flows(), stock, feed.flow(stock, MONDAY, 5, FlowPeriod.DAY), MONDAY),
                        RejectReason.NOT_A_SESSION,
                        "closed");
                feed.reject(feed.tick(stock, MONDAY, 500, new RecordHeaders()), RejectReason.NOT_A_SESSION, "closed");
            }
            // Two witnesses, one, two of which one is rejected, and a figure of a day, which is no witness.
            feed.flow(stocks.get(0), TUESDAY, 1);
            feed.flow(stocks.get(0), TUESDAY, 1);
            feed.flow(stocks.get(1), TUESDAY, 1);
            feed.flow(stocks.get(2), TUESDAY, 1);
            feed.reject(feed.flow(stocks.get(2), TUESDAY, 1), RejectReason.OUT_OF_RANGE, "too much");
            feed.send(topics.flows(), stocks.get(3), feed.flow(stocks.get(3), TUESDAY, 1, FlowPeriod.DAY), TUESDAY);
            feed.send(topics.flows(), stocks.get(3), feed.flow(stocks.get(3), TUESDAY, 2, FlowPeriod.DAY), TUESDAY);

            long before = feed.written(topics.flows().name());
            Ran refused = southflow("late.", "rejects", "replay", "--reason", "NOT_A_SESSION");
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.err().lines())
                    .singleElement()
                    .asString()
                    .contains(
                            "nothing was replayed: 3 of 20 would be late",
                            stocks.get(0) + " is in 2025-02-18 on late.southbound.flows",
                            "--force replays them all the same");
            assertThat(feed.written(topics.flows().name())).isEqualTo(before);

            Ran dry = southflow("late.", "rejects", "replay", "--reason", "NOT_A_SESSION", "--dry-run");
            assertThat(dry.exitCode()).isZero();
            assertThat(dry.out()).contains("3 of 20 would be late");
            Ran others = southflow("late.", "rejects", "replay", "--reason=NOT_A_SESSION", "--symbol=" + stocks.get(1));
            assertThat(others.exitCode()).as(others.err()).isZero();
            assertThat(others.out()).startsWith("5 of 5 replayed");
            Ran forced = southflow("late.", "rejects", "replay", "--reason", "NOT_A_SESSION", "--force");
            assertThat(forced.exitCode()).as(forced.err()).isZero();
            assertThat(forced.out()).startsWith("15 of 15 replayed");
        }
    }

    @Test
    void shouldCountWhatWasRejectedForReasonLateAsLateAgain() {
        Topics topics = topics("late2.");
        try (RejectFeed feed = new RejectFeed(installation, topics)) {
            feed.reject(feed.flow("00700", MONDAY, 5), RejectReason.LATE, "closed");
            Ran refused = southflow("late2.", "rejects", "replay");
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.err()).contains("1 of 1 would be late");
        }
    }

    @Test
    void shouldRefuseOptionsBeforeTheCommandThatWouldNotHaveThem() {
        Ran ran = southflow("x.", "rejects", "--reason", "LATE", "replay");
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("options come after 'replay'");
    }

    @Test
    void shouldNameWhatThereIsInsteadOfWhatThereIsNot() {
        assertThat(southflow("x.", "rejects", "--reason", "BROKEN").err()).contains("NOT_AVRO", "'BROKEN'");
        assertThat(southflow("x.", "rejects", "--topic", "alerts").err()).contains("x.southbound.flows", "'alerts'");
        assertThat(southflow("x.", "rejects", "--since", "soon").err()).contains("--since", "like 2h or 1d");
        assertThat(southflow("x.", "rejects", "show").err()).contains("a position is missing");
        assertThat(southflow("x.", "rejects", "show", "17").err()).contains("2@17");
        assertThat(southflow("none.", "rejects").err())
                .contains("there is no topic none.southflow.", "run 'southflow topics' first");
    }

    @Test
    void shouldSayThatItDoesNotKnowWhatWasRejectedWhileNoApplicationRuns() {
        Topics topics = topics("count.");
        KafkaSettings kafka = new KafkaSettings(Settings.of(
                Map.of("bootstrap.servers", installation.bootstrapServers(), "southflow.topic.prefix", "count.")));
        try (RejectFeed feed = new RejectFeed(installation, topics);
                RejectedRecords rejected = new RejectedRecords(kafka, topics.rejects())) {
            RecordMetadata flow = feed.flow("00700", MONDAY, 5);
            Map<TopicPartition, Published.Range> published = Map.of(
                    new TopicPartition(flow.topic(), flow.partition()),
                    new Published.Range(flow.offset(), flow.offset()));
            RejectedRecords.Answer answer = rejected.count(published, Duration.ofSeconds(5), () -> false);
            assertThat(answer.text()).isEqualTo("rejected by the application: unknown, the application is not running");
            feed.reject(flow, RejectReason.LATE, "closed");
            assertThat(rejected.count(published, Duration.ofSeconds(5), () -> false)
                            .text())
                    .isEqualTo("at least 1 rejected by the application (LATE 1): southflow rejects --since 1h"
                            + " (the application is not running)");
        }
    }
}
