package io.southflow.feed.tape;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongToDoubleFunction;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNum;

/** RSI-14 by others than the application: a function of today's price, given the closes before. */
final class IndependentRsi {
    private static final int PERIOD = 14;
    private static final int MOST = 250;

    private IndependentRsi() {}

    static LongToDoubleFunction ta4j(List<Long> closes) {
        List<Long> last = closes.subList(Math.max(0, closes.size() - MOST), closes.size());
        Map<Long, Double> known = new HashMap<>();
        return price -> known.computeIfAbsent(price, any -> {
            BarSeries series =
                    new BaseBarSeriesBuilder().withNumTypeOf(DoubleNum.class).build();
            last.forEach(close -> add(series, close));
            add(series, price);
            return new RSIIndicator(new ClosePriceIndicator(series), PERIOD)
                    .getValue(series.getEndIndex())
                    .doubleValue();
        });
    }

    private static void add(BarSeries series, long close) {
        LocalDate day = LocalDate.EPOCH.plusDays(series.getBarCount());
        series.addBar(day.atStartOfDay(ZoneOffset.UTC), close, close, close, close);
    }

    /** As Wilder writes it: the averages of the first 14 changes, then each time 13 parts of the old and one of the new. */
    static LongToDoubleFunction wilder(List<Long> closes) {
        double ups = 0;
        double downs = 0;
        for (int i = 1; i < closes.size(); i++) {
            double up = Math.max(0, closes.get(i) - closes.get(i - 1));
            double down = Math.max(0, closes.get(i - 1) - closes.get(i));
            ups = i <= PERIOD ? ups + up / PERIOD : (13 * ups + up) / 14;
            downs = i <= PERIOD ? downs + down / PERIOD : (13 * downs + down) / 14;
        }
        double averageUp = ups;
        double averageDown = downs;
        long previous = closes.get(closes.size() - 1);
        return price -> {
            double up = (13 * averageUp + Math.max(0, price - previous)) / 14;
            double down = (13 * averageDown + Math.max(0, previous - price)) / 14;
            return down == 0 ? 100 : 100 - 100 / (1 + up / down);
        };
    }
}
