package io.southflow.cli.settings;

import java.util.List;
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

    static Map<String, String> settings(List<Setting<?>> own, Map<String, String> environment) {
        Map<String, String> texts = new TreeMap<>();
        environment.forEach((variable, value) -> {
            if (variable.startsWith(PREFIX) && variable.length() > PREFIX.length() && !RESERVED.contains(variable)) {
                texts.put(key(own, variable), value);
            }
        });
        return texts;
    }

    private static String key(List<Setting<?>> own, String variable) {
        Optional<Setting<?>> named = own.stream()
                .filter(setting -> setting.variable().equals(variable))
                .findFirst();
        if (named.isPresent()) {
            return named.get().key();
        }
        String kafkaKey =
                variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.');
        if (!Keys.isKafkas(kafkaKey)) {
            Keys.nearest(own, variable, Setting::variable).ifPresent(setting -> {
                throw new SettingsException("unknown variable " + variable + "; did you mean " + setting.variable()
                        + " (" + setting.type().allowed() + ")?");
            });
        }
        return kafkaKey;
    }
}
