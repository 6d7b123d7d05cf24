package io.southflow.cli.settings;

import io.southflow.analytics.detector.Rules;
import io.southflow.analytics.rule.ShippedRules;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The settings of one start: Southflow's own, checked, and everything else, which belongs to Kafka. Immutable. */
public final class Settings {
    private final Rules rules;
    private final Map<String, String> texts;
    private final Map<String, Object> values = new TreeMap<>();

    private Settings(Rules rules, Map<String, String> texts) {
        this.rules = rules;
        this.texts = Collections.unmodifiableMap(texts);
        for (Setting<?> setting : SouthflowSettings.all(rules)) {
            values.put(setting.key(), setting.read(text(setting)));
        }
        CrossChecks.check(this);
    }

    /**
     * Settings from a file in Kafka's properties style, over it the environment's {@code SOUTHFLOW_} variables, over
     * both the command line.
     *
     * @param rules whose thresholds are settings
     * @param file may be null
     * @throws SettingsException for an unreadable file, an unknown {@code southflow.*} key or a value out of range
     */
    public static Settings load(
            Rules rules, Path file, Map<String, String> environment, Map<String, String> commandLine) {
        List<Setting<?>> own = SouthflowSettings.all(rules);
        Map<String, String> texts = new TreeMap<>();
        if (file != null) {
            texts.putAll(read(file));
        }
        texts.putAll(Environment.settings(own, environment));
        texts.putAll(commandLine);
        texts.keySet().forEach(key -> Keys.requireKnown(own, key));
        return new Settings(rules, texts);
    }

    /** Likewise, with the rules of Southflow. */
    public static Settings load(Path file, Map<String, String> environment, Map<String, String> commandLine) {
        return load(ShippedRules.ALL, file, environment, commandLine);
    }

    /** The defaults with these on top. */
    public static Settings of(Map<String, String> texts) {
        return load(null, Map.of(), texts);
    }

    /** These settings with others on top. */
    public Settings with(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(texts);
        all.putAll(more);
        return load(rules, null, Map.of(), all);
    }

    public Rules rules() {
        return rules;
    }

    /** The value that holds for a setting of Southflow's own. */
    @SuppressWarnings("unchecked") // The constructor put there what this setting's own type parsed.
    public <T> T get(Setting<T> setting) {
        return (T) values.get(setting.key());
    }

    /** The value as it was given, or the default's text. */
    String text(Setting<?> setting) {
        return texts.getOrDefault(setting.key(), setting.defaultText());
    }

    /** Kafka's part: every key that is not Southflow's own, unchanged. */
    public Map<String, String> kafka() {
        Map<String, String> kafka = new TreeMap<>(texts);
        kafka.keySet().removeIf(key -> key.startsWith(Setting.PREFIX));
        return kafka;
    }

    private static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new SettingsException("cannot read the settings file " + file + ": " + reason(e));
        }
        Map<String, String> texts = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }

    private static String reason(Exception e) {
        return e instanceof java.nio.file.NoSuchFileException ? "no such file" : e.getMessage();
    }
}
