package io.southflow.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.southflow.analytics.unit.RuleGauge;
import io.southflow.analytics.unit.StockFigures;
import io.southflow.analytics.unit.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The gauges of the stocks on the board, made when Prometheus asks: an update of a stock costs one put. */
final class StockGauges implements MultiCollector {
    private static final double PERCENT = 100;

    private final StockBoard board;
    private final List<String> windows;
    private final List<RuleGauge> ruleGauges;
    private final UnaryOperator<String> nameOf;

    StockGauges(StockBoard board, Vocabulary vocabulary, UnaryOperator<String> nameOf) {
        this.board = board;
        windows = vocabulary.windows();
        ruleGauges = vocabulary.ruleGauges();
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
        List<Samples> ofRules = ruleGauges.stream().map(Samples::new).toList();
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
            for (int gauge = 0; gauge < ofRules.size(); gauge++) {
                ofRules.get(gauge).add(stock.ruleGauges()[gauge], symbol);
            }
        }
        Samples dropped = new Samples(MetricName.SYMBOLS_DROPPED).add(board.dropped());
        List<MetricSnapshot> all = new ArrayList<>();
        Stream.concat(Stream.of(nets, buys, sells, prices, indices, rsis, bands, shorts, dropped), ofRules.stream())
                .map(Samples::snapshot)
                .forEach(all::add);
        all.add(names(figures));
        return new MetricSnapshots(all);
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
