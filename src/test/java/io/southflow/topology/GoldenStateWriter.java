package io.southflow.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.schema.Basis;
import io.southflow.schema.EventCounts;
import io.southflow.schema.MarketPartial;
import io.southflow.schema.MonthFlow;
import io.southflow.wire.AvroSerializer;
import io.southflow.wire.StubRegistry;
import io.southflow.wire.Topic;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Writes the state of this release for the {@link GoldenStateTest} of all later ones, on its last commit:
 * {@code mvn test -Dtest=GoldenStateWriter -Dsouthflow.golden=NAME}, where the name says which release it is, a running
 * number first. What is written once is never written again: later code is to read what was, not what it would write.
 */
@EnabledIfSystemProperty(named = "southflow.golden", matches = ".+")
class GoldenStateWriter {
    private static final Instant NOW = Instant.parse("2025-12-01T00:00:00Z");
    private static final long SEED = 8;
    private static final int RECORDS_A_LOOK = 40;
    private static final int RECORDS_A_COMMIT = 150;
    /** Commits come oftener at the end: then some stocks change from one to the next and others do not. */
    private static final int LAST_RECORDS = 500;

    private static final int LAST_RECORDS_A_COMMIT = 10;
    private static final int RECORDS_BEFORE_LOOK = 150;
    private static final long HOUR_MILLIS = 3_600_000;

    private final StubRegistry registry = new StubRegistry();
    private final GoldenText text = new GoldenText(registry);
    private final List<GoldenTask> stocks =
            GoldenTask.STOCKS.stream().map(this::task).toList();
    private final List<List<String>> lines =
            Stream.<List<String>>generate(ArrayList::new).limit(stocks.size()).toList();
    private final GoldenTask market = task(GoldenTask.MARKET);
    private final List<String> marketLines = new ArrayList<>();
    private long partials;
    private int taken;
    private long now = GoldenStateTest.LATER;

    private GoldenTask task(String name) {
        return new GoldenTask(name, Map.of(), registry.settings(), NOW.toEpochMilli());
    }

    @Test
    void writesTheStateInTheMidstOfASessionAndAllThatFollows() throws IOException {
        String release = System.getProperty("southflow.golden");
        assertThat(GoldenFile.releases()).as("releases that are written").doesNotContain(release);
        List<String> schemas = Stream.of(MonitorHarness.TOPICS.inputs(), MonitorHarness.TOPICS.outputs())
                .flatMap(List::stream)
                .map(this::schema)
                .toList();
        AvroSerializer serializer = new AvroSerializer();
        serializer.configure(registry.settings(), false);
        GoldenScript script = new GoldenScript(SEED, serializer);
        List<ConsumerRecord<byte[], byte[]>> before = script.before();
        monthThatOnlyTheMarketKnows(serializer);
        live(before);
        assertThat(stocks.stream()
                        .flatMap(task -> task.gauges().stream())
                        .filter(line -> line.contains(GoldenGauges.ACTIVE)))
                .as("active alerts")
                .asString()
                .contains("OVERBOUGHT", "OVERSOLD", "SHORT_SPIKE", "INFLOW_SURGE", "OUTFLOW_SURGE");
        for (int task = 0; task < stocks.size(); task++) {
            rows(stocks.get(task), lines.get(task));
        }
        rows(market, marketLines);
        script.after(before).forEach(this::goOn);
        look(GoldenStateTest.LATER + 2 * HOUR_MILLIS);
        GoldenFile.write(release, GoldenFile.SCHEMAS, schemas);
        for (int task = 0; task < stocks.size(); task++) {
            GoldenFile.write(release, GoldenTask.STOCKS.get(task), lines.get(task));
        }
        GoldenFile.write(release, GoldenTask.MARKET, marketLines);
        registry.close();
    }

    private String schema(Topic<?> topic) {
        String subject = topic.name() + "-value";
        String schema = SpecificData.get().getSchema(topic.type()).toString();
        return GoldenFile.line(GoldenFile.SCHEMA, registry.add(subject, schema), subject, schema);
    }

    private void monthThatOnlyTheMarketKnows(AvroSerializer serializer) {
        MonthFlow month = new MonthFlow("2023-11", 7L, 3L, 4L, Basis.REPORTED);
        Instant moment = Instant.parse("2024-01-02T08:00:00Z");
        LocalDate session = LocalDate.parse("2024-01-02");
        EventCounts none = new EventCounts(0L, 0L, 0L, 0L);
        for (int task = 0; task < stocks.size(); task++) {
            MarketPartial part = new MarketPartial(
                    task,
                    moment,
                    session,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(month),
                    List.of(),
                    List.of(),
                    none,
                    null,
                    List.of(),
                    false,
                    null,
                    null);
            String topic = MonitorHarness.TOPICS.partials().name();
            byte[] value = serializer.serialize(topic, part);
            market.take(GoldenFile.input(topic, 0, partials++, 0, new byte[] {(byte) ('0' + task)}, value), 0);
        }
    }

    /** As in production: wall time passes, and now and then all of it is saved. */
    private void live(List<ConsumerRecord<byte[], byte[]>> records) {
        for (int i = 0; i < records.size(); i++) {
            long second = NOW.plusSeconds(i).toEpochMilli();
            ConsumerRecord<byte[], byte[]> record = records.get(i);
            toMarket(stocks.get(record.partition()).take(record, second), second);
            if (i % RECORDS_A_LOOK == 0) {
                stocks.forEach(task -> toMarket(task.look(second), second));
                market.look(second);
            }
            if (i % (i < records.size() - LAST_RECORDS ? RECORDS_A_COMMIT : LAST_RECORDS_A_COMMIT) == 0) {
                save();
            }
        }
        save();
    }

    private void save() {
        stocks.forEach(GoldenTask::save);
        market.save();
    }

    private void toMarket(List<GoldenSent> sent, long second) {
        sent.stream().filter(GoldenSent::isPartial).forEach(each -> market.take(partial(each), second));
    }

    private ConsumerRecord<byte[], byte[]> partial(GoldenSent sent) {
        return GoldenFile.input(
                sent.topic(),
                0,
                partials++,
                sent.record().timestamp(),
                sent.record().key(),
                sent.record().value());
    }

    private static void rows(GoldenTask task, List<String> lines) {
        task.rows()
                .forEach((key, value) ->
                        lines.add(GoldenFile.line(GoldenFile.ROW, GoldenFile.hex(key.get()), GoldenFile.hex(value))));
    }

    /** No wall time passes but for a look: what is sent depends on the records only. */
    private void goOn(ConsumerRecord<byte[], byte[]> record) {
        int task = record.partition();
        lines.get(task).add(GoldenFile.line(record));
        List<GoldenSent> sent = stocks.get(task).take(record, now);
        lines.get(task).addAll(text.lines(sent));
        for (GoldenSent each : sent) {
            if (each.isPartial() && isForMarket(task, each.record().timestamp())) {
                ConsumerRecord<byte[], byte[]> partial = partial(each);
                marketLines.add(GoldenFile.line(partial));
                marketLines.addAll(text.lines(market.take(partial, now)));
            }
        }
        if (++taken == RECORDS_BEFORE_LOOK) {
            look(GoldenStateTest.LATER + HOUR_MILLIS);
        }
    }

    /** The first; then of some moments the parts of both tasks, of some that of one: all were too much to keep. */
    private boolean isForMarket(int task, long millis) {
        long fiveMinutes = millis / 300_000;
        return taken < RECORDS_BEFORE_LOOK || fiveMinutes % 12 == 0 || fiveMinutes % 12 == 1 + task;
    }

    private void look(long moment) {
        now = moment;
        String step = GoldenFile.line(GoldenFile.LOOK, now);
        for (int task = 0; task < stocks.size(); task++) {
            lines.get(task).add(step);
            lines.get(task).addAll(stocks.get(task).go(step, text));
        }
        marketLines.add(step);
        marketLines.addAll(market.go(step, text));
    }
}
