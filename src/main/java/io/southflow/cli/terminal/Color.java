package io.southflow.cli.terminal;

import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** Whether there is to be colour. */
public enum Color {
    /** On a terminal that can, unless the variable NO_COLOR is set. */
    AUTO,
    ALWAYS,
    NEVER;

    public Paint paint() {
        return switch (this) {
            case AUTO -> new Paint(Terminal.isAttached() && Ansi.AUTO.enabled());
            case ALWAYS -> new Paint(true);
            case NEVER -> Paint.NONE;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
