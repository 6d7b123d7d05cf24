package io.southflow.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.southflow.embedded.BareRegistryClient.Answer;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRegistryIT {
    private static final String FLOW = SchemaBuilder.record("Flow")
            .fields()
            .requiredLong("buy")
            .endRecord()
            .toString();
    private static final String INCOMPATIBLE = SchemaBuilder.record("Flow")
            .fields()
            .requiredString("buy")
            .endRecord()
            .toString();

    @TempDir
    static Path dataDir;

    private EmbeddedKafka kafka;
    private EmbeddedRegistry registry;
    private BareRegistryClient client;

    @BeforeEach
    void start() {
        kafka = EmbeddedKafka.start(dataDir, 0);
        startRegistry();
    }

    private void startRegistry() {
        registry = EmbeddedRegistry.start(kafka.bootstrapServers(), 0);
        client = new BareRegistryClient(registry.url());
    }

    @AfterEach
    void stop() {
        registry.close();
        kafka.close();
    }

    @Test
    void keepsSchemasOverARestartOfRegistryAndBroker() throws Exception {
        int id = client.postSchema("/subjects/kept-value/versions", FLOW)
                .body()
                .path("id")
                .asInt();
        assertThat(client.send("PUT", "/config/kept-value", "{\"compatibility\":\"FULL\"}")
                        .status())
                .isEqualTo(200);

        stop();
        start();

        assertThat(client.get("/schemas/ids/" + id).body().path("schema").asText())
                .isEqualTo(FLOW);
        assertThat(client.get("/config/kept-value")
                        .body()
                        .path("compatibilityLevel")
                        .asText())
                .isEqualTo("FULL");
        assertThat(client.postSchema("/subjects/kept-value/versions", FLOW)
                        .body()
                        .path("id")
                        .asInt())
                .isEqualTo(id);
        assertThat(client.postSchema("/subjects/kept-value/versions", INCOMPATIBLE)
                        .status())
                .isEqualTo(409);
        String another = SchemaBuilder.record("Another")
                .fields()
                .requiredLong("buy")
                .endRecord()
                .toString();
        assertThat(client.postSchema("/subjects/another-value/versions", another)
                        .body()
                        .path("id")
                        .asInt())
                .isGreaterThan(id);
    }

    @Test
    void answersAsConfluentDoes() throws Exception {
        Answer registered = client.postSchema("/subjects/api-value/versions?normalize=false", FLOW);
        int id = registered.body().path("id").asInt();

        assertThat(registered.status()).isEqualTo(200);
        assertThat(registered.contentType()).isEqualTo("application/vnd.schemaregistry.v1+json");
        assertThat(id).isPositive();
        assertThat(client.get("/subjects").body().toString()).contains("\"api-value\"");
        assertThat(client.get("/subjects/api-value/versions").body()).hasToString("[1]");
        for (Answer answer : List.of(
                client.get("/subjects/api-value/versions/1"),
                client.get("/subjects/api-value/versions/latest"),
                client.postSchema("/subjects/api-value", FLOW))) {
            assertThat(answer.body().path("subject").asText()).isEqualTo("api-value");
            assertThat(answer.body().path("version").asInt()).isEqualTo(1);
            assertThat(answer.body().path("id").asInt()).isEqualTo(id);
            assertThat(answer.body().path("schema").asText()).isEqualTo(FLOW);
        }
        assertThat(client.get("/subjects/api-value/versions/1/schema").body()).hasToString(FLOW);
        assertThat(client.get("/schemas/ids/" + id + "/schema").body()).hasToString(FLOW);
        assertThat(client.get("/schemas/ids/" + id + "?fetchMaxId=true")
                        .body()
                        .path("maxId")
                        .asInt())
                .isGreaterThanOrEqualTo(id);
        assertThat(client.get("/schemas/ids/" + id + "/versions").body().toString())
                .contains("\"api-value\"");
        assertThat(client.postSchema("/compatibility/subjects/api-value/versions/latest", INCOMPATIBLE)
                        .body())
                .hasToString("{\"is_compatible\":false}");
        assertThat(client.get("/schemas/types").body()).hasToString("[\"AVRO\"]");
        assertThat(client.get("/config").body()).hasToString("{\"compatibilityLevel\":\"BACKWARD\"}");
        assertThat(client.get("/mode").body()).hasToString("{\"mode\":\"READWRITE\"}");
        assertThat(client.get("/").body()).hasToString("{}");
        assertThat(client.send("DELETE", "/subjects/api-value/versions/1", "").body())
                .hasToString("1");
    }

    @Test
    void refusesWithConfluentsCodes() throws Exception {
        client.postSchema("/subjects/refused-value/versions", FLOW);

        assertRefused(client.get("/subjects/absent/versions"), 404, 40401);
        assertRefused(client.get("/subjects/absent/versions/latest"), 404, 40401);
        assertRefused(client.get("/subjects/refused-value/versions/2"), 404, 40402);
        assertRefused(client.get("/subjects/refused-value/versions/two"), 422, 42202);
        assertRefused(client.get("/schemas/ids/999999"), 404, 40403);
        assertRefused(client.get("/schemas/ids/x"), 404, 40403);
        assertRefused(client.postSchema("/subjects/refused-value", INCOMPATIBLE), 404, 40403);
        assertRefused(client.postSchema("/subjects/refused-value/versions", INCOMPATIBLE), 409, 409);
        assertRefused(client.postSchema("/subjects/refused-value/versions", "{\"type\":\"?\"}"), 422, 42201);
        assertRefused(client.get("/config/refused-value"), 404, 40408);
        assertRefused(client.send("PUT", "/config", "{\"compatibility\":\"SIDEWAYS\"}"), 422, 42203);
        assertRefused(client.send("DELETE", "/subjects/refused-value?permanent=true", ""), 405, 405);
        assertRefused(client.send("PATCH", "/subjects", ""), 405, 405);
        assertRefused(client.get("/associations/resources/-/topic?resourceType=topic"), 404, 404);
    }

    @Test
    void refusesWhatItWouldLoseOrCannotTake() throws Exception {
        String path = "/subjects/strange-value/versions";
        assertRefused(client.send("POST", path, "{\"schema\":\"{}\",\"schemaType\":\"JSON\"}"), 422, 42201);
        assertRefused(
                client.send("POST", path, "{\"schema\":\"\\\"int\\\"\",\"references\":[{\"name\":\"x\"}]}"),
                422,
                42201);
        assertRefused(client.send("POST", path, "{\"schemaType\":\"AVRO\"}"), 422, 42201);
        assertRefused(client.send("POST", path, ""), 422, 42201);
        assertRefused(client.send("POST", path, "no JSON"), 400, 400);
        assertRefused(client.send("POST", path, "text/plain", "{\"schema\":\"\\\"int\\\"\"}"), 415, 415);
        String tooLong = "{\"schema\":\"" + " ".repeat(RegistryHttp.MAX_BODY_BYTES) + "\"}";
        assertRefused(client.send("POST", path, tooLong), 413, 413);

        assertThat(client.get("/subjects?deleted=true").body().toString()).doesNotContain("strange-value");
    }

    @Test
    void takesASchemaThatFillsARequest() throws Exception {
        String doc = "\\\"".repeat(200_000); // Each quote is escaped once more on its way to the topic.
        String large = FLOW.replaceFirst("\"fields\"", "\"doc\":\"" + doc.replace("\\", "\\\\") + "\",\"fields\"");

        int id = client.postSchema("/subjects/large-value/versions", large)
                .body()
                .path("id")
                .asInt();
        registry.close();
        startRegistry();

        assertThat(client.get("/schemas/ids/" + id).body().path("schema").asText())
                .hasSize(large.length());
    }

    @Test
    void givesOneIdToManyWhoRegisterAtOnce() throws Exception {
        String schema = SchemaBuilder.fixed("Once").size(8).toString();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            Callable<Integer> register = () -> client.postSchema("/subjects/once-value/versions", schema)
                    .body()
                    .path("id")
                    .asInt();
            List<Future<Integer>> ids = threads.invokeAll(
                    IntStream.range(0, 64).mapToObj(i -> register).toList());
            int first = ids.get(0).get();
            assertThat(first).isPositive();
            for (Future<Integer> id : ids) {
                assertThat(id.get()).isEqualTo(first);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(client.get("/subjects/once-value/versions").body()).hasToString("[1]");
    }

    @Test
    void keepsItsTopicCompacted() throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, SchemasTopic.NAME);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            assertThat(admin.describeConfigs(List.of(topic))
                            .all()
                            .get()
                            .get(topic)
                            .get("cleanup.policy")
                            .value())
                    .isEqualTo("compact");
        }
    }

    @Test
    void refusesAPortInUse() throws Exception {
        try (ServerSocket taken = FreePort.listen(0)) {
            assertThatThrownBy(() -> EmbeddedRegistry.start(kafka.bootstrapServers(), taken.getLocalPort()))
                    .isInstanceOf(EmbeddedStartException.class)
                    .hasMessageStartingWith("Cannot listen on 127.0.0.1:" + taken.getLocalPort());
        }
    }

    @Test
    void refusesATopicThatIsNotARegistrys(@TempDir Path other) throws Exception {
        try (EmbeddedKafka strange = EmbeddedKafka.start(other, 0)) {
            Records.createTopic(strange.bootstrapServers(), SchemasTopic.NAME);
            try (var producer = new KafkaProducer<>(
                    Map.of("bootstrap.servers", strange.bootstrapServers()),
                    new StringSerializer(),
                    new StringSerializer())) {
                producer.send(new ProducerRecord<>(SchemasTopic.NAME, "not", "ours"))
                        .get();
            }
            int port = FreePort.find();
            assertThatThrownBy(() -> EmbeddedRegistry.start(strange.bootstrapServers(), port))
                    .isInstanceOf(EmbeddedStartException.class)
                    .hasMessageContaining("offset 0 of _schemas is not a schema registry's");
            FreePort.assertFree(port);
        }
    }

    private static void assertRefused(Answer answer, int status, int code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.errorCode()).isEqualTo(code);
        assertThat(answer.body().path("message").asText()).isNotBlank();
        assertThat(answer.contentType()).isEqualTo("application/vnd.schemaregistry.v1+json");
    }
}
