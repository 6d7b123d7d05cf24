package io.southflow.feed.csv;

import io.southflow.calendar.TradingCalendar;
import io.southflow.wire.Topics;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The kinds of CSV files and their columns, which may stand in any order.
 *
 * <p>Money and prices are Hong Kong dollars (an index: points) as plain decimals with at most three places that are not
 * 0; volumes and shares are whole numbers. Times, dates and symbols are those of {@link CsvTime} and {@link CsvSymbol}.
 * {@code source} defaults to {@code csv:<file name>}, {@code sequence} to the number of the row in its file. A
 * {@link CsvForm} may declare other names and numbers.
 */
public enum CsvKind {
    FLOWS(
            "flows",
            List.of("time", "symbol", "channel", "buy", "sell"),
            List.of("period", "basis", "source", "sequence"),
            (topics, calendar) -> new FlowParser(topics.flows())),
    TICKS(
            "ticks",
            List.of("time", "symbol", "price", "volume"),
            List.of("side", "type", "cancel", "basis", "source", "sequence"),
            (topics, calendar) -> new TickParser(topics.ticks())),
    SHORT_SALES(
            "short-sales",
            List.of("date", "symbol", "session", "shares", "turnover"),
            List.of("currency", "published_at", "basis", "source"),
            (topics, calendar) -> new ShortSaleParser(topics.shortSales(), calendar)),
    DAILY_BARS(
            "daily-bars",
            List.of("date", "symbol", "open", "high", "low", "close", "volume", "turnover"),
            List.of("basis", "source", "adjusted"),
            (topics, calendar) -> new DailyBarParser(topics.dailyBars(), calendar)),
    CORPORATE_ACTIONS(
            "corporate-actions",
            List.of("ex_date", "symbol", "type", "new_shares", "old_shares"),
            List.of("cancel", "basis", "source"),
            (topics, calendar) ->
                    new CorporateActionParser(topics.corporateActions(), calendar, System::currentTimeMillis));

    private final String label;
    private final List<String> required;
    private final List<String> optional;
    private final BiFunction<Topics, TradingCalendar, CsvRowParser> parser;

    CsvKind(
            String label,
            List<String> required,
            List<String> optional,
            BiFunction<Topics, TradingCalendar, CsvRowParser> parser) {
        this.label = label;
        this.required = required;
        this.optional = optional;
        this.parser = parser;
    }

    /** The name in commands: flows, ticks, short-sales, daily-bars, corporate-actions. */
    public String label() {
        return label;
    }

    /** Columns that every file has. */
    public List<String> required() {
        return required;
    }

    /** Columns that may be left out; an empty cell counts as left out. */
    public List<String> optional() {
        return optional;
    }

    /** Every column that a form may name: a net, too, which stands for buy and sell when nothing else is known. */
    List<String> columns() {
        return Stream.of(required, optional, this == FLOWS ? List.of(CsvRow.NET) : List.<String>of())
                .flatMap(List::stream)
                .toList();
    }

    /** Required columns that a vendor's file may be without, for what they say may be unknown. */
    boolean mayBeUnknown(String column) {
        return this == DAILY_BARS && (column.equals("volume") || column.equals("turnover"));
    }

    /** @throws IllegalArgumentException when no kind has that label */
    public static CsvKind of(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + label + "' is no kind of CSV file"));
    }

    CsvRowParser parser(Topics topics, TradingCalendar calendar) {
        return parser.apply(topics, calendar);
    }
}
