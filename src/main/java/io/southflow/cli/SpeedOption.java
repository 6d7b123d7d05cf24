package io.southflow.cli;

import io.southflow.feed.publish.PublisherSettings;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How fast a feed goes. */
final class SpeedOption {
    private static final double DEFAULT = 600;

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            converter = Speed.class,
            description =
                    "Trading time over wall time, closed hours skipped: 1 is real time. Default: 600; history (bars, reports,"
                            + " figures of days and months) as fast as Kafka takes it.")
    private Double speed;

    double value() {
        return speed == null ? DEFAULT : speed;
    }

    /** Whether it was asked for. */
    boolean isGiven() {
        return speed != null;
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
