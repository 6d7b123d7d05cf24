package io.southflow.feed.csv;

import io.southflow.calendar.TradingTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** From the text of a cell to a value, exactly. */
final class CsvValue {
    /** Digits before the point: more would not fit thousandths into a long. */
    private static final int MAX_DIGITS = 15;

    private static final LocalDate FIRST_DAY = LocalDate.of(1990, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2099, 12, 31);
    private static final long FIRST_MILLIS = TradingTime.millisOf((int) FIRST_DAY.toEpochDay(), 0);
    private static final long LAST_MILLIS = TradingTime.millisOf((int) LAST_DAY.toEpochDay(), TradingTime.CLOSE);
    private static final int HONG_KONG_SECONDS = 8 * 3600;
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffsetId()
            .optionalEnd()
            .parseDefaulting(ChronoField.OFFSET_SECONDS, HONG_KONG_SECONDS)
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern CODE = Pattern.compile("[0-9]{1,5}");
    private static final Pattern INDEX = Pattern.compile("[A-Z][A-Z0-9]{1,15}");

    private CsvValue() {}

    /** A decimal with at most three places, in thousandths. */
    static long milli(String column, String text, long least, long most) throws CsvRefusal {
        int point = text.indexOf('.');
        String whole = point < 0 ? text : text.substring(0, point);
        String places = point < 0 ? "" : text.substring(point + 1);
        boolean decimal = isDigits(unsigned(whole)) && (point < 0 || isDigits(places)) && places.length() <= 3;
        if (!decimal || whole.length() > MAX_DIGITS) {
            throw CsvRefusal.of(
                    column, CsvRefusal.shown(text) + " is not a plain decimal with at most 3 places, like 1234.567");
        }
        long milli = Long.parseLong(whole + (places + "000").substring(0, 3));
        if (milli < least || milli > most) {
            throw CsvRefusal.of(column, CsvRefusal.shown(text) + " is not " + decimal(least) + " to " + decimal(most));
        }
        return milli;
    }

    /** Thousandths as a decimal, without trailing zeros. */
    static String decimal(long milli) {
        return java.math.BigDecimal.valueOf(milli, 3).stripTrailingZeros().toPlainString();
    }

    static long whole(String column, String text, long most) throws CsvRefusal {
        if (!isDigits(text) || text.length() > 18) {
            throw CsvRefusal.of(
                    column, CsvRefusal.shown(text) + " is not a whole number of 0 or more, of at most 18 digits");
        }
        long number = Long.parseLong(text);
        if (number > most) {
            throw CsvRefusal.of(column, CsvRefusal.shown(text) + " is more than " + most);
        }
        return number;
    }

    /** ISO-8601 with offset, without one (Hong Kong time), or milliseconds since the epoch. */
    static long millis(String column, String text) throws CsvRefusal {
        long millis;
        try {
            millis = isDigits(text) && text.length() <= MAX_DIGITS
                    ? Long.parseLong(text)
                    : TIME.parse(withT(text), Instant::from).toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw CsvRefusal.of(
                    column,
                    CsvRefusal.shown(text) + " is no time: expected 2025-02-18T09:30:00+08:00, the same without offset"
                            + " (Hong Kong), or milliseconds since the epoch");
        }
        if (millis < FIRST_MILLIS || millis > LAST_MILLIS) {
            throw CsvRefusal.of(
                    column, CsvRefusal.shown(text) + " is not in 1990 to 2099 (a number means milliseconds)");
        }
        return millis;
    }

    static LocalDate date(String column, String text) throws CsvRefusal {
        LocalDate date;
        try {
            date = LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw CsvRefusal.of(column, CsvRefusal.shown(text) + " is no date: expected 2025-02-18");
        }
        if (date.isBefore(FIRST_DAY) || date.isAfter(LAST_DAY)) {
            throw CsvRefusal.of(column, CsvRefusal.shown(text) + " is not in 1990 to 2099");
        }
        return date;
    }

    /** A stock code, padded to five digits, or the name of an index. */
    static String symbol(String column, String text) throws CsvRefusal {
        if (CODE.matcher(text).matches()) {
            return "00000".substring(text.length()) + text;
        }
        if (INDEX.matcher(text).matches()) {
            return text;
        }
        throw CsvRefusal.of(
                column, CsvRefusal.shown(text) + " is neither a stock code of 1 to 5 digits nor an index like HSTECH");
    }

    static <E extends Enum<E>> E choice(String column, String text, Class<E> type) throws CsvRefusal {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(text.replace('-', '_'))) {
                return constant;
            }
        }
        String names = Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
        throw CsvRefusal.of(column, CsvRefusal.shown(text) + " is none of " + names);
    }

    private static String withT(String text) {
        return text.length() > 10 && text.charAt(10) == ' ' ? text.substring(0, 10) + 'T' + text.substring(11) : text;
    }

    private static String unsigned(String whole) {
        return whole.startsWith("-") ? whole.substring(1) : whole;
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
