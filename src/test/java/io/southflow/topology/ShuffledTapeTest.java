package io.southflow.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.rule.ShippedRules;
import io.southflow.feed.publish.FeedEvent;
import io.southflow.schema.NetInflow;
import io.southflow.wire.RegistryClient;
import io.southflow.wire.Topic;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/** The tape's own events in order and out of it: the same alerts, byte for byte, and the same final windows. */
class ShuffledTapeTest {
    /** 15 southbound sessions to the end: enough for surges, and for a short time. */
    private static final LocalDate FIRST = LocalDate.parse("2025-01-21");

    private static final long SEED = 20250218;
    private static final Set<String> SYMBOLS = Set.of("00700", "09988", "01810", "03690", "00981", "HSTECH");

    private static final class Result {
        private final Map<String, List<String>> alerts = new TreeMap<>();
        private final Map<String, NetInflow> finals = new HashMap<>();
        private final Set<String> rules = new TreeSet<>();
        private final List<String> rejects = new ArrayList<>();
    }

    @Test
    void givesTheSameAlertsAndFinalWindows() {

        List<FeedEvent> ordered = TapeSessions.of(SYMBOLS, FIRST);
        List<FeedEvent> shuffled = TapeSessions.shuffled(ordered, new SplittableRandom(SEED));
        System.out.println("ShuffledTapeTest seed " + SEED + ", " + ordered.size() + " events");
        assertThat(shuffled).hasSizeGreaterThan(ordered.size()).isNotEqualTo(ordered);

        // Side by side: they share nothing.
        CompletableFuture<Result> inOrder = CompletableFuture.supplyAsync(() -> run(ordered, 60));
        CompletableFuture<Result> outOfOrder = CompletableFuture.supplyAsync(() -> run(shuffled, 60));
        Result foundWithoutLateness = run(shuffled, 0);
        Result expected = inOrder.join();
        Result found = outOfOrder.join();

        assertThat(expected.rules).contains("INFLOW_SURGE", "OUTFLOW_SURGE", "OVERBOUGHT", "SHORT_SPIKE");
        assertThat(found.alerts).isEqualTo(expected.alerts);
        assertThat(found.finals).isEqualTo(expected.finals).hasSize(SYMBOLS.size() - 1);
        assertThat(foundWithoutLateness.finals).isEqualTo(expected.finals);
        assertThat(List.of(expected.rejects, found.rejects, foundWithoutLateness.rejects))
                .allMatch(List::isEmpty);
    }

    private static Result run(List<FeedEvent> events, int latenessSeconds) {
        Result result = new Result();
        try (MonitorHarness monitor = new MonitorHarness(ShippedRules.standard().withLateness(latenessSeconds))) {
            registerInOneOrder(monitor);
            int sent = 0;
            for (FeedEvent event : events) {
                send(monitor, event.topic(), event.value());
                if (++sent % 10_000 == 0) {
                    collect(monitor, result);
                }
            }
            collect(monitor, result);
        }
        return result;
    }

    /** As an installation does: else the ids of the schemas, which are in the bytes, follow the order of first use. */
    private static void registerInOneOrder(MonitorHarness monitor) {
        RegistryClient registry = new RegistryClient(monitor.registry().settings());
        for (Topic<?> topic : MonitorHarness.TOPICS.outputs()) {
            registry.register(topic.name() + "-value", SpecificData.get().getSchema(topic.type()));
        }
    }

    private static <T extends SpecificRecord> void send(MonitorHarness monitor, Topic<T> topic, SpecificRecord value) {
        monitor.send(topic, topic.type().cast(value));
    }

    private static void collect(MonitorHarness monitor, Result result) {
        monitor.netInflows().forEach(inflow -> result.finals.put(inflow.getSymbol(), inflow));
        result.rejects.addAll(monitor.rejectReasons());
        // Of one stock and rule the order is fixed; between rules it follows the interleaving of the topics.
        for (TestRecord<byte[], byte[]> record :
                monitor.records(MonitorHarness.TOPICS.alerts().name())) {
            String rule = MonitorHarness.header(record, "rule");
            result.rules.add(rule);
            result.alerts
                    .computeIfAbsent(
                            MonitorHarness.header(record, "ce_subject") + "/" + rule, none -> new ArrayList<>())
                    .add(new String(record.value(), StandardCharsets.ISO_8859_1) + record.headers());
        }
    }
}
