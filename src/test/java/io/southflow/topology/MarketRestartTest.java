package io.southflow.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.rule.ShippedRules;
import io.southflow.schema.Basis;
import io.southflow.schema.ChannelFlow;
import io.southflow.schema.EventCounts;
import io.southflow.schema.MarketPartial;
import io.southflow.topology.api.MonitorListener;
import io.southflow.topology.market.PartialSchedule;
import io.southflow.topology.state.CommitHook;
import io.southflow.topology.state.CommitHooks;
import io.southflow.wire.AvroDeserializer;
import io.southflow.wire.AvroSerializer;
import io.southflow.wire.StubRegistry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.SplittableRandom;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The market after a commit and a crash goes on as if nothing had happened, and its store has only what it needs. */
class MarketRestartTest {
    private static final long SEED = 31;
    private static final int TASKS = 3;
    private static final Instant OPEN = Events.at("2025-03-17T09:30:00");

    private final StubRegistry registry = new StubRegistry();
    private final AvroSerializer serializer = new AvroSerializer();
    private final AvroDeserializer deserializer = new AvroDeserializer();
    private final KeyValueStore<Bytes, byte[]> store = newStore();
    private final SplittableRandom random = new SplittableRandom(SEED);

    MarketRestartTest() {
        serializer.configure(registry.settings(), false);
        deserializer.configure(registry.settings(), false);
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    private static KeyValueStore<Bytes, byte[]> newStore() {
        return Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(MarketMonitor.STORE), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
    }

    /** A monitor on a store. */
    private final class Hosted {
        private final MockProcessorContext<byte[], byte[]> context =
                new MockProcessorContext<>(new Properties(), new TaskId(1, 0), null);
        private final CommitHook hook = new CommitHook(CommitHook.OF_MARKET, new CommitHooks());
        private final MarketMonitor monitor = new MarketMonitor(
                MonitorHarness.settings(ShippedRules.standard(), registry.settings(), TASKS),
                new MonitorListener() {},
                deserializer,
                (topic, value) -> serializer.serialize(topic, (SpecificRecord) value));

        private Hosted(KeyValueStore<Bytes, byte[]> on) {
            on.init(context.getStateStoreContext(), on);
            context.addStateStore(on);
            context.addStateStore(hook);
            context.setCurrentSystemTimeMs(0L);
            monitor.init(context);
        }

        private List<String> take(byte[] part) {
            monitor.process(new Record<>(new byte[0], part, 0, new RecordHeaders()));
            List<String> sent = context.forwarded().stream()
                    .map(each -> deserializer
                            .deserialize(
                                    each.childName().orElseThrow(),
                                    each.record().value())
                            .toString())
                    .toList();
            context.resetForwards();
            return sent;
        }
    }

    private byte[] part(int task, int moment) {
        long amount = random.nextLong(1_000_000_000_000L);
        return serializer.serialize(
                "parts",
                new MarketPartial(
                        task,
                        OPEN.plusSeconds(moment * 300L),
                        LocalDate.parse("2025-03-17"),
                        List.of(new ChannelFlow("SH", "1d", amount, 0L, amount, Basis.REPORTED, 0)),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        new EventCounts((long) moment, 0L, 0L, 0L),
                        null,
                        List.of(),
                        false,
                        null,
                        null));
    }

    private int rows() {
        int rows = 0;
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            for (; all.hasNext(); all.next()) {
                rows++;
            }
        }
        return rows;
    }

    private byte[] days(int task, String date) {
        return serializer.serialize(
                "parts",
                new MarketPartial(
                        task,
                        PartialSchedule.NO_MOMENT,
                        LocalDate.parse(date),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        new EventCounts(1L, 0L, 0L, 0L),
                        null,
                        List.of(),
                        true,
                        Events.at(date + "T16:00:00"),
                        null));
    }

    @Test
    void knowsThatWhatItShowedBeforeFlowsDoesNotHoldThemUp() {
        Hosted before = new Hosted(store);
        for (int task = 0; task < TASKS; task++) {
            before.take(days(task, "2025-06-03"));
        }
        before.hook.flushCache();
        Hosted after = new Hosted(store);
        after.take(part(0, 0));
        after.take(part(1, 0));
        assertThat(after.take(part(2, 0))).singleElement().asString().contains(OPEN.toString());
    }

    @Test
    void goesOnFromItsRows() {
        System.out.println("MarketRestartTest seed " + SEED);
        Hosted steady = new Hosted(newStore());
        Hosted mortal = new Hosted(store);
        List<byte[]> sinceCommit = new ArrayList<>();
        List<String> told = new ArrayList<>();
        int[] moments = new int[TASKS];
        for (int step = 0; step < 2_000; step++) {
            int task = random.nextInt(TASKS);
            // Nobody gets far ahead, as when one stream thread has them all.
            boolean ahead = moments[task] > moments[(task + 1) % TASKS] + 5;
            byte[] part = part(task, ahead ? moments[task] : ++moments[task]);
            List<String> expected = steady.take(part);
            assertThat(mortal.take(part)).as("step %d", step).isEqualTo(expected);
            told.addAll(expected);
            sinceCommit.add(part);
            if (random.nextInt(10) == 0) {
                mortal.hook.flushCache();
                assertThat(rows()).isLessThanOrEqualTo(TASKS * 16);
                sinceCommit.clear();
            }
            if (random.nextInt(20) == 0) {
                mortal = new Hosted(store);
                sinceCommit.forEach(mortal::take);
            }
        }
        assertThat(told).hasSizeGreaterThan(300);
    }
}
