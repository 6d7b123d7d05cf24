package io.southflow.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A moment that a person names: how long ago it was, or when. Without an offset it is Hong Kong's. */
final class SinceTime implements ITypeConverter<Instant> {
    private static final ZoneOffset HONG_KONG = ZoneOffset.ofHours(8);
    private static final Pattern AGO = Pattern.compile("(\\d{1,9})\\s*([smhd])");
    private static final Map<String, Duration> UNITS = Map.of(
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    private final Supplier<Instant> now;

    SinceTime() {
        this(Instant::now);
    }

    SinceTime(Supplier<Instant> now) {
        this.now = now;
    }

    @Override
    public Instant convert(String text) {
        Matcher ago = AGO.matcher(text);
        if (ago.matches()) {
            return now.get().minus(UNITS.get(ago.group(2)).multipliedBy(Long.parseLong(ago.group(1))));
        }
        try {
            if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
                return LocalDate.parse(text).atStartOfDay().toInstant(HONG_KONG);
            }
            return (Instant) DateTimeFormatter.ISO_DATE_TIME.parseBest(
                    text.replace(' ', 'T'),
                    found -> OffsetDateTime.from(found).toInstant(),
                    found -> LocalDateTime.from(found).toInstant(HONG_KONG));
        } catch (DateTimeException e) {
            throw new TypeConversionException(
                    "expected how long ago, like 2h or 1d, or a time like 2025-02-18 or 2025-02-18T10:00, not '" + text
                            + "'");
        }
    }
}
