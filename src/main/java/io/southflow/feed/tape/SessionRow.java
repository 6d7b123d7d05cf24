package io.southflow.feed.tape;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.southflow.feed.CsvResource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one session of the tape adds up to, from {@code sessions.csv}.
 *
 * @param day days since the epoch
 * @param southbound whether southbound trading is open
 * @param netMilliHkd southbound net buying of the market
 * @param turnoverHkd turnover of the market
 * @param tencentShorts shares of 00700 sold short
 * @param leaders net buying of the leaders by code, thousandths of a Hong Kong dollar; empty when southbound is shut
 */
record SessionRow(
        int day,
        boolean southbound,
        long netMilliHkd,
        double turnoverHkd,
        long tencentShorts,
        Map<String, Long> leaders) {
    private static final List<String> LEADERS = List.of("00700", "09988", "01810", "01398", "00981");

    static List<SessionRow> all() {
        return CsvResource.read(SessionRow.class, "sessions.csv").stream()
                .map(SessionRow::of)
                .toList();
    }

    private static SessionRow of(NamedCsvRecord row) {
        boolean southbound = !row.getField("net").isEmpty();
        Map<String, Long> leaders = new LinkedHashMap<>();
        if (southbound) {
            LEADERS.forEach(code -> leaders.put(code, milli(row, code)));
        }
        return new SessionRow(
                (int) LocalDate.parse(row.getField("date")).toEpochDay(),
                southbound,
                southbound ? milli(row, "net") : 0,
                Long.parseLong(row.getField("turnover")) * 1e6,
                Long.parseLong(row.getField("short")),
                leaders);
    }

    private static long milli(NamedCsvRecord row, String column) {
        return Math.multiplyExact(Long.parseLong(row.getField(column)), 1000L);
    }
}
