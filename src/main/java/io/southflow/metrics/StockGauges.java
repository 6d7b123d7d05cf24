package io.southflow.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.southflow.analytics.unit.StockFigures;
import io.southflow.analytics.unit.Window;
import java.util.List;
import java.util.function.UnaryOperator;

/** The gauges of the stocks on the board, made when Prometheus asks: an update of a stock costs one put. */
final class StockGauges implements MultiCollector {
    private static final double PERCENT = 100;

    private final StockBoard board;
    private final List<String> windows;
    private final UnaryOperator<String> nameOf;

    StockGauges(StockBoard board, List<String> windows, UnaryOperator<String> nameOf) {
        this.board = board;
        this.windows = windows;
        this.nameOf = nameOf;
    }

    @Override
    public MetricSnapshots collect() {
        List<StockFigures> figures = board.figures();
        Samples nets = new Samples(MetricName.NET_INFLOW);
        Samples buys = new Samples(MetricName.BUY_TURNOVER);
        Samples sells = new Samples(MetricName.SELL_TURNOVER);
        Samples prices = new Samples(MetricName.PRICE);
        Samples indices = new Samples(MetricName.INDEX);
        Samples rsis = new Samples(MetricName.RSI);
        Samples bands = new Samples(MetricName.BOLLINGER);
        Samples shorts = new Samples(MetricName.SHORT_SALE);
        Samples medians = new Samples(MetricName.SHORT_SALE_MEDIAN);
        Samples deviations = new Samples(MetricName.FLOW_DEVIATION);
        for (StockFigures stock : figures) {
            String symbol = stock.symbol();
            for (int w = 0; w < stock.netMilliByWindow().length; w++) {
                nets.addMilli(stock.netMilliByWindow()[w], symbol, windows.get(w));
            }
            buys.addMilli(stock.buyDayMilli(), symbol, Window.DAY.label());
            sells.addMilli(stock.sellDayMilli(), symbol, Window.DAY.label());
            (stock.isIndex() ? indices : prices).addMilli(stock.lastMilli(), symbol);
            rsis.add(stock.rsi() / PERCENT, symbol);
            bands.add(stock.percentB(), symbol);
            shorts.add(Samples.known(stock.shortShares()), symbol);
            medians.add(stock.shortMedianRatio(), symbol);
            deviations.add(stock.flowDeviations(), symbol);
        }
        Samples dropped = new Samples(MetricName.SYMBOLS_DROPPED).add(board.dropped());
        return MetricSnapshots.of(
                nets.snapshot(),
                buys.snapshot(),
                sells.snapshot(),
                prices.snapshot(),
                indices.snapshot(),
                rsis.snapshot(),
                bands.snapshot(),
                shorts.snapshot(),
                medians.snapshot(),
                deviations.snapshot(),
                dropped.snapshot(),
                names(figures));
    }

    private InfoSnapshot names(List<StockFigures> figures) {
        String[] labels = MetricName.SECURITY.labels().toArray(String[]::new);
        return new InfoSnapshot(
                MetricName.SECURITY.metadata(),
                figures.stream()
                        .map(StockFigures::symbol)
                        .map(symbol ->
                                new InfoDataPointSnapshot(Labels.of(labels, new String[] {symbol, name(symbol)})))
                        .toList());
    }

    private String name(String symbol) {
        String name = nameOf.apply(symbol);
        return name == null ? symbol : name;
    }
}
