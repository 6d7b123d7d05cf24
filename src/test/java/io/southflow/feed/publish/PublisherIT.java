package io.southflow.feed.publish;

import static io.southflow.feed.publish.ListSource.tick;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.southflow.calendar.TradingCalendar;
import io.southflow.embedded.EmbeddedKafka;
import io.southflow.embedded.EmbeddedRegistry;
import io.southflow.schema.Tick;
import io.southflow.wire.AvroDeserializer;
import io.southflow.wire.Topic;
import io.southflow.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublisherIT {
    private static final PublisherProgress SILENT = (position, time, rate) -> {};
    private static final PublisherSettings FAST = PublisherSettings.of(
                    PublisherSettings.MAX_SPEED, TradingCalendar.hongKong())
            .forced(true);
    /** Commits once only, at the end. */
    private static final PublisherSettings ONE_TRANSACTION = new PublisherSettings(
            PublisherSettings.MAX_SPEED, TradingCalendar.hongKong(), Duration.ofSeconds(10), 1_000_000, true);

    @TempDir
    static Path dataDir;

    private static EmbeddedKafka kafka;
    private static EmbeddedRegistry registry;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start(dataDir, 0);
        registry = EmbeddedRegistry.start(kafka.bootstrapServers(), 0);
    }

    @AfterAll
    static void stop() {
        registry.close();
        kafka.close();
    }

    private static Map<String, Object> config() {
        return new HashMap<>(Map.of(
                "bootstrap.servers", kafka.bootstrapServers(),
                "schema.registry.url", registry.url()));
    }

    private static Topics create(String prefix) throws Exception {
        Topics topics = new Topics(prefix);
        try (Admin admin = Admin.create(config())) {
            Stream<String> names =
                    Stream.concat(topics.inputs().stream().map(Topic::name), Stream.of(topics.positions()));
            admin.createTopics(
                            names.map(name -> new NewTopic(name, 1, (short) 1)).toList())
                    .all()
                    .get();
        }
        return topics;
    }

    private static FeedEvent[] ticks(int count, Topics topics) {
        return LongStream.range(0, count)
                .mapToObj(sequence -> tick("2025-02-18T10:00:00", sequence))
                .map(event ->
                        new FeedEvent(topics.ticks(), event.key(), event.value(), event.timestamp(), event.paced()))
                .toArray(FeedEvent[]::new);
    }

    private static Publisher publisher(EventSource source, Topics topics, PublisherSettings settings) {
        return Publisher.open(source, topics, config(), settings, SILENT);
    }

    /** Sequences on the topic of ticks, in order. */
    private static List<Long> read(Topics topics, String isolation) {
        Map<String, Object> config = config();
        config.put("isolation.level", isolation);
        AvroDeserializer values = new AvroDeserializer();
        values.configure(config, false);
        try (KafkaConsumer<String, SpecificRecord> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), values)) {
            TopicPartition partition = new TopicPartition(topics.ticks().name(), 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            List<Long> sequences = new ArrayList<>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(sent -> sequences.add(((Tick) sent.value()).getSequence()));
            }
            return sequences;
        }
    }

    private static List<Long> upTo(int count) {
        return LongStream.range(0, count).boxed().toList();
    }

    @Test
    void publishesExactlyOnceWhenOnePublisherDiesWithinATransaction() throws Exception {
        Topics topics = create("dies.");
        CountDownLatch goOn = new CountDownLatch(1);
        EventSource hanging = new ForwardingSource(new ListSource(ticks(500, topics))) {
            private int taken;

            @Override
            public FeedEvent next() {
                if (taken++ == 300) {
                    await().atMost(Duration.ofMinutes(2)).until(() -> goOn.getCount() == 0);
                }
                return super.next();
            }
        };
        CompletableFuture<Published> first = CompletableFuture.supplyAsync(
                () -> publisher(hanging, topics, ONE_TRANSACTION).run());
        await().until(() -> read(topics, "read_uncommitted").size() == 300);

        long published = publisher(new ListSource(ticks(500, topics)), topics, FAST)
                .run()
                .events();
        goOn.countDown();

        assertThat(published).isEqualTo(500);
        assertThat(first)
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableThat()
                .withMessageContaining("another publisher of list has started");
        assertThat(read(topics, "read_uncommitted")).hasSizeGreaterThanOrEqualTo(800);
        assertThat(read(topics, "read_committed")).isEqualTo(upTo(500));
    }

    @Test
    void goesOnExactlyWhereAClosedPublisherStopped() throws Exception {
        Topics topics = create("closed.");
        int count = 200_000;
        PublisherSettings small = new PublisherSettings(
                PublisherSettings.MAX_SPEED, TradingCalendar.hongKong(), Duration.ofMillis(20), 1_000, true);
        CountDownLatch begun = new CountDownLatch(3);
        Publisher first = Publisher.open(
                new ListSource(ticks(count, topics)),
                topics,
                config(),
                small,
                (position, time, rate) -> begun.countDown());
        CompletableFuture<Published> run = CompletableFuture.supplyAsync(first::run);
        await().atMost(Duration.ofSeconds(60)).until(() -> begun.getCount() == 0 || run.isDone());
        first.close();
        long published = run.get(60, TimeUnit.SECONDS).events();

        long rest = publisher(new ListSource(ticks(count, topics)), topics, FAST)
                .run()
                .events();

        assertThat(published).isBetween(1_000L, count - 1L);
        assertThat(published + rest).isEqualTo(count);
        assertThat(read(topics, "read_committed")).isEqualTo(upTo(count));
    }

    @Test
    void anotherFeedsOpenTransactionDoesNotHideThePosition() throws Exception {
        Topics topics = create("hidden.");
        Map<String, Object> config = config();
        config.put("transactional.id", "another-feed");
        try (Producer<String, byte[]> other =
                new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            other.initTransactions();
            EventSource overtaken = new ForwardingSource(new ListSource(ticks(3, topics))) {
                @Override
                public FeedEvent next() {
                    FeedEvent event = super.next();
                    if (event == null) { // after ours has read its position, before it commits the next
                        other.beginTransaction();
                        other.send(new ProducerRecord<>(topics.positions(), "another", new byte[] {'7'}));
                        other.flush();
                    }
                    return event;
                }
            };
            assertThat(publisher(overtaken, topics, FAST).run().events()).isEqualTo(3);

            Publisher again = publisher(new ListSource(ticks(3, topics)), topics, FAST);
            CompletableFuture<Published> run = CompletableFuture.supplyAsync(again::run);
            await().during(Duration.ofMillis(500)).until(() -> !run.isDone());
            other.commitTransaction();

            assertThat(run.get(60, TimeUnit.SECONDS).events()).isZero();
        }
    }

    @Test
    void saysWhichTopicsAreMissing() {
        Publisher publisher = publisher(new ListSource(tick("2025-02-18T10:00:00")), new Topics("none."), FAST);

        assertThatThrownBy(publisher::run)
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("a topic is missing: create them with 'southflow topics'")
                .hasMessageContaining("none.southflow.positions")
                .hasMessageNotContaining("\n");
    }

    @Test
    void saysThatTheRegistryIsNotThere() throws Exception {
        Topics topics = create("registry.");
        Map<String, Object> config = config();
        config.put("schema.registry.url", "http://127.0.0.1:1");
        Publisher publisher = Publisher.open(new ListSource(ticks(1, topics)), topics, config, FAST, SILENT);

        assertThatThrownBy(publisher::run)
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("127.0.0.1:1")
                .hasMessageNotContaining("\n");
    }

    @Test
    void saysThatATopicTakesNoEventOfThisSize() throws Exception {
        Topics topics = create("small.");
        try (Admin admin = Admin.create(config())) {
            admin.deleteTopics(List.of(topics.ticks().name())).all().get();
            await().until(() ->
                    !admin.listTopics().names().get().contains(topics.ticks().name()));
            admin.createTopics(List.of(new NewTopic(topics.ticks().name(), 1, (short) 1)
                            // room for the markers of a transaction, not for a tick
                            .configs(Map.of("max.message.bytes", "100"))))
                    .all()
                    .get();
            // On a busy machine the broker that is asked may not know of it yet.
            await().ignoreExceptions()
                    .until(() -> admin.describeTopics(List.of(topics.ticks().name()))
                                    .allTopicNames()
                                    .get()
                                    .size()
                            == 1);
        }
        Publisher publisher = publisher(new ListSource(ticks(1, topics)), topics, FAST);

        assertThatThrownBy(publisher::run)
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("an event of list is too large for Kafka")
                .hasMessageNotContaining("\n");
        assertThat(read(topics, "read_committed")).isEmpty();
    }

    @Test
    void saysThatKafkaDoesNotAnswer() {
        Map<String, Object> config = config();
        config.put("bootstrap.servers", "127.0.0.1:1");
        config.put("max.block.ms", "500");
        Publisher publisher =
                Publisher.open(new ListSource(tick("2025-02-18T10:00:00")), new Topics(""), config, FAST, SILENT);

        assertThatThrownBy(publisher::run)
                .isInstanceOf(PublishException.class)
                .hasMessageStartingWith("Kafka at 127.0.0.1:1 does not answer");
    }

    @Test
    void closesSoonThoughKafkaDoesNotAnswer() throws Exception {
        Map<String, Object> config = config();
        config.put("bootstrap.servers", "127.0.0.1:1");
        Publisher publisher =
                Publisher.open(new ListSource(tick("2025-02-18T10:00:00")), new Topics(""), config, FAST, SILENT);
        Thread thread = new Thread(publisher::run);
        thread.start();
        await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);

        long before = System.nanoTime();
        publisher.close();
        thread.join();

        // A second on an idle machine; without the interrupt it would be the minute of max.block.ms.
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    }
}
