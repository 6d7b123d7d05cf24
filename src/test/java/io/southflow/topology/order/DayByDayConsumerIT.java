package io.southflow.topology.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.calendar.TradingTime;
import io.southflow.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real broker: no tick comes before a bar of an earlier day that was written before it. */
class DayByDayConsumerIT {
    private static final int FIRST_DAY = 20_090;
    private static final int DAYS = 30;
    private static final int TICKS_A_DAY = 400;
    private static final int PARTITIONS = 2;

    @TempDir
    static Path directory;

    private static EmbeddedKafka kafka;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start(directory, 0);
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    private final Map<TopicPartition, Long> nextOffsets = new HashMap<>();
    private final int[] lastBarDay = new int[PARTITIONS];
    private final int[] ticks = new int[PARTITIONS];

    private static void create(String ticks, String bars) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            NewTopic plain = new NewTopic(ticks, PARTITIONS, (short) 1).configs(Map.of("retention.ms", "-1"));
            NewTopic other = new NewTopic(bars, PARTITIONS, (short) 1).configs(Map.of("retention.ms", "-1"));
            admin.createTopics(List.of(plain, other)).all().get();
        }
    }

    /** Each day's ticks, then its bar. Waits for nothing in between, as a feed in a hurry. */
    private static void write(String ticks, String bars) {
        Map<String, Object> config = Map.of("bootstrap.servers", kafka.bootstrapServers(), "max.block.ms", "20000");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int day = FIRST_DAY; day < FIRST_DAY + DAYS; day++) {
                for (int partition = 0; partition < PARTITIONS; partition++) {
                    for (int i = 0; i < TICKS_A_DAY; i++) {
                        producer.send(record(ticks, partition, TradingTime.millisOf(day, i)));
                    }
                }
                producer.flush();
                for (int partition = 0; partition < PARTITIONS; partition++) {
                    producer.send(record(bars, partition, TradingTime.millisOf(day, TradingTime.CLOSE)));
                }
                producer.flush();
            }
        }
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, int partition, long time) {
        return new ProducerRecord<>(topic, partition, time, new byte[] {1}, new byte[] {2});
    }

    private static DayByDayConsumer consumer(String ticks, String bars) {
        Map<String, Object> config = new HashMap<>();
        config.put("bootstrap.servers", kafka.bootstrapServers());
        config.put("group.id", "days-of-" + ticks);
        config.put("auto.offset.reset", "earliest");
        config.put("max.poll.records", 150);
        DayByDayConsumer consumer = new DayByDayConsumer(config, Set.of(ticks, bars));
        consumer.subscribe(List.of(ticks, bars));
        return consumer;
    }

    private void take(ConsumerRecords<byte[], byte[]> polled, String bars) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        polled.forEach(packed -> records.addAll(Batch.unpack(packed)));
        // Of one poll the bars may come behind the ticks: Streams sorts what it has by time.
        for (ConsumerRecord<byte[], byte[]> record : records) {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            assertThat(record.offset()).isEqualTo(nextOffsets.getOrDefault(partition, 0L));
            nextOffsets.put(partition, record.offset() + 1);
            if (record.topic().equals(bars)) {
                lastBarDay[record.partition()] = TradingTime.dayOf(record.timestamp());
            }
        }
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (!record.topic().equals(bars)) {
                ticks[record.partition()]++;
                int day = TradingTime.dayOf(record.timestamp());
                if (day > FIRST_DAY) {
                    assertThat(lastBarDay[record.partition()]).isGreaterThanOrEqualTo(day - 1);
                }
            }
        }
        polled.nextOffsets().forEach((partition, next) -> assertThat(next.offset())
                .isEqualTo(nextOffsets.getOrDefault(partition, 0L)));
    }

    private boolean isComplete() {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            if (ticks[partition] < DAYS * TICKS_A_DAY || lastBarDay[partition] < FIRST_DAY + DAYS - 1) {
                return false;
            }
        }
        return true;
    }

    private void readAll(String ticks, String bars) {
        SplittableRandom random = new SplittableRandom(5);
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        try (DayByDayConsumer consumer = consumer(ticks, bars)) {
            while (!isComplete()) {
                assertThat(System.nanoTime()).as("time is up").isLessThan(end);
                take(consumer.poll(Duration.ofMillis(50)), bars);
                // As Streams does when it has enough of one, and when it has not.
                for (TopicPartition each : consumer.assignment()) {
                    if (random.nextBoolean()) {
                        consumer.pause(Set.of(each));
                    } else {
                        consumer.resume(Set.of(each));
                    }
                }
            }
        }
    }

    @Test
    void readsAnArchiveInOrder() throws Exception {
        create("archive-ticks", "archive-bars");
        write("archive-ticks", "archive-bars");
        readAll("archive-ticks", "archive-bars");
    }

    @Test
    void readsInOrderWhatIsBeingWritten() throws Exception {
        create("live-ticks", "live-bars");
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write("live-ticks", "live-bars"));
        readAll("live-ticks", "live-bars");
        writing.get();
    }

    /** As Streams does when a transaction was aborted: what was kept of later days is read again, and once. */
    @Test
    void beginsAgainWhereItIsSentBackTo() throws Exception {
        create("again-ticks", "again-bars");
        write("again-ticks", "again-bars");
        try (DayByDayConsumer consumer = consumer("again-ticks", "again-bars")) {
            for (int polls = 0; polls < 40; polls++) {
                take(consumer.poll(Duration.ofMillis(50)), "again-bars");
            }
            assertThat(nextOffsets).hasSize(2 * PARTITIONS);
            consumer.seekToBeginning(consumer.assignment());
            nextOffsets.clear();
            Arrays.fill(ticks, 0);
            Arrays.fill(lastBarDay, 0);
            for (int polls = 0; polls < 1_000 && !isComplete(); polls++) {
                take(consumer.poll(Duration.ofMillis(50)), "again-bars");
            }
            assertThat(isComplete()).isTrue();
        }
    }
}
