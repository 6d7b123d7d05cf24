package io.southflow.feed.csv;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Ready-made maps for the files of common vendors, all of daily bars. Each takes the vendor's names, in the order in
 * which they are looked for, and its numbers; what is not named is ignored, volume or turnover that is not there is
 * not known.
 */
public enum CsvFormat {
    /** Prices and volume are adjusted for splits, {@code Adj Close} for dividends too, which is why it is not taken. */
    YAHOO(
            CsvDates.YMD,
            true,
            "date=Date; open=Open; high=High; low=Low; close=Close; volume=Volume",
            "Adj Close",
            "Dividends; Stock Splits"),
    /** English files of the site itself write the month first; those of its British edition need dates=dmy. */
    INVESTING(
            CsvDates.MDY,
            true,
            "date=Date|日期; open=Open|开盘|開市; high=High|高|高位; low=Low|低|低位; close=Price|收盘|收市;" + " volume=Vol.|交易量|成交量",
            "Price; Vol.",
            "收盘; 交易量",
            "收市; 成交量; 高"),
    /** Of stock_hk_hist and stock_hk_daily, volume in shares. Adjusted ones (qfq, hfq) need const.adjusted=true. */
    AKSHARE(
            CsvDates.YMD,
            false,
            "date=日期|date; open=开盘|open; high=最高|high; low=最低|low; close=收盘|close; volume=成交量|volume;"
                    + " turnover=成交额|amount",
            "收盘; 最高; 成交量"),
    /** Its daily bars under English or Chinese names, volume in shares, turnover in HKD. */
    EASTMONEY(
            CsvDates.YMD,
            false,
            "date=date|日期|时间; symbol=symbol|code|代码|股票代码; open=open|开盘; high=high|最高; low=low|最低;"
                    + " close=close|收盘; volume=volume|成交量; turnover=turnover|amount|成交额");

    private final CsvDates dates;
    private final boolean adjusted;
    private final Map<String, List<String>> columns = new LinkedHashMap<>();
    private final List<Set<String>> signatures;

    CsvFormat(CsvDates dates, boolean adjusted, String columns, String... signatures) {
        this.dates = dates;
        this.adjusted = adjusted;
        for (String column : columns.split("; *")) {
            String[] names = column.split("[=|]");
            this.columns.put(
                    names[0], Arrays.stream(names).skip(1).map(CsvText::name).toList());
        }
        this.signatures = Arrays.stream(signatures)
                .map(signature ->
                        Arrays.stream(signature.split("; *")).map(CsvText::name).collect(Collectors.toSet()))
                .toList();
    }

    /** The name in commands. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The names of all, for messages. */
    public static String labels() {
        return Arrays.stream(values()).map(CsvFormat::label).collect(Collectors.joining(", "));
    }

    /** The kind of its rows. */
    public CsvKind kind() {
        return CsvKind.DAILY_BARS;
    }

    /** Our columns with the names that the vendor has for them. */
    Map<String, List<String>> columns() {
        return columns;
    }

    CsvDates dates() {
        return dates;
    }

    /** What is the same in all rows, unless the file has a column of it. */
    Map<String, String> constants() {
        return adjusted ? Map.of("adjusted", "true") : Map.of();
    }

    /** The format that a header looks like, by names that only it has; null when none. */
    static CsvFormat ofHeader(CsvKind kind, Set<String> names) {
        return Arrays.stream(values())
                .filter(format -> format.kind() == kind)
                .filter(format -> format.signatures.stream().anyMatch(names::containsAll))
                .findFirst()
                .orElse(null);
    }
}
