package io.southflow.feed.csv;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import io.southflow.calendar.TradingCalendar;
import io.southflow.feed.publish.FeedEvent;
import io.southflow.wire.Topics;

/** Single rows for the tests of parsers. */
final class CsvRows {
    private CsvRows() {}

    static FeedEvent parse(CsvKind kind, String header, String row) throws CsvRefusal {
        CsvHeader columns = CsvHeader.parse("test.csv", kind, cells(header));
        return kind.parser(new Topics(""), TradingCalendar.hongKong())
                .parse(new CsvRow(columns, cells(row), "csv:test.csv"));
    }

    /** The reason of a refusal, or "accepted". */
    static String refusal(CsvKind kind, String header, String row) {
        try {
            parse(kind, header, row);
            return "accepted";
        } catch (CsvRefusal refusal) {
            return refusal.getMessage();
        }
    }

    private static String[] cells(String line) {
        return CsvReader.builder().ofSingleCsvRecord(StringArrayHandler.of(), line);
    }
}
