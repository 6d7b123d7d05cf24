package io.southflow.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.unit.StockFigures;
import io.southflow.analytics.unit.Windows;
import io.southflow.schema.ChannelFlow;
import io.southflow.schema.MarketFlow;
import io.southflow.schema.NetInflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a monitor has shown last: of a stock in the topic and in the gauges, of the market. */
final class Shown {
    private final MonitorHarness monitor;
    private final Map<String, NetInflow> records = new HashMap<>();
    private final List<MarketFlow> markets = new ArrayList<>();

    Shown(MonitorHarness monitor) {
        this.monitor = monitor;
    }

    /** Wall time passes. */
    Shown after(Duration time) {
        monitor.passWallTime(time);
        return this;
    }

    Shown afterSeconds(int seconds) {
        for (int i = 0; i < seconds; i++) {
            after(Duration.ofSeconds(1));
        }
        return this;
    }

    NetInflow record(String symbol) {
        monitor.netInflows().forEach(record -> records.put(record.getSymbol(), record));
        return records.get(symbol);
    }

    Instant asOf(String symbol) {
        return record(symbol).getAsOf();
    }

    /** The net in Hong Kong dollars that topic and gauges show, which must be the same. */
    double netHkd(String symbol, String window) {
        long net =
                record(symbol).getWindows().get(Windows.DEFAULT.indexOf(window)).getNetMilliHkd();
        assertGaugesAgree(symbol);
        return net / 1000.0;
    }

    void assertGaugesAgree(String symbol) {
        NetInflow record = record(symbol);
        StockFigures gauges = monitor.gauges(symbol);
        for (int w = 0; w < Windows.DEFAULT.size(); w++) {
            assertThat(gauges.netMilliByWindow()[w])
                    .as("gauge of %s %s", symbol, Windows.DEFAULT.get(w).label())
                    .isEqualTo(record.getWindows().get(w).getNetMilliHkd());
        }
        assertThat(gauges.buyDayMilli() - gauges.sellDayMilli())
                .isEqualTo(
                        record.getWindows().get(Windows.DEFAULT.indexOf("1d")).getNetMilliHkd());
    }

    /** Null while the market has shown nothing. */
    MarketFlow market() {
        markets.addAll(monitor.market());
        return markets.isEmpty() ? null : markets.get(markets.size() - 1);
    }

    double marketHkd(String channel, String window) {
        return market().getTotals().stream()
                        .filter(total -> total.getChannel().equals(channel)
                                && total.getWindow().equals(window))
                        .mapToLong(ChannelFlow::getNetMilliHkd)
                        .sum()
                / 1000.0;
    }
}
