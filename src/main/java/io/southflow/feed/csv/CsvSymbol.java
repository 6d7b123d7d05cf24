package io.southflow.feed.csv;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From a vendor's spelling of a security to ours. A code of 1 to 5 digits is Hong Kong's, alone or with a mark of the
 * exchange before or behind it: {@code 700}, {@code HK.00700}, {@code 0700.HK}, {@code hk00700}, {@code 700 HK},
 * {@code SEHK:700}; six digits are a mainland stock's. What begins with a letter is an index, in capitals.
 */
final class CsvSymbol {
    private static final String EXCHANGE = "(?:HK|HKG|HKEX|SEHK|XHKG)";
    private static final Pattern CODE = Pattern.compile(
            "(?:" + EXCHANGE + "[.: _-]?)?([0-9]{1,5})|([0-9]{1,5})(?:\\.0+|[.: _-]" + EXCHANGE + "(?: EQUITY)?)");
    private static final Pattern INDEX = Pattern.compile("\\^?([A-Z][A-Z0-9]{1,15})");
    /** An exchange and digits, but not those of a code: no index. */
    private static final Pattern NO_CODE = Pattern.compile(EXCHANGE + "[0-9]+");

    private CsvSymbol() {}

    /** Five digits, or the name of an index, which may be none that is known. */
    static String of(String column, String text) throws CsvRefusal {
        if (text.length() <= 5 && CsvNumber.isDigits(text)) {
            return padded(text);
        }
        String upper = text.length() > 40 ? "" : text.toUpperCase(Locale.ROOT);
        Matcher code = CODE.matcher(upper);
        if (code.matches()) {
            return padded(code.group(1) == null ? code.group(2) : code.group(1));
        }
        Matcher index = INDEX.matcher(upper);
        if (index.matches() && !NO_CODE.matcher(upper).matches()) {
            return index.group(1);
        }
        String why = text.length() == 6 && CsvNumber.isDigits(text)
                ? ": six digits are a mainland stock's, Hong Kong's have at most five; write "
                        + text.substring(text.startsWith("0") ? 1 : 0) + " if that is meant"
                : "";
        throw CsvRefusal.of(
                column,
                CsvRefusal.shown(text) + " is neither a stock code of 1 to 5 digits nor an index like HSTECH"
                        + (text.startsWith("0") ? why : why.replaceFirst("; write.*", "")));
    }

    private static String padded(String digits) {
        return "00000".substring(digits.length()) + digits;
    }
}
