package io.southflow.feed.csv;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From the text of a cell to a number. Exactly: a plain decimal, with at most three places that are not 0. Loosely, when
 * a {@link CsvForm} says so: thousands commas, units behind the number, more places, which are rounded half up.
 */
final class CsvNumber {
    /** Digits before the point: more would not fit thousandths into a long. */
    private static final int MAX_DIGITS = 15;

    private static final int MAX_LOOSE_CHARS = 48;
    private static final Pattern LOOSE =
            Pattern.compile("(-?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?)\\s*([KMB]|万亿|萬億|[万萬亿億])?");
    private static final Map<String, BigDecimal> UNITS = Map.of(
            "K", power(3), "M", power(6), "B", power(9), "万", power(4), "萬", power(4), "亿", power(8), "億", power(8),
            "万亿", power(12), "萬億", power(12));

    private CsvNumber() {}

    private static BigDecimal power(int zeros) {
        return BigDecimal.TEN.pow(zeros);
    }

    /** Thousandths. */
    static long milli(String column, String text, long least, long most) throws CsvRefusal {
        int point = text.indexOf('.');
        String whole = point < 0 ? text : text.substring(0, point);
        String places = point < 0 ? "" : withoutZeros(text.substring(point + 1), 3);
        boolean decimal =
                isDigits(unsigned(whole)) && (point < 0 || isDigits(text.substring(point + 1))) && places.length() <= 3;
        if (!decimal || whole.length() > MAX_DIGITS) {
            throw CsvRefusal.of(
                    column,
                    CsvRefusal.shown(text) + " is not a plain decimal with at most 3 places, like 1234.567"
                            + instead(text, 3));
        }
        return inRange(column, text, Long.parseLong(whole + (places + "000").substring(0, 3)), least, most);
    }

    /** Thousandths of a number that may be written as vendors do, counted in {@code unit}. */
    static long looseMilli(String column, String text, BigDecimal unit, long least, long most) throws CsvRefusal {
        BigDecimal number = loose(text);
        if (number == null) {
            throw CsvRefusal.of(column, CsvRefusal.shown(text) + " is no number like 1,234.5 or 3.9B");
        }
        BigDecimal milli =
                number.multiply(unit).setScale(3, RoundingMode.HALF_UP).movePointRight(3);
        if (milli.compareTo(BigDecimal.valueOf(least)) < 0 || milli.compareTo(BigDecimal.valueOf(most)) > 0) {
            return inRange(column, text, milli.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE, least, most);
        }
        return milli.longValueExact();
    }

    private static long inRange(String column, String text, long milli, long least, long most) throws CsvRefusal {
        if (milli < least || milli > most) {
            throw CsvRefusal.of(column, CsvRefusal.shown(text) + " is not " + decimal(least) + " to " + decimal(most));
        }
        return milli;
    }

    /** Thousandths as a decimal, without trailing zeros. */
    static String decimal(long milli) {
        return BigDecimal.valueOf(milli, 3).stripTrailingZeros().toPlainString();
    }

    static long whole(String column, String text, long most) throws CsvRefusal {
        int point = text.indexOf('.');
        boolean zeros = point < 0
                || point + 1 < text.length()
                        && withoutZeros(text.substring(point + 1), 0).isEmpty();
        String digits = point < 0 ? text : text.substring(0, point);
        if (!zeros || !isDigits(digits) || digits.length() > 19) {
            throw CsvRefusal.of(
                    column,
                    CsvRefusal.shown(text) + " is not a whole number of 0 or more, of at most 19 digits"
                            + instead(text, 0));
        }
        long number =
                new BigDecimal(digits).min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue();
        if (number > most || number == Long.MAX_VALUE && !digits.equals(Long.toString(number))) {
            throw CsvRefusal.of(column, CsvRefusal.shown(text) + " is more than " + most);
        }
        return number;
    }

    /** A whole number that may be written as vendors do, counted in {@code unit}; only what has a unit is rounded. */
    static long looseWhole(String column, String text, BigDecimal unit, long most) throws CsvRefusal {
        BigDecimal number = loose(text);
        BigDecimal whole = number == null ? null : number.multiply(unit).setScale(0, RoundingMode.HALF_UP);
        boolean exact = whole != null && whole.compareTo(number.multiply(unit)) == 0;
        boolean ofUnit = !text.isEmpty() && !Character.isDigit(text.charAt(text.length() - 1)) || unit.scale() > 0;
        if (whole == null || whole.signum() < 0 || !exact && !ofUnit) {
            throw CsvRefusal.of(column, CsvRefusal.shown(text) + " is not a whole number of 0 or more");
        }
        if (whole.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw CsvRefusal.of(column, CsvRefusal.shown(text) + " is more than " + most);
        }
        return whole.longValueExact();
    }

    /** Whether a cell says that there is no figure. */
    static boolean isNone(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "", "-", "--", "n/a", "n.a.", "na", "nan", "null", "none" -> true;
            default -> false;
        };
    }

    private static BigDecimal loose(String text) {
        if (text.length() > MAX_LOOSE_CHARS) {
            return null;
        }
        Matcher match = LOOSE.matcher(text.toUpperCase(Locale.ROOT));
        if (!match.matches()) {
            return null;
        }
        BigDecimal number = new BigDecimal(match.group(1).replace(",", ""));
        return match.group(2) == null ? number : number.multiply(UNITS.get(match.group(2)));
    }

    /** What to write instead, when the text has a meaning that only a declared form may give it. */
    private static String instead(String text, int places) {
        BigDecimal number = loose(text);
        if (number == null) {
            return "";
        }
        String plain = number.setScale(places, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
        return "; write " + plain + ", or let it be read so with --map numbers=loose";
    }

    private static String withoutZeros(String places, int keep) {
        int end = places.length();
        while (end > keep && places.charAt(end - 1) == '0') {
            end--;
        }
        return places.substring(0, end);
    }

    private static String unsigned(String whole) {
        return whole.startsWith("-") ? whole.substring(1) : whole;
    }

    static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
