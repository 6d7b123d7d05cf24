package io.southflow.cli.settings;

import java.util.Locale;
import java.util.Objects;

/**
 * One {@code southflow.*} setting.
 *
 * @param key name in a properties file
 * @param type how its text is read, and what is allowed
 * @param defaultText what holds when nobody sets it, in the type's notation
 * @param doc one sentence for the settings table
 */
public record Setting<T>(String key, SettingType<T> type, String defaultText, String doc) {
    /** Begins every key of Southflow's own. */
    public static final String PREFIX = "southflow.";

    public Setting {
        Objects.requireNonNull(type.parse(defaultText), key);
    }

    /** Name of the environment variable: {@code southflow.x.y-z} is {@code SOUTHFLOW_X_Y_Z}. */
    public String variable() {
        return key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** @throws SettingsException when the text is not allowed */
    T read(String text) {
        try {
            return type.parse(text.strip());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new SettingsException(key + " = '" + text + "' is not allowed: expected " + type.allowed());
        }
    }
}
