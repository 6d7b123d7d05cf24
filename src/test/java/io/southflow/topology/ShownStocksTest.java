package io.southflow.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.rule.ShippedRules;
import io.southflow.analytics.unit.StockFigures;
import io.southflow.topology.api.MonitorListener;
import io.southflow.topology.api.MonitorSettings;
import io.southflow.topology.output.ShownStocks;
import io.southflow.topology.stock.Stock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShownStocksTest {
    private final MonitorSettings settings = MonitorHarness.settings(ShippedRules.standard(), Map.of(), 1);
    private final List<Stock> stocks = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final Set<String> onBoard = new HashSet<>();
    private final List<String> left = new ArrayList<>();
    private int places = 3;

    private final ShownStocks shown = new ShownStocks(
            new MonitorListener() {
                @Override
                public boolean stock(int task, StockFigures stock) {
                    told.add(stock.symbol());
                    if (onBoard.size() < places) {
                        onBoard.add(stock.symbol());
                    }
                    return onBoard.contains(stock.symbol());
                }

                @Override
                public void left(int task, String symbol) {
                    left.add(symbol);
                }
            },
            0);

    private List<String> look() {
        told.clear();
        shown.look(stocks, stock -> new StockFigures(stock.symbol(), 0, 0, 0, 0, new long[0], 0, 0, new double[0]));
        return told;
    }

    private void add(int count) {
        IntStream.range(0, count).forEach(i -> stocks.add(new Stock("%05d".formatted(stocks.size()), settings, null)));
    }

    @Test
    void allAreToldOfWhileThereIsRoom() {
        add(2);
        assertThat(look()).containsExactlyInAnyOrder("00000", "00001");
        add(1);
        assertThat(look()).containsExactlyInAnyOrder("00000", "00001", "00002");
        assertThat(look()).containsExactlyInAnyOrder("00000", "00001", "00002");
    }

    @Test
    void aLookCostsWhatIsShownAndNotWhatThereIs() {
        add(10_000);
        assertThat(look()).as("each is offered once").hasSize(10_000);
        assertThat(look()).hasSize(3 + ShownStocks.OFFERED_AGAIN).contains("00000", "00001", "00002");
    }

    @Test
    void whoeverFindsRoomLaterIsShownFromThenOn() {
        add(1_000);
        look();
        places = 4;
        for (int looks = 0; onBoard.size() < places; looks++) {
            assertThat(looks).isLessThan(1_000 / ShownStocks.OFFERED_AGAIN + 1);
            look();
        }
        assertThat(look()).containsAll(onBoard);
    }

    @Test
    void whoeverLeavesIsToldOfNoMoreAndTheOthersAre() {
        add(5);
        look();
        Stock leaving = stocks.remove(1);
        onBoard.remove(leaving.symbol());
        shown.left(leaving);
        assertThat(left).containsExactly("00001");
        assertThat(look()).containsExactlyInAnyOrder("00000", "00002", "00003", "00004");
        stocks.add(new Stock("00001", settings, null));
        assertThat(look()).containsExactlyInAnyOrder("00000", "00001", "00002", "00003", "00004");
        Stock unseen = new Stock("00009", settings, null);
        stocks.add(unseen);
        stocks.remove(unseen);
        shown.left(unseen);
        assertThat(look()).hasSize(5);
    }

    @Test
    void whoeverLosesTheRoomIsOfferedAgain() {
        add(3);
        look();
        onBoard.clear();
        places = 0;
        look();
        places = 3;
        look();
        assertThat(onBoard).hasSize(3);
    }
}
