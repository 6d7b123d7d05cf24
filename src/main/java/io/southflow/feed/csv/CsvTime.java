package io.southflow.feed.csv;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time or a date as cells write it, where it has one meaning: the year first, whatever stands between; the time of the
 * day of 24 hours, with seconds and their parts or without; an offset, or none (Hong Kong); seconds, milli-, micro- or
 * nanoseconds since the epoch, told by their 10, 13, 16 or 19 digits. Dates that end with the year need a word on
 * which of day and month is first ({@link CsvDates}).
 *
 * @param date as written
 * @param secondOfDay as written; -1 when there is no time of the day
 * @param milliOfSecond further digits are cut off
 * @param offsetSeconds from UTC
 */
record CsvTime(LocalDate date, int secondOfDay, int milliOfSecond, int offsetSeconds) {
    private static final int HONG_KONG_SECONDS = 8 * 3600;
    private static final long DAY_MILLIS = 86_400_000L;
    private static final int MAX_CHARS = 64;
    private static final LocalDate FIRST_DAY = LocalDate.of(1990, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2099, 12, 31);

    private static final String DATE = "(?:(?<y>\\d{4})(?<s>[-/.])(?<m>\\d{1,2})\\k<s>(?<d>\\d{1,2})"
            + "|(?<cy>\\d{4})(?<cm>\\d{2})(?<cd>\\d{2})"
            + "|(?<hy>\\d{4}) ?年 ?(?<hm>\\d{1,2}) ?月 ?(?<hd>\\d{1,2}) ?日"
            + "|(?<e1>\\d{1,2})(?<es>[-/.])(?<e2>\\d{1,2})\\k<es>(?<ey>\\d{4})"
            + "|(?<n1>\\d{1,2})[- ](?<nm>[A-Za-z]{3,9})[-, ]+(?<ny>\\d{4})"
            + "|(?<w>[A-Za-z]{3,9})\\.? (?<wd>\\d{1,2}),? (?<wy>\\d{4}))";
    private static final String CLOCK = "(?<h>\\d{1,2}):(?<min>\\d{2})(?::(?<sec>\\d{2})(?:[.,:](?<f>\\d{1,9}))?)?"
            + "|(?<ch>\\d{2})(?<cmin>\\d{2})(?<csec>\\d{2})(?:\\.(?<cf>\\d{1,9}))?";
    private static final String OFFSET = "(?: ?(?<o>Z|HKT|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)(?:\\[[A-Za-z_/]+])?)?";
    private static final Pattern TIME =
            Pattern.compile(DATE + "(?:(?:T| +|(?<=日))(?:" + CLOCK + ")" + OFFSET + ")?", Pattern.CASE_INSENSITIVE);
    private static final Pattern COMPACT = Pattern.compile("(?<date>\\d{8})(?<clock>\\d{4}|\\d{6}|\\d{9})");
    private static final Pattern EPOCH_SECONDS = Pattern.compile("(\\d{10})\\.(\\d{1,9})");
    private static final Pattern SERIAL = Pattern.compile("[1-6]\\d{4}(\\.\\d+)?");
    private static final Pattern CLOCK_ALONE = Pattern.compile("\\d{1,2}:\\d{2}(:\\d{2}.*)?");
    private static final String MONTHS = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC";

    /** @param what "time" or "date", for messages */
    static CsvTime of(String column, String text, CsvDates dates, String what) throws CsvRefusal {
        CsvTime time;
        try {
            time = text.length() > MAX_CHARS ? null : parse(text, dates);
        } catch (DateTimeException e) {
            throw no(column, text, what, "there is no such day or time");
        }
        if (time == null) {
            throw no(column, text, what, CsvTimeAdvice.of(text, what));
        }
        if (time.date.isBefore(FIRST_DAY) || time.date.isAfter(LAST_DAY)) {
            throw CsvRefusal.of(column, CsvRefusal.shown(text) + " is not in 1990 to 2099");
        }
        return time;
    }

    static CsvRefusal no(String column, String text, String what, String why) {
        return CsvRefusal.of(column, CsvRefusal.shown(text) + " is no " + what + ": " + why);
    }

    boolean hasClock() {
        return secondOfDay >= 0;
    }

    /** Milliseconds since the epoch; a date alone counts as {@code otherwise} of its day, in Hong Kong. */
    long millis(int otherwise) {
        int second = hasClock() ? secondOfDay : otherwise;
        return date.toEpochDay() * DAY_MILLIS + second * 1000L + milliOfSecond - offsetSeconds * 1000L;
    }

    /** Whether it says a day and no more: no time of the day, or a midnight of the same day in Hong Kong. */
    boolean isDay() {
        boolean midnight = !hasClock() || secondOfDay == 0 && milliOfSecond == 0;
        return midnight && Math.floorDiv(millis(0) + HONG_KONG_SECONDS * 1000L, DAY_MILLIS) == date.toEpochDay();
    }

    private static CsvTime parse(String text, CsvDates dates) {
        if (CsvNumber.isDigits(text) && text.length() != 8) {
            return ofDigits(text);
        }
        Matcher epoch = EPOCH_SECONDS.matcher(text);
        if (epoch.matches()) {
            return ofEpoch(Long.parseLong(epoch.group(1)) * 1000 + milli(epoch.group(2)));
        }
        Matcher match = TIME.matcher(text);
        if (!match.matches()) {
            return null;
        }
        LocalDate date = date(match, dates);
        return date == null ? null : ofMatch(date, match);
    }

    private static CsvTime ofMatch(LocalDate date, Matcher match) {
        boolean compact = match.group("ch") != null;
        String hour = compact ? match.group("ch") : match.group("h");
        if (hour == null) {
            return new CsvTime(date, -1, 0, HONG_KONG_SECONDS);
        }
        String minute = compact ? match.group("cmin") : match.group("min");
        String second = compact ? match.group("csec") : match.group("sec");
        String fraction = compact ? match.group("cf") : match.group("f");
        return ofClock(
                date,
                Integer.parseInt(hour),
                Integer.parseInt(minute),
                second == null ? 0 : Integer.parseInt(second),
                fraction == null ? 0 : milli(fraction),
                offset(match.group("o")));
    }

    private static CsvTime ofClock(LocalDate date, int hour, int minute, int second, int milli, int offset) {
        if (hour > 23 || minute > 59 || second > 59) {
            throw new DateTimeException("no time of the day");
        }
        return new CsvTime(date, (hour * 60 + minute) * 60 + second, milli, offset);
    }

    private static CsvTime ofDigits(String digits) {
        return switch (digits.length()) {
            case 10 -> ofEpoch(Long.parseLong(digits) * 1000);
            case 13 -> ofEpoch(Long.parseLong(digits));
            case 16 -> ofEpoch(Long.parseLong(digits) / 1000);
            case 19 -> ofEpoch(Long.parseLong(digits.substring(0, 13)));
            case 12, 14, 17 -> ofCompact(digits);
            default -> null;
        };
    }

    /** yyyyMMddHHmm, with seconds, with milliseconds. */
    private static CsvTime ofCompact(String digits) {
        Matcher match = COMPACT.matcher(digits);
        if (!match.matches()) {
            return null;
        }
        String clock = (match.group("clock") + "00000").substring(0, 9);
        return ofClock(
                LocalDate.of(number(digits, 0, 4), number(digits, 4, 6), number(digits, 6, 8)),
                number(clock, 0, 2),
                number(clock, 2, 4),
                number(clock, 4, 6),
                number(clock, 6, 9),
                HONG_KONG_SECONDS);
    }

    private static CsvTime ofEpoch(long millis) {
        long local = millis + HONG_KONG_SECONDS * 1000L;
        long milliOfDay = Math.floorMod(local, DAY_MILLIS);
        return new CsvTime(
                LocalDate.ofEpochDay(Math.floorDiv(local, DAY_MILLIS)),
                (int) (milliOfDay / 1000),
                (int) (milliOfDay % 1000),
                HONG_KONG_SECONDS);
    }

    private static LocalDate date(Matcher match, CsvDates dates) {
        for (String year : new String[] {"y", "cy", "hy"}) {
            if (match.group(year) != null) {
                String prefix = year.substring(0, year.length() - 1);
                return day(match.group(year), match.group(prefix + "m"), match.group(prefix + "d"));
            }
        }
        if (dates == CsvDates.YMD) {
            return null;
        }
        if (match.group("ey") != null) {
            boolean dayFirst = dates == CsvDates.DMY;
            return day(match.group("ey"), match.group(dayFirst ? "e2" : "e1"), match.group(dayFirst ? "e1" : "e2"));
        }
        boolean dayFirst = match.group("ny") != null;
        int month = month(match.group(dayFirst ? "nm" : "w"));
        return month == 0
                ? null
                : day(
                        match.group(dayFirst ? "ny" : "wy"),
                        Integer.toString(month),
                        match.group(dayFirst ? "n1" : "wd"));
    }

    private static LocalDate day(String year, String month, String day) {
        return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
    }

    /** Number of a month by the first three letters of its English name; 0 when it is none. */
    static int month(String name) {
        int at = MONTHS.indexOf(name.substring(0, 3).toUpperCase(Locale.ROOT));
        return at >= 0 && at % 3 == 0 ? at / 3 + 1 : 0;
    }

    private static int offset(String text) {
        if (text == null || text.equalsIgnoreCase("HKT")) {
            return HONG_KONG_SECONDS;
        }
        if (text.length() == 1 || Character.isLetter(text.charAt(0))) {
            return 0;
        }
        String digits = text.substring(1).replace(":", "") + "00";
        int hours = number(digits, 0, 2);
        int minutes = number(digits, 2, 4);
        if (hours > 14 || minutes > 59) {
            throw new DateTimeException("no offset");
        }
        return (text.charAt(0) == '-' ? -1 : 1) * (hours * 60 + minutes) * 60;
    }

    private static int milli(String fraction) {
        return number((fraction + "00").substring(0, 3), 0, 3);
    }

    private static int number(String digits, int from, int to) {
        return Integer.parseInt(digits.substring(from, to));
    }

    /** Whether a spreadsheet's serial number of a day, or a time of the day without its date. */
    static boolean isSerial(String text) {
        return SERIAL.matcher(text).matches();
    }

    static boolean isClockAlone(String text) {
        return CLOCK_ALONE.matcher(text).matches();
    }
}
