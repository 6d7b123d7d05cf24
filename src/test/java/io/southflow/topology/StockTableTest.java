package io.southflow.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.flow.ClosedSessions;
import io.southflow.analytics.rule.ShippedRules;
import io.southflow.check.Rejection;
import io.southflow.topology.stock.Stock;
import io.southflow.topology.stock.StockCount;
import io.southflow.topology.stock.StockTable;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StockTableTest {
    private static final long SEED = 5;

    private final StockTable table = new StockTable(
            MonitorHarness.settings(ShippedRules.standard(), Map.of(), 1),
            null,
            null,
            new StockCount(10_000),
            ClosedSessions.UNHEARD);

    private static byte[] key(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void findsWhatAMapFinds() throws Rejection {
        System.out.println("StockTableTest seed " + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        Map<String, Stock> plain = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            // Few letters and lengths on both sides of what fits a number, so that keys come again and resemble.
            StringBuilder text = new StringBuilder();
            for (int left = 1 + random.nextInt(10); left > 0; left--) {
                text.append("0A".charAt(random.nextInt(2)));
            }
            String symbol = text.toString();
            assertThat(table.find(key(symbol))).isSameAs(plain.get(symbol));
            if (random.nextInt(4) == 0) {
                plain.put(symbol, table.change(key(symbol)));
            }
        }
        assertThat(plain).hasSizeGreaterThan(1_000);
        plain.forEach((symbol, stock) -> assertThat(stock.symbol()).isEqualTo(symbol));
        assertThat(table.all()).containsExactlyInAnyOrderElementsOf(plain.values());
    }

    @Test
    void takesNoOtherBytesForAKey() throws Rejection {
        Stock tencent = table.change(key("00700"));
        assertThat(table.find(key("00700"))).isSameAs(tencent);
        assertThat(table.find(key("00700\0"))).isNull();
        assertThat(table.find(key("\00000700"))).isNull();
        assertThat(table.find(new byte[0])).isNull();
        assertThat(table.find(null)).isNull();
    }
}
