package io.southflow.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/**
 * Settings under the names Confluent's clients use, so that one file serves both. A name with the prefix
 * {@code schema.registry.} wins over the same name without; unknown names are ignored.
 */
final class RegistryConfig extends AbstractConfig {
    static final String URL = "schema.registry.url";
    static final String CREDENTIALS_SOURCE = "basic.auth.credentials.source";
    static final String USER_INFO = "basic.auth.user.info";
    static final String AUTO_REGISTER = "auto.register.schemas";
    static final String USE_LATEST = "use.latest.version";
    static final String CONNECT_TIMEOUT = "http.connect.timeout.ms";
    static final String READ_TIMEOUT = "http.read.timeout.ms";
    static final String MAX_RETRIES = "max.retries";
    static final String RETRY_WAIT = "retries.wait.ms";
    static final String RETRY_MAX_WAIT = "retries.max.wait.ms";
    private static final String PREFIX = "schema.registry.";

    private static final ConfigDef DEFINITION = new ConfigDef()
            .define(URL, Type.LIST, Importance.HIGH, "Addresses of the registry, separated by commas.")
            .define(CREDENTIALS_SOURCE, Type.STRING, "", Importance.MEDIUM, "URL or USER_INFO.")
            .define(USER_INFO, Type.PASSWORD, null, Importance.MEDIUM, "user:password")
            .define(AUTO_REGISTER, Type.BOOLEAN, true, Importance.MEDIUM, "Register a schema before its first use.")
            .define(USE_LATEST, Type.BOOLEAN, false, Importance.LOW, "Write under the subject's latest version.")
            .define(CONNECT_TIMEOUT, Type.INT, 3_000, Range.between(1, 60_000), Importance.LOW, "Milliseconds.")
            .define(READ_TIMEOUT, Type.INT, 5_000, Range.between(1, 60_000), Importance.LOW, "Milliseconds.")
            .define(MAX_RETRIES, Type.INT, 3, Range.between(0, 20), Importance.LOW, "Rounds after the first.")
            .define(RETRY_WAIT, Type.LONG, 100L, Range.between(0, 60_000), Importance.LOW, "Milliseconds.")
            .define(RETRY_MAX_WAIT, Type.LONG, 1_000L, Range.between(0, 60_000), Importance.LOW, "Milliseconds.");

    private final Map<String, Object> tls = new HashMap<>();

    RegistryConfig(Map<String, ?> settings) {
        super(DEFINITION, unprefixed(settings), false);
        settings.forEach((name, value) -> {
            if (name.startsWith(PREFIX + "ssl.")) {
                tls.put(name.substring(PREFIX.length()), value);
            }
        });
    }

    List<RegistryEndpoint> endpoints() {
        String userInfo = userInfo();
        List<RegistryEndpoint> endpoints = getList(URL).stream()
                .map(url -> RegistryEndpoint.of(url, userInfo))
                .toList();
        if (endpoints.isEmpty()) {
            throw new ConfigException(URL + " is empty: give the address of the schema registry");
        }
        return endpoints;
    }

    /** Null when no {@code schema.registry.ssl.*} setting is given: then Java's own trust store decides. */
    SSLContext sslContext() {
        if (tls.isEmpty()) {
            return null;
        }
        ConfigDef definition = new ConfigDef();
        SslConfigs.addClientSslSupport(definition);
        try (DefaultSslEngineFactory factory = new DefaultSslEngineFactory()) {
            factory.configure(new AbstractConfig(definition, tls, false).values());
            return factory.sslContext();
        }
    }

    private String userInfo() {
        String value =
                getPassword(USER_INFO) == null ? null : getPassword(USER_INFO).value();
        String source = getString(CREDENTIALS_SOURCE);
        switch (source) {
            case "":
                return value;
            case "URL":
                return null;
            case "USER_INFO":
                if (value == null || value.indexOf(':') < 0) {
                    throw new ConfigException(
                            USER_INFO + " must be user:password when " + CREDENTIALS_SOURCE + " is USER_INFO");
                }
                return value;
            default:
                throw new ConfigException(
                        CREDENTIALS_SOURCE + "=" + source + " is not supported: use USER_INFO or URL");
        }
    }

    private static Map<String, Object> unprefixed(Map<String, ?> settings) {
        Map<String, Object> own = new HashMap<>();
        for (String name : DEFINITION.names()) {
            Object value = settings.get(PREFIX + name);
            if (value == null) {
                value = settings.get(name);
            }
            if (value != null) {
                own.put(name, value);
            }
        }
        return own;
    }
}
