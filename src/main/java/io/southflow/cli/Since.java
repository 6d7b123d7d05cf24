package io.southflow.cli;

import io.southflow.cli.settings.Durations;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * From which event time on: a moment, or a time back from the newest event. Exactly one of the two is there. "Back from
 * now" would show nothing of a replay, whose events are of another year.
 */
record Since(Instant moment, Duration back) {
    private static final ZoneOffset HONG_KONG = ZoneOffset.ofHours(8);

    /** @param newest event time of the newest event */
    boolean takes(Instant eventTime, Instant newest) {
        return !eventTime.isBefore(moment == null ? newest.minus(back) : moment);
    }

    /** {@code 2d}, {@code 90m}, {@code 2025-02-17}, {@code 2025-02-17T10:00}, with an offset or in Hong Kong. */
    static final class Converter implements ITypeConverter<Since> {
        @Override
        public Since convert(String text) {
            if (text.matches("\\d{1,9}(s|m|h|d)")) {
                return new Since(null, Durations.parse(text));
            }
            String iso = text.strip().replace(' ', 'T');
            try {
                if (iso.length() <= "2025-02-17".length()) {
                    return at(LocalDate.parse(iso).atStartOfDay());
                }
                return iso.matches(".*T.*([Zz]|[+-]\\d\\d:?\\d?\\d?)")
                        ? new Since(OffsetDateTime.parse(iso).toInstant(), null)
                        : at(LocalDateTime.parse(iso));
            } catch (DateTimeException e) {
                throw new TypeConversionException(
                        "'" + text + "' is neither a time back from the newest alert, like 2d,"
                                + " 6h or 30m, nor a date or time like 2025-02-17 or 2025-02-17T10:00 (Hong Kong, or with an"
                                + " offset)");
            }
        }

        private static Since at(LocalDateTime hongKong) {
            return new Since(hongKong.toInstant(HONG_KONG), null);
        }
    }
}
