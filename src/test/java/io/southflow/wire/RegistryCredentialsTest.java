package io.southflow.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.southflow.schema.Tick;
import io.southflow.wire.StubRegistry.Reply;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistryCredentialsTest {
    private static final String SOURCE = "basic.auth.credentials.source";
    private static final String USER_INFO = "basic.auth.user.info";

    private final StubRegistry registry = new StubRegistry();

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void noneAreSentUnlessSet() {
        assertThat(sentWith(Map.of())).isEmpty();
    }

    @Test
    void comeFromTheUserInfo() {
        assertThat(sentWith(Map.of(SOURCE, "USER_INFO", USER_INFO, "desk:s3cret:x")))
                .isEqualTo("desk:s3cret:x");
        assertThat(sentWith(Map.of(USER_INFO, "desk:s3cret"))).isEqualTo("desk:s3cret");
    }

    @Test
    void theRegistrysOwnPrefixWins() {
        assertThat(sentWith(Map.of(
                        "schema.registry." + SOURCE,
                        "USER_INFO",
                        "schema.registry." + USER_INFO,
                        "registry:a",
                        USER_INFO,
                        "other:b")))
                .isEqualTo("registry:a");
    }

    @Test
    void comeFromTheUrl() {
        String url = registry.url().replace("//", "//desk:p%40ss@");

        assertThat(sentWith(Map.of("schema.registry.url", url))).isEqualTo("desk:p@ss");
        assertThat(sentWith(Map.of("schema.registry.url", url, SOURCE, "URL", USER_INFO, "x:y")))
                .isEqualTo("desk:p@ss");
        assertThat(sentWith(Map.of("schema.registry.url", url, USER_INFO, "x:y")))
                .isEqualTo("x:y");
    }

    @Test
    void fromElsewhereAreNotSupported() {
        assertThatThrownBy(() -> sentWith(Map.of(SOURCE, "SASL_INHERIT")))
                .isInstanceOf(ConfigException.class)
                .hasMessage("basic.auth.credentials.source=SASL_INHERIT is not supported: use USER_INFO or URL");
        assertThatThrownBy(() -> sentWith(Map.of(SOURCE, "USER_INFO")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("user:password");
    }

    @Test
    void thatAreRefusedAreCalledSoAndNotRetried() {
        registry.plan(new Reply(401, "{\"error_code\":401,\"message\":\"Unauthorized\"}"));

        assertThatThrownBy(() -> sentWith(Map.of(USER_INFO, "desk:s3cret")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll(registry.url(), "refused the credentials (HTTP 401)", USER_INFO)
                .hasMessageNotContaining("s3cret");
        assertThat(registry.requests).hasSize(1);
    }

    @Test
    void areInNoMessage() {
        for (String url : new String[] {
            registry.url().replace("//", "//desk:s3cret@"),
            "http://desk:s3cret@host name:1",
            "ftp://desk:s3cret@host",
            "desk:s3cret@host:8081",
            "http://desk:s3cret@"
        }) {
            registry.stop();
            assertThatThrownBy(() -> sentWith(Map.of("schema.registry.url", url)))
                    .satisfies(problem -> assertThat(stackTrace(problem)).doesNotContain("s3cret", "desk"));
        }
    }

    @Test
    void aMissingOrOddSettingIsNamed() {
        assertThatThrownBy(() -> new RegistryClient(Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("schema.registry.url");
        assertThatThrownBy(() -> new RegistryClient(Map.of("schema.registry.url", "")))
                .hasMessageContaining("schema.registry.url is empty");
        assertThatThrownBy(() -> new RegistryClient(Map.of("schema.registry.url", "localhost:8081")))
                .hasMessageContaining("'localhost:8081' is not a URL like http://");
        assertThatThrownBy(() -> sentWith(Map.of("max.retries", 1000))).hasMessageContaining("max.retries");
    }

    private String sentWith(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(registry.settings());
        settings.putAll(more);
        new RegistryClient(settings).register("t-value", Tick.getClassSchema());
        String header = registry.authorizations.get(registry.authorizations.size() - 1);
        return header.isEmpty()
                ? ""
                : new String(Base64.getDecoder().decode(header.substring("Basic ".length())), StandardCharsets.UTF_8);
    }

    private static String stackTrace(Throwable problem) {
        StringWriter text = new StringWriter();
        problem.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
