package io.southflow.cli.app;

import io.southflow.analytics.detector.Rules;
import io.southflow.analytics.detector.Severity;
import io.southflow.analytics.row.Block;
import io.southflow.analytics.unit.StockFigures;
import io.southflow.analytics.unit.Windows;
import io.southflow.check.RejectReason;
import io.southflow.metrics.MarketFigures;
import io.southflow.metrics.Metrics;
import io.southflow.schema.Alert;
import io.southflow.schema.ChannelFlow;
import io.southflow.schema.MarketFlow;
import io.southflow.schema.OfficialFigure;
import io.southflow.topology.api.MonitorListener;
import io.southflow.topology.api.Outcome;
import io.southflow.wire.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Tells the metrics, and of its state and of rejects the log, what the application sees. */
final class MetricsListener implements MonitorListener {
    private final Metrics metrics;
    private final Windows windows;
    private final List<String> rules;
    private final StateLog stateLog;
    private final RejectLog rejectLog;

    MetricsListener(Metrics metrics, Windows windows, Rules rules, StateLog stateLog, RejectLog rejectLog) {
        this.metrics = metrics;
        this.windows = windows;
        this.rules = rules.ids();
        this.stateLog = stateLog;
        this.rejectLog = rejectLog;
    }

    @Override
    public void counted(String topic, Outcome outcome, long count) {
        metrics.event(topic, outcome.name().toLowerCase(Locale.ROOT), count);
    }

    @Override
    public void rejected(RejectReason reason) {
        metrics.rejected(reason.name());
    }

    @Override
    public void rejected(RejectReason reason, ConsumerRecord<byte[], byte[]> record, String detail) {
        rejected(reason);
        rejectLog.rejected(reason, record, detail);
    }

    @Override
    public void lateAction() {
        metrics.lateAction();
    }

    @Override
    public void priceJump() {
        metrics.priceJump();
    }

    @Override
    public boolean stock(int task, StockFigures stock) {
        return metrics.stock(task, stock);
    }

    @Override
    public void left(int task, String symbol) {
        metrics.stockLeft(task, symbol);
    }

    @Override
    public void stocks(int task, int count) {
        metrics.stocks(task, count);
    }

    @Override
    public void alert(Alert alert) {
        metrics.alert(Words.rule(alert), Words.severity(alert), Words.state(alert));
    }

    @Override
    public void activeAlerts(int task, int[][] count) {
        for (int rule = 0; rule < rules.size(); rule++) {
            for (Severity severity : Severity.values()) {
                metrics.activeAlerts(task, rules.get(rule), severity.name(), count[rule][severity.ordinal()]);
            }
        }
    }

    @Override
    public void market(MarketFlow market) {
        metrics.market(new MarketFigures(
                market.getAsOf().toEpochMilli(),
                market.getComplete(),
                nets(market, "SH"),
                nets(market, "SZ"),
                nets(market, "ALL"),
                market.getMonths().stream()
                        .map(month -> new MarketFigures.Month(month.getMonth(), month.getNetMilliHkd()))
                        .toList(),
                market.getOfficial().stream()
                        .map(figure -> new MarketFigures.Difference(figure.getChannel(), difference(figure)))
                        .toList()));
    }

    private static long difference(OfficialFigure figure) {
        long stocks = figure.getStocksBuyMilliHkd() - figure.getStocksSellMilliHkd();
        return stocks - (figure.getBuyMilliHkd() - figure.getSellMilliHkd());
    }

    @Override
    public void closed(int task) {
        metrics.closeTask(task);
    }

    @Override
    public void marketClosed() {
        metrics.closeMarket();
        metrics.closeTask(MARKET);
    }

    @Override
    public void oldRows(int count) {
        stateLog.oldRows(count);
    }

    @Override
    public void unknownBlock(String id) {
        stateLog.unknownBlock(id);
    }

    @Override
    public void coldBlock(Block block, int version, String why) {
        stateLog.coldBlock(block, version, why);
    }

    private long[] nets(MarketFlow market, String channel) {
        long[] nets = new long[windows.size()];
        Arrays.fill(nets, StockFigures.UNKNOWN);
        for (ChannelFlow flow : market.getTotals()) {
            if (flow.getChannel().equals(channel)) {
                int w = windows.indexOf(flow.getWindow());
                if (w >= 0) {
                    nets[w] = flow.getNetMilliHkd();
                }
            }
        }
        return nets;
    }
}
