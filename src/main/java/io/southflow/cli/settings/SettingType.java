package io.southflow.cli.settings;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How the text of a setting is read.
 *
 * @param allowed the values, in words, for the settings table and for errors
 * @param parser throws IllegalArgumentException or ArithmeticException for anything not allowed
 */
public record SettingType<T>(String allowed, Function<String, T> parser) {
    T parse(String text) {
        return parser.apply(text);
    }

    static SettingType<Integer> whole(int min, int max) {
        return new SettingType<>(min + " to " + max, text -> (int) within(Long.parseLong(text), min, max, Set.of()));
    }

    static SettingType<Long> amount(long min, long max) {
        return new SettingType<>(
                min + " to " + max, text -> within(new BigDecimal(text).longValueExact(), min, max, Set.of()));
    }

    static SettingType<Integer> wholeOrMinusOne(int min, int max) {
        return new SettingType<>(
                "-1 or " + min + " to " + max, text -> (int) within(Long.parseLong(text), min, max, Set.of(-1L)));
    }

    static SettingType<Double> decimal(double min, double max) {
        return new SettingType<>(plain(min) + " to " + plain(max), text -> {
            double value = Double.parseDouble(text);
            if (!(value >= min && value <= max)) {
                throw new IllegalArgumentException(text);
            }
            return value;
        });
    }

    static SettingType<Duration> duration(String min, String max) {
        long least = Durations.parse(min).toMillis();
        long most = Durations.parse(max).toMillis();
        return new SettingType<>(
                min + " to " + max + " (500ms, 60s, 5m, 1h, 30d, or plain milliseconds)",
                text -> Duration.ofMillis(within(Durations.parse(text).toMillis(), least, most, Set.of())));
    }

    /** Milliseconds a topic keeps its records, -1 for ever. */
    static SettingType<Long> retention() {
        return new SettingType<>(
                "-1 (for ever) or 1h to 36500d, as milliseconds or like 30d",
                text -> within(Durations.parse(text).toMillis(), 3_600_000L, 36_500L * 86_400_000L, Set.of(-1L)));
    }

    static SettingType<String> matching(String allowed, String regex) {
        Pattern pattern = Pattern.compile(regex);
        return new SettingType<>(allowed, text -> {
            if (!pattern.matcher(text).matches()) {
                throw new IllegalArgumentException(text);
            }
            return text;
        });
    }

    private static long within(long value, long min, long max, Set<Long> besides) {
        if ((value < min || value > max) && !besides.contains(value)) {
            throw new IllegalArgumentException(Long.toString(value));
        }
        return value;
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
