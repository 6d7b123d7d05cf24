package io.southflow.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryTlsTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    Path directory;

    private HttpsServer server;

    @BeforeEach
    void serve() throws Exception {
        Path store = directory.resolve("registry.p12");
        int exit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD,
                        "-storetype",
                        "PKCS12",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.log").toFile())
                .start()
                .waitFor();
        assertThat(exit).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            byte[] body = "{\"id\":7,\"version\":1,\"schema\":\"\\\"string\\\"\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aRegistryIsTrustedByTheGivenTrustStore() {
        Map<String, Object> settings = settings();
        settings.put(
                "schema.registry.ssl.truststore.location",
                directory.resolve("registry.p12").toString());
        settings.put("schema.registry.ssl.truststore.password", PASSWORD);
        settings.put("schema.registry.ssl.truststore.type", "PKCS12");

        assertThat(new RegistryClient(settings).latest("t-value").id()).isEqualTo(7);
    }

    @Test
    void aRegistryNobodyVouchesForIsNot() {
        assertThatThrownBy(() -> new RegistryClient(settings()).latest("t-value"))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("certif");
    }

    @Test
    void theBrokersTrustStoreIsNotTheRegistrys() {
        Map<String, Object> settings = settings();
        settings.put(
                "ssl.truststore.location", directory.resolve("registry.p12").toString());
        settings.put("ssl.truststore.password", PASSWORD);

        assertThatThrownBy(() -> new RegistryClient(settings).latest("t-value"))
                .isInstanceOf(RegistryUnavailableException.class);
    }

    private Map<String, Object> settings() {
        return new HashMap<>(Map.of(
                "schema.registry.url",
                "https://localhost:" + server.getAddress().getPort(),
                "max.retries",
                0));
    }
}
