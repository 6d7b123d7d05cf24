package io.southflow.feed.tape;

import io.southflow.feed.CsvResource;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;

/** Southbound turnover of a month before the tape, thousandths of a Hong Kong dollar, from {@code months.csv}. */
record MonthRow(long shanghaiBuy, long shanghaiSell, long shenzhenBuy, long shenzhenSell) {
    private static final long MILLI_PER_MILLION = 1_000_000_000L;

    static Map<YearMonth, MonthRow> all() {
        Map<YearMonth, MonthRow> months = new LinkedHashMap<>();
        for (var row : CsvResource.read(MonthRow.class, "months.csv")) {
            months.put(
                    YearMonth.parse(row.getField("month")),
                    new MonthRow(
                            milli(row.getField("sh_buy")),
                            milli(row.getField("sh_sell")),
                            milli(row.getField("sz_buy")),
                            milli(row.getField("sz_sell"))));
        }
        return months;
    }

    private static long milli(String millions) {
        return Math.multiplyExact(Long.parseLong(millions), MILLI_PER_MILLION);
    }
}
