package io.southflow.cli.settings;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Settings from {@code SOUTHFLOW_} variables: a name that is no setting of Southflow's own is a key of Kafka's. */
final class Environment {
    private static final String PREFIX = "SOUTHFLOW_";
    /** Read by the command line and by start scripts, not settings. */
    private static final Set<String> RESERVED = Set.of("SOUTHFLOW_CONFIG", "SOUTHFLOW_OPTS");

    private Environment() {}

    static Map<String, String> settings(Map<String, String> environment) {
        Map<String, String> texts = new TreeMap<>();
        environment.forEach((variable, value) -> {
            if (variable.startsWith(PREFIX) && variable.length() > PREFIX.length() && !RESERVED.contains(variable)) {
                texts.put(key(variable), value);
            }
        });
        return texts;
    }

    private static String key(String variable) {
        Optional<Setting<?>> own = SouthflowSettings.all().stream()
                .filter(setting -> setting.variable().equals(variable))
                .findFirst();
        if (own.isPresent()) {
            return own.get().key();
        }
        String kafkaKey =
                variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.');
        if (!Keys.isKafkas(kafkaKey)) {
            Keys.nearest(variable, Setting::variable).ifPresent(setting -> {
                throw new SettingsException("unknown variable " + variable + "; did you mean " + setting.variable()
                        + " (" + setting.type().allowed() + ")?");
            });
        }
        return kafkaKey;
    }
}
