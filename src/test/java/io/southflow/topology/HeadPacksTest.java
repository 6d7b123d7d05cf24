package io.southflow.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.row.RowBuffer;
import io.southflow.analytics.row.RowSink;
import io.southflow.analytics.row.SavedBlock;
import io.southflow.analytics.rule.ShippedRules;
import io.southflow.topology.api.MonitorSettings;
import io.southflow.topology.state.HeadPacks;
import io.southflow.topology.state.TaskRows;
import io.southflow.topology.stock.Stock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What the packs give back is what each stock had when it was saved last. */
class HeadPacksTest {
    private static final long SEED = 9;

    private final MonitorSettings settings = MonitorHarness.settings(ShippedRules.standard(), Map.of(), 1);
    private final Map<Integer, byte[]> store = new HashMap<>();
    private long writtenBytes;
    private final RowSink rows = (block, pack, row) -> {
        assertThat(block).isEqualTo(TaskRows.HEADS);
        store.put(pack, row);
        writtenBytes += row.length;
    };

    private Stock stock(int number) {
        return new Stock("%05d".formatted(number), settings, null);
    }

    private static byte[] head(Stock stock) throws IOException {
        RowBuffer buffer = new RowBuffer(64);
        stock.writeHead(buffer);
        return buffer.toByteArray();
    }

    private SavedBlock saved(int pack) {
        byte[] row = store.get(pack);
        return row == null ? null : SavedBlock.ofRow("H", row, null);
    }

    private void assertRestored(List<Stock> stocks) throws IOException {
        Map<String, Stock> restored = new LinkedHashMap<>();
        new HeadPacks()
                .load(this::saved, symbol -> restored.computeIfAbsent(symbol, s -> new Stock(s, settings, null)));
        assertThat(restored).hasSize(stocks.size());
        for (Stock stock : stocks) {
            assertThat(head(restored.get(stock.symbol()))).as(stock.symbol()).isEqualTo(head(stock));
        }
    }

    @Test
    void manySmallSavesLoseNobody() throws IOException {
        System.out.println("HeadPacksTest seed " + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        List<Stock> stocks = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            stocks.add(stock(i));
        }
        HeadPacks packs = new HeadPacks();
        packs.save(stocks, rows);
        for (int save = 0; save < 500; save++) {
            List<Stock> changed = new ArrayList<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                Stock stock = stocks.get(random.nextInt(stocks.size()));
                if (!changed.contains(stock)) {
                    stock.prices().clock().advance(save * 10 + i);
                    changed.add(stock);
                }
            }
            packs.save(changed, rows);
            if (save % 50 == 0) {
                assertRestored(stocks);
            }
        }
        assertRestored(stocks);
        assertThat(store).hasSizeLessThanOrEqualTo(64);
    }

    @Test
    void whoeverLeftDoesNotComeBack() throws IOException {
        System.out.println("HeadPacksTest seed " + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        List<Stock> stocks = new ArrayList<>();
        HeadPacks packs = new HeadPacks();
        int next = 0;
        for (int save = 0; save < 400; save++) {
            Set<Stock> left = new HashSet<>();
            if (stocks.size() > 60) {
                left.addAll(randomOnes(stocks, 1 + random.nextInt(20), random));
                stocks.removeAll(left);
                packs.forget(left);
            }
            List<Stock> changed = new ArrayList<>(save % 3 == 0 ? List.of() : randomOnes(stocks, 3, random));
            for (int more = random.nextInt(5); more >= 0; more--) {
                // A number comes again: what comes back to a place is another stock.
                Stock stock = stock(next++ % 200);
                if (stocks.stream().noneMatch(each -> each.symbol().equals(stock.symbol()))) {
                    stocks.add(stock);
                    changed.add(stock);
                }
            }
            for (Stock stock : changed) {
                stock.prices().clock().advance(save);
            }
            packs.save(changed, rows);
            assertRestored(stocks);
            if (random.nextInt(10) == 0) {
                Map<String, Stock> bySymbol = new LinkedHashMap<>();
                packs = new HeadPacks();
                packs.load(this::saved, symbol -> bySymbol.computeIfAbsent(symbol, s -> new Stock(s, settings, null)));
                stocks = new ArrayList<>(bySymbol.values());
            }
        }
        assertThat(store).hasSizeLessThanOrEqualTo(64);
    }

    @Test
    void aSaveLongerThanTheRingLosesNobody() throws IOException {
        List<Stock> stocks = new ArrayList<>();
        for (int i = 0; i < 139_999; i++) {
            stocks.add(stock(i));
        }
        HeadPacks packs = new HeadPacks();
        for (int save = 0; save < 3; save++) {
            packs.save(stocks, rows);
        }
        assertThat(store).hasSizeGreaterThan(64);
        for (byte[] row : store.values()) {
            assertThat(row.length).isLessThan(512 * 1024);
        }
        assertRestored(stocks);
    }

    @Test
    void aSmallSaveWritesLittleHoweverManyStocksThereAre() throws IOException {
        System.out.println("HeadPacksTest seed " + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        List<Stock> stocks = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            stocks.add(stock(i));
        }
        HeadPacks packs = new HeadPacks();
        packs.save(stocks, rows);
        long all = writtenBytes;
        writtenBytes = 0;
        int saves = 2_000;
        for (int save = 0; save < saves; save++) {
            packs.save(randomOnes(stocks, 20, random), rows);
        }
        assertThat(writtenBytes).isLessThan(3L * saves * 20 * all / stocks.size());
        long kept = store.values().stream().mapToLong(row -> row.length).sum();
        assertThat(kept).isLessThan(3 * all);
        assertRestored(stocks);
    }

    private static List<Stock> randomOnes(List<Stock> stocks, int count, SplittableRandom random) {
        if (stocks.size() <= count) {
            return new ArrayList<>(stocks);
        }
        int first = random.nextInt(stocks.size());
        int step = 1 + random.nextInt(Math.max(1, stocks.size() / count - 1));
        List<Stock> some = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            some.add(stocks.get((first + i * step) % stocks.size()));
        }
        return some;
    }

    @Test
    void hugeHeadsFitTooAndNoneIsWrittenTwice() throws IOException {
        List<Stock> stocks = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Stock stock = stock(i);
            stock.prices().clock().gate().hold(1, "held", new byte[30_000]);
            stocks.add(stock);
        }
        HeadPacks packs = new HeadPacks();
        for (int save = 0; save < 10; save++) {
            writtenBytes = 0;
            packs.save(stocks, rows);
            assertThat(writtenBytes).isLessThan(100 * 31_000);
        }
        assertRestored(stocks);
    }

    @Test
    void goesOnWhereTheLastOneEnded() throws IOException {
        List<Stock> stocks = new ArrayList<>(List.of(stock(1), stock(2), stock(3)));
        HeadPacks packs = new HeadPacks();
        packs.save(stocks, rows);
        packs.save(stocks.subList(0, 1), rows);
        List<Stock> restored = new ArrayList<>();
        Map<String, Stock> bySymbol = new HashMap<>();
        HeadPacks next = new HeadPacks();
        next.load(
                this::saved,
                symbol -> bySymbol.computeIfAbsent(symbol, s -> {
                    Stock stock = new Stock(s, settings, null);
                    restored.add(stock);
                    return stock;
                }));
        restored.get(0).prices().clock().advance(77);
        next.save(restored.subList(0, 1), rows);
        assertRestored(restored);
    }
}
