package io.southflow.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.southflow.schema.Tick;
import io.southflow.wire.StubRegistry.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistryOutageTest {
    private static final Schema TICK = Tick.getClassSchema();
    private static final Reply BROKEN = StubRegistry.error(500, 50001, "Error in the backend data store");

    private final StubRegistry registry = new StubRegistry();

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void anUnreachableRegistryIsNamedWithWhatToCheck() {
        RegistryClient client = new RegistryClient(registry.settings());
        registry.stop();

        assertThatThrownBy(() -> client.schema(1))
                .isInstanceOf(RegistryUnavailableException.class)
                .isInstanceOf(RetriableException.class)
                .hasMessage("schema registry unavailable (" + registry.url()
                        + ": cannot connect): check that it is running and that schema.registry.url is right");

        registry.start();
        assertThat(client.register("t-value", TICK)).isEqualTo(1);
    }

    @Test
    void aShortOutageIsNotNoticed() {
        registry.plan(BROKEN, new Reply(503, "<html>Service Unavailable</html>"), new Reply(429, ""));

        assertThat(new RegistryClient(registry.settings()).register("t-value", TICK))
                .isEqualTo(1);
        assertThat(registry.requests).hasSize(4);
    }

    @Test
    void aLongOutageEndsTheRetries() {
        registry.plan(BROKEN, BROKEN, BROKEN, BROKEN);

        assertThatThrownBy(() -> new RegistryClient(registry.settings()).register("t-value", TICK))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("HTTP 500, Error in the backend data store");
        assertThat(registry.requests).hasSize(4);
    }

    @Test
    void theNextRegistryOfTheListTakesOverAndIsKept() {
        try (StubRegistry second = new StubRegistry()) {
            RegistryClient client = client("schema.registry.url", registry.url() + "," + second.url());
            registry.stop();

            client.register("t-value", TICK);
            registry.start();
            client.register("u-value", TICK);

            assertThat(second.requests).hasSize(2);
            assertThat(registry.requests).isEmpty();
        }
    }

    @Test
    void allRegistriesOfTheListAreNamedWhenNoneAnswers() {
        RegistryClient client = client("schema.registry.url", registry.url() + ", http://localhost:1");
        registry.stop();

        assertThatThrownBy(() -> client.schema(1)).hasMessageContainingAll(registry.url(), "http://localhost:1");
    }

    @Test
    void whatIsNoSchemaRegistryIsUnavailableAndNoUnknownId() {
        RegistryClient client = client("max.retries", 0);

        for (Reply reply : new Reply[] {
            new Reply(404, "<html>Not Found</html>"),
            StubRegistry.error(404, 404, "HTTP 404 Not Found"),
            new Reply(200, "<html>Welcome</html>"),
            new Reply(200, "{\"status\":\"UP\"}"),
            new Reply(302, ""),
            new Reply(405, "{}")
        }) {
            registry.plan(reply);
            assertThatThrownBy(() -> client.schema(1))
                    .as(reply.toString())
                    .isInstanceOf(RegistryUnavailableException.class)
                    .hasMessageContaining("schema.registry.url");
        }
    }

    @Test
    void anAnswerWithoutEndIsCutOff() {
        registry.plan(new Reply(200, "\"" + "x".repeat(9 * 1024 * 1024) + "\""));

        assertThatThrownBy(() -> client("max.retries", 0).schema(1))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("longer than");
    }

    @Test
    void aRegistryThatNeverAnswersIsGivenUp() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Map<String, Object> settings = new HashMap<>(registry.settings());
            settings.put("schema.registry.url", "http://127.0.0.1:" + mute.getLocalPort() + "," + registry.url());
            settings.put("http.read.timeout.ms", 200);

            assertThat(new RegistryClient(settings).register("t-value", TICK)).isEqualTo(1);
            settings.put("schema.registry.url", "http://127.0.0.1:" + mute.getLocalPort());
            settings.put("max.retries", 0);
            assertThatThrownBy(() -> new RegistryClient(settings).register("t-value", TICK))
                    .hasMessageContaining("no answer within 200 ms");
        }
    }

    @Test
    void aThreadThatIsToldToStopDoesNotWait() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> new RegistryClient(registry.settings()).schema(1))
                .isInstanceOf(InterruptException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private RegistryClient client(String setting, Object value) {
        Map<String, Object> settings = new HashMap<>(registry.settings());
        settings.put(setting, value);
        return new RegistryClient(settings);
    }
}
