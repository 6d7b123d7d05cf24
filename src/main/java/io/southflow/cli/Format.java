package io.southflow.cli;

/** For a person or for a program. */
public enum Format {
    TEXT,
    JSON;

    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
