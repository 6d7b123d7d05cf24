package io.southflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.southflow.schema.Alert;
import io.southflow.schema.Basis;
import io.southflow.schema.Evidence;
import io.southflow.wire.AvroSerializer;
import io.southflow.wire.RegistryClient;
import io.southflow.wire.StoredAlerts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertsIT {
    @TempDir
    private static Path dir;

    private static Installation installation;

    @BeforeAll
    static void startAndWriteAlerts() {
        installation = new Installation(dir);
        // As an installation of the first releases was left behind.
        int stored = new RegistryClient(Map.of("schema.registry.url", installation.registryUrl()))
                .register("alerts-value", StoredAlerts.schema());
        assertThat(installation.southflow("topics").exitCode()).isZero();
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", installation.bootstrapServers(), "transactional.id", "test"),
                        new StringSerializer(),
                        new ByteArraySerializer());
                AvroSerializer serializer = new AvroSerializer()) {
            serializer.configure(Map.of("schema.registry.url", installation.registryUrl()), false);
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(withRule("SHORT_SPIKE", "00700", StoredAlerts.escalated(stored)));
            producer.send(record(serializer, "OVERBOUGHT", "00700", "a"));
            producer.send(record(serializer, "SHORT_SPIKE", "00700", "b"));
            producer.send(record(serializer, "OVERBOUGHT", "09988", "c"));
            producer.send(record(serializer, "ROUND_NUMBER", "09988", "of a later release"));
            producer.send(withRule("OVERSOLD", "01810", new byte[] {1, 2, 3}));
            // In partitions and an order of their own.
            producer.send(at(serializer, "00005", "ESCALATED", "CRITICAL", "2025-01-06T02:00:00Z"));
            producer.send(at(serializer, "00981", "CLEARED", "WARNING", "2025-01-05T02:00:00Z"));
            producer.send(at(serializer, "01398", "CLEARED", "CRITICAL", "2025-01-08T02:00:00Z"));
            producer.send(at(serializer, "02015", "RAISED", "WARNING", "2025-01-07T02:00:00Z"));
            producer.commitTransaction();
            producer.beginTransaction();
            producer.send(record(serializer, "SHORT_SPIKE", "00700", "aborted"));
            producer.flush();
            producer.abortTransaction();
        }
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    private static ProducerRecord<String, byte[]> record(
            AvroSerializer serializer, String rule, String symbol, String id) {
        Alert alert = new Alert(
                id,
                rule,
                symbol,
                "RAISED",
                "WARNING",
                1,
                Instant.parse("2025-02-17T08:30:00Z"),
                "headline " + id,
                List.of(new Evidence("ratio", 3.1, "ratio")),
                Basis.SIMULATED);
        ProducerRecord<String, byte[]> record = withRule(rule, symbol, serializer.serialize("alerts", alert));
        record.headers().add("ce_time", "2025-02-17T16:30:00+08:00".getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private static ProducerRecord<String, byte[]> at(
            AvroSerializer serializer, String symbol, String state, String severity, String eventTime) {
        Alert alert = new Alert(
                symbol,
                "TURN",
                symbol,
                state,
                severity,
                1,
                Instant.parse(eventTime),
                symbol,
                List.of(),
                Basis.SIMULATED);
        return withRule("TURN", symbol, serializer.serialize("alerts", alert));
    }

    private static ProducerRecord<String, byte[]> withRule(String rule, String symbol, byte[] value) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>("alerts", symbol, value);
        record.headers().add("rule", rule.getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private static Ran alerts(String... more) {
        String[] args = new String[more.length + 3];
        args[0] = "alerts";
        args[1] = "--from-beginning";
        args[2] = "--exit";
        System.arraycopy(more, 0, args, 3, more.length);
        return installation.southflow(args);
    }

    @Test
    void showsCommittedAlertsAndSkipsWhatItCannotRead() {
        Ran ran = alerts();
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out().lines()).hasSize(9).anySatisfy(line -> assertThat(line)
                .isEqualTo("2025-02-17 16:30:00  RAISED     WARNING   SHORT_SPIKE    00700 Tencent"
                        + "             headline b"));
        assertThat(ran.err().lines()).singleElement().asString().startsWith("skipped: partition ");
    }

    @Test
    void filtersBySymbolAndRuleBeforeDecoding() {
        Ran ran = alerts("--symbol", "700", "--rule", "overbought");
        assertThat(ran.out().lines()).singleElement().asString().endsWith("headline a");
        assertThat(ran.err()).as("the garbage was never decoded").isEmpty();
    }

    @Test
    void showsWhatWasStoredWithEnumerations() {
        Ran ran = alerts("--rule", "short-spike");
        assertThat(ran.out().lines())
                .hasSize(2)
                .contains("2025-02-17 16:00:00  ESCALATED  CRITICAL  SHORT_SPIKE    00700 Tencent"
                        + "             short sales spike");
    }

    @Test
    void filtersByARuleOfAnotherReleaseAndSaysSo() {
        Ran ran = alerts("--rule", "round-number");
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out().lines()).singleElement().asString().endsWith("headline of a later release");
        assertThat(ran.err().lines())
                .containsExactly("note: no rule of this release is named ROUND_NUMBER; its rules are"
                        + " OVERBOUGHT, OVERSOLD, SHORT_SPIKE, INFLOW_SURGE, OUTFLOW_SURGE");
    }

    @Test
    void whatIsKeptComesInOrderOfEventTime() {
        assertThat(alerts().out().lines().map(line -> line.substring(0, 19)))
                .hasSize(9)
                .isSorted();
        assertThat(alerts("--rule", "TURN").out().lines().map(line -> line.substring(57, 62)))
                .containsExactly("00981", "00005", "02015", "01398");
    }

    @Test
    void filtersByStateSeverityAndEventTime() {
        assertThat(symbols("--state", "raised,escalated")).containsExactly("00005", "02015");
        assertThat(symbols("--severity", "critical")).containsExactly("00005", "01398");
        assertThat(symbols("--severity", "critical", "--state", "CLEARED")).containsExactly("01398");
        assertThat(symbols("--since", "2025-01-07T10:00")).containsExactly("02015", "01398");
        assertThat(symbols("--symbol", "icbc,smic", "--symbol", "5")).containsExactly("00981", "00005", "01398");
    }

    private static Stream<String> symbols(String... more) {
        List<String> args = new ArrayList<>(List.of("--rule", "TURN"));
        args.addAll(List.of(more));
        Ran ran = alerts(args.toArray(String[]::new));
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        return ran.out().lines().map(line -> line.substring(57, 62));
    }

    @Test
    void sinceMeansWhatIsKeptAndCountsBackFromTheNewestOfAll() {
        assertThat(installation
                        .southflow("alerts", "--exit", "--since", "41d")
                        .out()
                        .lines())
                .hasSize(6)
                .noneMatch(line -> line.compareTo("2025-01-08") < 0);
        assertThat(installation
                        .southflow("alerts", "--exit", "--since", "1d", "--symbol", "icbc")
                        .out())
                .as("the newest is another stock's")
                .isEmpty();
    }

    @Test
    void printsOneJsonObjectALine() throws Exception {
        Ran ran = alerts("--symbol", "09988", "--rule", "OVERBOUGHT", "--format", "json");
        var alert = new ObjectMapper().readTree(ran.out());
        assertThat(alert.get("id").asText()).isEqualTo("c");
        assertThat(alert.get("level").asInt()).isEqualTo(1);
        assertThat(alert.get("name").asText()).isEqualTo("Alibaba");
        assertThat(alert.at("/evidence/ratio").asDouble()).isEqualTo(3.1);
    }

    @Test
    void beginsAtTheEndUnlessToldOtherwise() {
        Ran ran = installation.southflow("alerts", "--exit");
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void aMissingTopicNamesTheCommandThatMakesIt() {
        Ran ran = installation.southflow("alerts", "--exit", "--set", "southflow.topic.prefix=other.");
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err().lines().toList())
                .containsExactly("southflow: there is no topic other.alerts: run 'southflow topics' first");
    }
}
