package io.southflow.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;

/** The gauges of the latest market snapshot; none before the first and none once another instance makes it. */
final class MarketGauges implements MultiCollector {
    private static final int MONTHS = 13;

    private final List<String> windows;
    private volatile MarketFigures latest;

    MarketGauges(List<String> windows) {
        this.windows = windows;
    }

    void set(MarketFigures figures) {
        latest = figures;
    }

    MarketFigures latest() {
        return latest;
    }

    @Override
    public MetricSnapshots collect() {
        MarketFigures market = latest;
        if (market == null) {
            return MetricSnapshots.of();
        }
        Samples nets = new Samples(MetricName.MARKET_NET_INFLOW);
        add(nets, "SH", market.shanghaiNetMilli());
        add(nets, "SZ", market.shenzhenNetMilli());
        add(nets, "ALL", market.allNetMilli());
        Samples months = new Samples(MetricName.MONTH_NET_INFLOW);
        for (MarketFigures.Month month : latest(market.months())) {
            months.addMilli(month.netMilli(), month.month());
        }
        Samples differences = new Samples(MetricName.OFFICIAL_DIFFERENCE);
        for (MarketFigures.Difference difference : market.differences()) {
            differences.addMilli(difference.netMilli(), difference.channel());
        }
        return MetricSnapshots.of(
                nets.snapshot(),
                months.snapshot(),
                differences.snapshot(),
                new Samples(MetricName.EVENT_TIME).addMilli(market.asOfMillis()).snapshot(),
                new Samples(MetricName.MARKET_COMPLETE)
                        .add(market.complete() ? 1 : 0)
                        .snapshot());
    }

    private void add(Samples nets, String channel, long[] milliByWindow) {
        for (int w = 0; w < milliByWindow.length; w++) {
            nets.addMilli(milliByWindow[w], channel, windows.get(w));
        }
    }

    private static List<MarketFigures.Month> latest(List<MarketFigures.Month> months) {
        return months.subList(Math.max(0, months.size() - MONTHS), months.size());
    }
}
