package io.southflow.feed.publish;

import static io.southflow.feed.publish.ListSource.TOPICS;
import static io.southflow.feed.publish.ListSource.bar;
import static io.southflow.feed.publish.ListSource.history;
import static io.southflow.feed.publish.ListSource.tick;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.southflow.calendar.TradingCalendar;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class PublisherTest {
    private static final double MAX = PublisherSettings.MAX_SPEED;
    private static final Serializer<SpecificRecord> TEXT =
            (topic, value) -> value.toString().getBytes(StandardCharsets.UTF_8);

    private final FakeClock clock = new FakeClock();
    private final List<String> log = new ArrayList<>();
    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private long position;
    private Map<String, Long> retentions = Map.of();
    private boolean force;

    private void load(Position ofSource) {
        if (position > 0) {
            ofSource.load("list", Long.toString(position).getBytes(StandardCharsets.UTF_8));
        }
    }

    private Publisher publisher(EventSource source, double speed, int events) {
        PublisherSettings settings =
                new PublisherSettings(speed, TradingCalendar.hongKong(), Duration.ofMillis(100), events, force);
        PublisherKafka kafka = new PublisherKafka(producer, TEXT, this::load, () -> retentions, "kafka:9092");
        return new Publisher(
                source, TOPICS, kafka, settings, clock, (published, time, rate) -> log.add(published + " published"));
    }

    private long publish(double speed, int events, FeedEvent... list) {
        return publisher(new ListSource(list), speed, events).run().events();
    }

    /** What was committed, in order: names of topics, and positions as numbers. */
    private List<String> committed() {
        return producer.history().stream()
                .map(sent -> sent.topic().equals(TOPICS.positions()) ? text(sent) : sent.topic())
                .toList();
    }

    private static String text(ProducerRecord<String, byte[]> sent) {
        return new String(sent.value(), StandardCharsets.UTF_8);
    }

    @Test
    void commitsEventsTogetherWithThePositionBehindThem() {
        long published =
                publish(MAX, 2, tick("2025-02-18T09:30:00"), tick("2025-02-18T09:30:01"), tick("2025-02-18T09:30:02"));

        assertThat(published).isEqualTo(3);
        assertThat(committed()).containsExactly("market.ticks", "market.ticks", "2", "market.ticks", "3");
        assertThat(producer.commitCount()).isEqualTo(2);
        assertThat(log).containsExactly("2 published", "3 published");
        assertThat(producer.history().get(2).key()).isEqualTo("list");
        assertThat(producer.closed()).isTrue();
    }

    @Test
    void keysByTheSymbolAndStampsWithTheTimeOfTheEvent() {
        publish(MAX, 10, tick("2025-02-18T09:30:00"));

        ProducerRecord<String, byte[]> sent = producer.history().get(0);
        assertThat(sent.key()).isEqualTo("00700");
        assertThat(sent.partition()).isNull();
        assertThat(sent.timestamp())
                .isEqualTo(Instant.parse("2025-02-18T01:30:00Z").toEpochMilli());
    }

    @Test
    void aStampFromTheFutureIsNeitherWaitedForNorShownToTheBroker() {
        clock.at(Instant.parse("2025-06-01T00:00:00Z"));

        publish(1, 10, tick("2025-02-18T09:30:00"), tick("2099-02-18T09:30:00"), tick("2025-02-18T09:30:01"));

        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(1));
        assertThat(producer.history().stream()
                        .filter(sent -> sent.topic().equals("market.ticks"))
                        .map(sent -> Instant.ofEpochMilli(sent.timestamp()).toString()))
                .containsExactly("2025-02-18T01:30:00Z", "2025-02-18T01:30:00Z", "2025-02-18T01:30:01Z");
    }

    @Test
    void makesADayVisibleBeforeTheNextBegins() {
        publish(
                MAX,
                100,
                tick("2025-02-17T15:59:59"),
                bar("2025-02-17"),
                tick("2025-02-18T09:30:00"),
                bar("2025-02-18"));

        assertThat(committed())
                .containsExactly("market.ticks", "market.daily-bars", "2", "market.ticks", "market.daily-bars", "4");
    }

    @Test
    void doesNotCommitPerRowInAFileThatJumpsBetweenDays() {
        publish(MAX, 100, bar("2025-02-17"), bar("2025-02-18"), bar("2025-02-17"), bar("2025-02-18"));

        assertThat(producer.commitCount()).isEqualTo(1);
    }

    @Test
    void commitsDaysOfOneTopicBeforeAnyOfThemMeetsAnotherTopic() {
        publish(MAX, 100, bar("2025-02-14"), bar("2025-02-17"), tick("2025-02-17T09:30:00"));

        assertThat(committed()).containsExactly("market.daily-bars", "market.daily-bars", "2", "market.ticks", "3");
    }

    @Test
    void commitsHistoryBeforeWhatIsLive() {
        publish(MAX, 100, history(bar("2025-02-18")), tick("2025-02-18T09:30:00"));

        assertThat(committed()).containsExactly("market.daily-bars", "1", "market.ticks", "2");
    }

    @Test
    void doesNotCommitPerRowInAFileOfHistoryAndLiveEvents() {
        publish(MAX, 100, history(tick("2025-02-18T09:30:00")), tick("2025-02-18T09:30:00"));

        assertThat(committed()).containsExactly("market.ticks", "market.ticks", "2");
    }

    @Test
    void tellsWhereTheEventsLie() {
        Published published = publisher(
                        new ListSource(tick("2025-02-18T09:30:00"), tick("2025-02-18T09:30:01")), MAX, 1)
                .run();

        assertThat(published)
                .isEqualTo(new Published(2, Map.of(new TopicPartition("market.ticks", 0), new Published.Range(0, 1))));
    }

    @Test
    void refusesWhatKafkaWouldDelete() {
        clock.at(Instant.parse("2025-02-28T01:30:00Z"));
        retentions = Map.of("market.ticks", Duration.ofDays(10).toMillis());

        assertThatThrownBy(() -> publish(
                        MAX, 100, bar("2024-02-16"), tick("2025-02-18T09:30:00"), tick("2025-02-18T09:29:59.999")))
                .isInstanceOf(PublishException.class)
                .hasMessageStartingWith("market.ticks keeps 10.00 days (retention.ms=864000000), and Kafka would delete"
                        + " an event of 2025-02-18 again: ")
                .hasMessageContaining("southflow.retention.ms=-1")
                .hasMessageEndingWith("--force")
                .hasMessageNotContaining("\n");
        assertThat(committed()).containsExactly("market.daily-bars", "1", "market.ticks", "2");
    }

    @Test
    void publishesItAllTheSameWhenForced() {
        clock.at(Instant.parse("2025-02-28T01:30:00Z"));
        retentions = Map.of("market.ticks", Duration.ofDays(1).toMillis());
        force = true;

        assertThat(publish(MAX, 100, tick("2025-02-18T09:30:00"))).isEqualTo(1);
    }

    @Test
    void historyIsNotWaitedFor() {
        publish(1, 100, history(tick("2025-02-17T09:30:00")), history(tick("2025-02-18T15:00:00")));

        assertThat(clock.elapsed()).isZero();
    }

    @Test
    void commitsWhatIsOpenWhileItWaitsForTheNextEvent() {
        publish(1, 100, tick("2025-02-18T11:59:59"), tick("2025-02-18T11:59:59.050"), tick("2025-02-18T13:00:01"));

        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(2));
        assertThat(committed()).containsExactly("market.ticks", "market.ticks", "2", "market.ticks", "3");
    }

    @Test
    void commitsBeforeItWaitsForASourceThatHasNothingYet() {
        EventSource slow =
                new ForwardingSource(new ListSource(tick("2025-02-18T09:30:00"), tick("2025-02-18T09:30:00"))) {
                    @Override
                    public boolean ready() {
                        return false;
                    }
                };

        publisher(slow, MAX, 100).run();

        assertThat(committed()).containsExactly("market.ticks", "1", "market.ticks", "2");
    }

    @Test
    void goesOnAfterTheLastCommittedPosition() {
        position = 2;

        long published = publish(
                MAX, 100, tick("2025-02-18T09:30:00"), tick("2025-02-18T09:30:01"), tick("2025-02-18T09:30:02"));

        assertThat(published).isEqualTo(1);
        assertThat(committed()).containsExactly("market.ticks", "3");
    }

    @Test
    void afterAResumePacesFromWhereItIs() {
        position = 1;

        publish(1, 100, tick("2025-02-18T09:30:00"), tick("2025-02-18T15:00:00"), tick("2025-02-18T15:00:07"));

        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void hasNothingToDoWhenEverythingIsPublished() {
        position = 1;

        assertThat(publish(MAX, 100, tick("2025-02-18T09:30:00"))).isZero();
        assertThat(producer.commitCount()).isZero();
    }

    @Test
    void refusesASourceThatIsShorterThanItsPosition() {
        position = 5;

        assertThatThrownBy(() -> publish(MAX, 100, tick("2025-02-18T09:30:00")))
                .isInstanceOf(PublishException.class)
                .hasMessageStartingWith("list has only 1 events, but 5 of it are published already");
        assertThat(producer.closed()).isTrue();
    }

    @Test
    void oneThatIsFencedSaysSoInOneLine() {
        producer.commitTransactionException = new ProducerFencedException("old epoch");

        assertThatThrownBy(() -> publish(MAX, 100, tick("2025-02-18T09:30:00")))
                .isInstanceOf(PublishException.class)
                .hasMessageStartingWith("another publisher of list has started")
                .hasMessageNotContaining("\n");
        assertThat(producer.closed()).isTrue();
    }

    @Test
    void anEventTooLargeIsSaidInOneLineAndNothingOfItsTransactionIsCommitted() {
        producer.sendException = new RecordTooLargeException("The message is 2000000 bytes");

        assertThatThrownBy(() -> publish(MAX, 100, tick("2025-02-18T09:30:00")))
                .hasMessageContaining("an event of list is too large for Kafka: The message is 2000000 bytes");
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void aSourceThatFailsLosesNothingThatCameBefore() {
        EventSource failing = new ForwardingSource(new ListSource(tick("2025-02-18T09:30:00"))) {
            @Override
            public FeedEvent next() {
                return Optional.ofNullable(super.next()).orElseThrow(() -> new IllegalStateException("disk gone"));
            }
        };

        assertThatThrownBy(() -> publisher(failing, MAX, 100).run()).hasMessage("disk gone");
        assertThat(committed()).containsExactly("market.ticks", "1");
    }

    @Test
    void closingCommitsWhatIsOpenAndEndsTheRun() throws InterruptedException {
        AtomicBoolean begun = new AtomicBoolean();
        EventSource endless = new ForwardingSource(new ListSource()) {
            @Override
            public FeedEvent next() {
                begun.set(true);
                return tick("2025-02-18T09:30:00");
            }
        };
        Publisher publisher = publisher(endless, MAX, 1_000_000);
        Thread thread = new Thread(publisher::run);
        thread.start();
        await().untilTrue(begun);

        publisher.close();
        thread.join();

        assertThat(producer.transactionInFlight()).isFalse();
        assertThat(producer.uncommittedRecords()).isEmpty();
        assertThat(producer.closed()).isTrue();
        assertThat(Long.parseLong(text(producer.history().get(producer.history().size() - 1))))
                .isEqualTo(producer.history().size() - 1L);
    }

    @Test
    void anInterruptEndsTheRunWithoutACommitAndStaysSet() {
        Publisher publisher =
                publisher(new ListSource(tick("2025-02-18T09:30:00"), tick("2025-02-18T10:30:00")), 1, 1_000_000);
        Thread.currentThread().interrupt();

        assertThat(publisher.run().events()).isZero();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(producer.history()).isEmpty();
        assertThat(producer.closed()).isTrue();
    }

    @Test
    void doesNothingOnceItIsClosed() {
        Publisher publisher = publisher(new ListSource(tick("2025-02-18T09:30:00")), MAX, 1);
        publisher.close();
        publisher.close();

        assertThat(publisher.run().events()).isZero();
        assertThat(producer.closed()).isTrue();
    }

    @Test
    void runsOnce() {
        Publisher publisher = publisher(new ListSource(), MAX, 1);
        publisher.run();

        assertThatThrownBy(publisher::run).isInstanceOf(IllegalStateException.class);
    }
}
