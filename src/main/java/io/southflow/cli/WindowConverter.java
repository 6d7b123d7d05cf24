package io.southflow.cli;

import io.southflow.analytics.unit.Window;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A window by its label. */
final class WindowConverter implements ITypeConverter<Window> {
    @Override
    public Window convert(String label) {
        try {
            return Window.of(label.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
