package io.southflow.cli.settings;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** Which keys there are, and which one a misspelt key was meant to be. */
final class Keys {
    private static final Set<String> KAFKA = new HashSet<>();

    static {
        KAFKA.addAll(StreamsConfig.configDef().names());
        KAFKA.addAll(ConsumerConfig.configNames());
        KAFKA.addAll(ProducerConfig.configNames());
        KAFKA.addAll(AdminClientConfig.configNames());
    }

    private Keys() {}

    /** Whether Kafka itself defines the key, with or without a client's prefix. */
    static boolean isKafkas(String key) {
        return KAFKA.contains(key.replaceFirst("^(main\\.consumer|consumer|producer|admin)\\.", ""));
    }

    /** @throws SettingsException when the key claims to be Southflow's and is not; its value may be a secret and stays out */
    static void requireKnown(List<Setting<?>> own, String key) {
        if (!key.startsWith(Setting.PREFIX)
                || own.stream().anyMatch(setting -> setting.key().equals(key))) {
            return;
        }
        String bare = key.substring(Setting.PREFIX.length());
        if (isKafkas(bare)) {
            throw new SettingsException(
                    "unknown setting " + key + "; Kafka's own key is " + bare + ", without a prefix");
        }
        throw new SettingsException("unknown setting " + key
                + nearest(own, key, Setting::key)
                        .map(setting -> "; did you mean " + setting.key() + " ("
                                + setting.type().allowed() + ")?")
                        .orElse("; 'southflow settings' lists them all"));
    }

    /** The setting whose name takes the fewest changed letters, if those are few. */
    static Optional<Setting<?>> nearest(List<Setting<?>> own, String name, Function<Setting<?>, String> nameOf) {
        int few = Math.max(2, name.length() / 5);
        return own.stream()
                .min(Comparator.comparingInt(setting -> distance(name, nameOf.apply(setting))))
                .filter(setting -> distance(name, nameOf.apply(setting)) <= few);
    }

    /** Levenshtein's distance. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
