package io.southflow.topology.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.southflow.analytics.rule.ShippedRules;
import io.southflow.topology.HostedMonitor;
import io.southflow.topology.HostedMonitor.Step;
import io.southflow.topology.MonitorHarness;
import io.southflow.topology.RandomFeed;
import io.southflow.topology.api.MonitorSettings;
import io.southflow.wire.AvroSerializer;
import io.southflow.wire.StubRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.junit.jupiter.api.Test;

class BatchTest {
    private static final long SEED = 7;
    private static final long TIME = 1_736_000_000_000L;
    private static final long NOW = Instant.parse("2025-12-01T00:00:00Z").toEpochMilli();

    private static ConsumerRecord<byte[], byte[]> record(long offset, long time, Step step, Headers headers) {
        byte[] key = step.key().getBytes(StandardCharsets.UTF_8);
        return new ConsumerRecord<>(
                step.topic(),
                0,
                offset,
                time,
                TimestampType.CREATE_TIME,
                key.length,
                step.value().length,
                key,
                step.value(),
                headers,
                Optional.of(5));
    }

    @Test
    void everyRecordIsInOneBatchInOrderAndNoneReachesOverASecond() {
        SplittableRandom random = new SplittableRandom(SEED);
        System.out.println("BatchTest seed " + SEED);
        Step step = new Step("topic", "00700", new byte[3]);
        int alone = 0;
        for (int round = 0; round < 500; round++) {
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            long time = TIME;
            int gap = 1 << random.nextInt(12);
            for (int i = random.nextInt(300); i >= 0; i--) {
                // Now and then a clock goes back, and numbers are missing where a transaction was aborted.
                time += random.nextInt(gap) - (random.nextInt(20) == 0 ? 2_000 : 0);
                records.add(record(records.size() * 3L, time, step, new RecordHeaders()));
            }
            List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> packed : Batch.pack(records)) {
                List<ConsumerRecord<byte[], byte[]>> batch = Batch.unpack(packed);
                ConsumerRecord<byte[], byte[]> first = batch.get(0);
                assertThat(packed.offset()).isEqualTo(first.offset());
                assertThat(packed.timestamp()).isEqualTo(first.timestamp());
                assertThat(packed.leaderEpoch()).isEqualTo(first.leaderEpoch());
                assertThat(batch).hasSizeBetween(1, Batch.MOST);
                assertThat(batch).allMatch(each -> each.timestamp() - first.timestamp() < Batch.SPAN_MILLIS);
                alone += batch.size() == 1 ? 1 : 0;
                found.addAll(batch);
            }
            assertThat(found).isEqualTo(records);
        }
        assertThat(alone).isPositive();
    }

    /** Rejected, held and late records among them, each with its own offset. */
    @Test
    void aMarketInBatchesSaysWhatItSaysRecordByRecord() {
        try (StubRegistry registry = new StubRegistry()) {
            MonitorSettings settings = MonitorHarness.settings(ShippedRules.standard(), registry.settings(), 1);
            AvroSerializer serializer = new AvroSerializer();
            serializer.configure(registry.settings(), false);
            List<Step> steps = RandomFeed.ofMarket(SEED, serializer).sessions(LocalDate.parse("2025-01-02"), 26, 450);
            HostedMonitor single = new HostedMonitor(settings);
            HostedMonitor batched = new HostedMonitor(settings);
            int batches = 0;
            for (int from = 0; from < steps.size(); ) {
                Step first = steps.get(from);
                List<String> expected = new ArrayList<>();
                List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
                int to = from;
                do {
                    Step step = steps.get(to);
                    expected.addAll(single.take(step, to, NOW));
                    if (!step.isWallTime()) {
                        records.add(record(to, TIME, step, new RecordHeaders()));
                    }
                    to++;
                } while (!first.isWallTime()
                        && to < steps.size()
                        && first.topic().equals(steps.get(to).topic()));
                List<String> found = new ArrayList<>();
                if (first.isWallTime()) {
                    found.addAll(batched.take(first, from, NOW));
                }
                for (ConsumerRecord<byte[], byte[]> packed : Batch.pack(records)) {
                    found.addAll(batched.take(packed, NOW));
                    batches += Batch.unpack(packed).size() > 1 ? 1 : 0;
                }
                assertThat(found).as("from step %d on", from).isEqualTo(expected);
                from = to;
            }
            assertThat(batches).isGreaterThan(1_000);
        }
    }

    @Test
    void whoNamesAHeaderLikeABatchMakesNone() {
        Headers headers = new RecordHeaders().add(new RecordHeader("southflow.batch", new byte[] {1}));
        ConsumerRecord<byte[], byte[]> record = record(9, TIME, new Step("topic", "00700", new byte[] {2}), headers);
        assertThat(Batch.unpack(record)).singleElement().satisfies(only -> {
            assertThat(only.offset()).isEqualTo(9);
            assertThat(only.value()).containsExactly(2);
            assertThat(only.headers()).isEqualTo(headers);
        });
    }

    @Test
    void aForeignHeaderOfTheSameNameMakesNoEnvelope() {
        Step step = new Step("topic", "00700", new byte[3]);
        Headers foreign =
                new RecordHeaders().add("southflow.batch", new byte[] {1}).add("theirs", new byte[] {2});
        List<ConsumerRecord<byte[], byte[]>> packed = Batch.pack(List.of(record(0, TIME, step, foreign)));
        assertThat(packed).hasSize(1);
        assertThat(packed.get(0).headers()).extracting(Header::key).containsExactly("theirs");
        assertThat(packed.get(0).value()).isEqualTo(step.value());
    }

    @Test
    void anEnvelopeWhoseHeaderWasCopiedIsAFaultAndNotOneRecord() {
        Headers copied = new RecordHeaders().add("southflow.batch", new byte[0]);
        Record<byte[], byte[]> envelope = new Record<>(null, null, TIME, copied);
        RecordMetadata from = new RecordMetadata() {
            @Override
            public String topic() {
                return "market.ticks";
            }

            @Override
            public int partition() {
                return 2;
            }

            @Override
            public long offset() {
                return 41;
            }
        };
        assertThatThrownBy(() -> Batch.unpack(envelope, from))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("market.ticks-2, offset 41");
    }
}
