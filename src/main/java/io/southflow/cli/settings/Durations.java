package io.southflow.cli.settings;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them: {@code 500ms}, {@code 60s}, {@code 5m}, {@code 1h}, {@code 30d}; a plain number is milliseconds. */
public final class Durations {
    private static final Pattern FORM = Pattern.compile("(-?\\d{1,18})\\s*(ms|s|m|h|d)?");
    private static final Map<String, Long> MILLIS =
            Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

    private Durations() {}

    /** @throws IllegalArgumentException when the text is not of that form */
    public static Duration parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        String unit = matcher.group(2) == null ? "ms" : matcher.group(2);
        return Duration.ofMillis(Math.multiplyExact(Long.parseLong(matcher.group(1)), MILLIS.get(unit)));
    }
}
