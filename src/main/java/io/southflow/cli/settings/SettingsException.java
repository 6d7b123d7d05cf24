package io.southflow.cli.settings;

/** A setting that cannot be used; the message is one line that names the key and says what is allowed. */
public final class SettingsException extends RuntimeException {
    public SettingsException(String message) {
        super(message);
    }
}
