package io.southflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.southflow.schema.Basis;
import io.southflow.schema.ChannelFlow;
import io.southflow.schema.EventCounts;
import io.southflow.schema.MarketFlow;
import io.southflow.schema.NetInflow;
import io.southflow.schema.WindowFlow;
import io.southflow.wire.AvroSerializer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowsIT {
    private static final LocalDate SESSION = LocalDate.parse("2025-02-18");
    private static final Instant CLOSE = Instant.parse("2025-02-18T08:00:00Z");

    @TempDir
    private static Path dir;

    private static Installation installation;

    @BeforeAll
    static void startAndWriteFlows() {
        installation = new Installation(dir);
        assertThat(installation.southflow("topics").exitCode()).isZero();
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", installation.bootstrapServers(), "transactional.id", "test"),
                        new StringSerializer(),
                        new ByteArraySerializer());
                AvroSerializer serializer = new AvroSerializer()) {
            serializer.configure(Map.of("schema.registry.url", installation.registryUrl()), false);
            producer.initTransactions();
            producer.beginTransaction();
            send(producer, serializer, "southbound.net-inflows", "00700", stock("00700", 1_000L));
            send(producer, serializer, "southbound.net-inflows", "00700", stock("00700", 5_249_999_500L));
            send(producer, serializer, "southbound.net-inflows", "09988", stock("09988", -994_000_000_000L));
            send(producer, serializer, "southbound.market", "southbound", market());
            producer.commitTransaction();
            producer.beginTransaction();
            send(producer, serializer, "southbound.net-inflows", "00700", stock("00700", 7_000L));
            producer.flush();
            producer.abortTransaction();
        }
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    private static void send(
            KafkaProducer<String, byte[]> producer,
            AvroSerializer serializer,
            String topic,
            String key,
            SpecificRecord value) {
        producer.send(new ProducerRecord<>(topic, key, serializer.serialize(topic, value)));
    }

    private static NetInflow stock(String symbol, long netMilli) {
        long buy = Math.max(0, netMilli);
        return new NetInflow(
                symbol,
                CLOSE,
                SESSION,
                Stream.of("1d", "20d")
                        .map(window -> new WindowFlow(
                                window, buy, buy - netMilli, netMilli, 1, window.equals("1d"), Basis.SIMULATED))
                        .toList());
    }

    private static MarketFlow market() {
        return new MarketFlow(
                CLOSE,
                SESSION,
                true,
                Stream.of("SH", "SZ", "ALL")
                        .map(channel -> new ChannelFlow(channel, "1d", 0L, 1_000L, -1_000L, Basis.SIMULATED, 0))
                        .toList(),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                new EventCounts(0L, 0L, 0L, 0L),
                List.of());
    }

    private static List<JsonNode> json(String... args) {
        Ran ran = installation.southflow(
                Stream.concat(Stream.of("flows"), Stream.of(args)).toArray(String[]::new));
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        ObjectMapper mapper = new ObjectMapper();
        return ran.out()
                .lines()
                .map(line -> {
                    try {
                        return mapper.readTree(line);
                    } catch (JsonProcessingException e) {
                        throw new AssertionError(line, e);
                    }
                })
                .toList();
    }

    @Test
    void inAPipeTheNewestOfEachStockAndTheMarketIsOneObjectALine() {
        List<JsonNode> lines = json("--exit");
        assertThat(lines).extracting(line -> line.path("symbol").asText()).containsExactly("00700", "09988", "");
        assertThat(lines.get(0).at("/windows/1d/net").asText()).isEqualTo("5249999.5");
        assertThat(lines.get(0).path("name").asText()).isEqualTo("Tencent");
        assertThat(lines.get(2).at("/channels/ALL/1d/net").decimalValue()).isEqualByComparingTo("-1");
    }

    @Test
    void fromTheBeginningEveryCommittedRecordIsPrinted() {
        assertThat(json("--exit", "--from-beginning", "--symbol", "tencent"))
                .extracting(line -> line.at("/windows/1d/net").asText())
                .containsExactly("1", "5249999.5");
    }

    @Test
    void onlyTheStocksAndTheWindowThatAreWanted() {
        assertThat(json("--exit", "--symbol", "9988", "--window", "20d"))
                .singleElement()
                .satisfies(line -> assertThat(line.path("windows").fieldNames())
                        .toIterable()
                        .containsExactly("20d"));
    }

    @Test
    void theTableIsOfTheNewestFigures() {
        Ran ran = installation.southflow("flows", "--exit", "--format", "text", "--color", "never");
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out().lines())
                .hasSize(8)
                .allMatch(line -> line.length() <= 120)
                .anyMatch(line -> line.startsWith("Southbound money, window 1d, as of 2025-02-18 16:00:00"))
                .anyMatch(line -> line.startsWith("Both channels "))
                .anyMatch(line -> line.startsWith("00700 Tencent                 HK$0.005bn "))
                .anyMatch(line -> line.startsWith("09988 Alibaba                -HK$0.994bn "));
    }

    @Test
    void theTableHasAsManyStocksAsAskedFor() {
        Ran ran = installation.southflow("flows", "--exit", "--format", "text", "--top", "1");
        assertThat(ran.out()).contains("00700 Tencent", "1 of 2 stocks").doesNotContain("09988");
    }

    @Test
    void aWindowThatNobodyKeepsNamesThoseThatAreKept() {
        Ran ran = installation.southflow("flows", "--exit", "--format", "text", "--window", "3d");
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err().lines())
                .containsExactly("southflow: there are no figures of the window 3d: --window is one of 1d;"
                        + " southflow.windows adds others");
    }

    @Test
    void aMissingTopicNamesTheCommandThatMakesIt() {
        Ran ran = installation.southflow("flows", "--exit", "--set", "southflow.topic.prefix=other.");
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains("there is no topic other.southbound.net-inflows: run 'southflow topics' first");
    }
}
