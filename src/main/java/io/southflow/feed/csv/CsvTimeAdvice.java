package io.southflow.feed.csv;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.regex.Pattern;

/** What to write instead of a time or a date that is refused. */
final class CsvTimeAdvice {
    private static final Pattern YEAR_LAST = Pattern.compile("\\d{1,2}[-/.]\\d{1,2}[-/.](\\d{4}|\\d{2})(\\D.*)?");
    private static final Pattern MONTH_NAME =
            Pattern.compile("(?i).*\\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\b.*");
    private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);
    private static final BigDecimal DAY_SECONDS = BigDecimal.valueOf(86_400);

    private CsvTimeAdvice() {}

    static String of(String text, String what) {
        boolean date = what.equals("date");
        String like = date ? "2025-02-18" : "2025-02-18T09:31:05";
        if (text.length() <= 40 && CsvTime.isSerial(text)) {
            return "it looks like a spreadsheet's number of a day; format the column as text, like "
                    + serial(new BigDecimal(text), date);
        }
        if (CsvTime.isClockAlone(text)) {
            return "its day is missing; write it like " + like;
        }
        if (YEAR_LAST.matcher(text).matches()) {
            return "day and month could be either way round; write it like " + like
                    + ", or say which with --map dates=dmy or --map dates=mdy";
        }
        if (MONTH_NAME.matcher(text).matches()) {
            return "months are numbers; write it like " + like + ", or say --map dates=mdy";
        }
        return date
                ? "expected 2025-02-18"
                : "expected 2025-02-18T09:30:00+08:00, the same without offset (Hong Kong), or milliseconds since the"
                        + " epoch";
    }

    private static String serial(BigDecimal days, boolean date) {
        LocalDateTime time = SERIAL_ZERO
                .atStartOfDay()
                .plusSeconds(days.multiply(DAY_SECONDS)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact());
        boolean midnight = time.toLocalTime().toSecondOfDay() == 0;
        return date && midnight
                ? time.toLocalDate().toString()
                : time.withNano(0).toString();
    }
}
