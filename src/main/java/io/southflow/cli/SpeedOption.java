package io.southflow.cli;

import io.southflow.feed.publish.PublisherSettings;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How fast a feed goes. */
final class SpeedOption {
    @Option(
            names = "--speed",
            paramLabel = "N|max",
            defaultValue = "600",
            converter = Speed.class,
            description =
                    "Trading time over wall time, closed hours skipped: 1 is real time; default ${DEFAULT-VALUE}.")
    private double speed;

    double value() {
        return speed;
    }

    static final class Speed implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            try {
                return PublisherSettings.parseSpeed(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
