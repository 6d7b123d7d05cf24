package io.southflow.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.flow.DaySums;
import io.southflow.analytics.flow.FlowBook;
import io.southflow.analytics.rule.ShippedRules;
import io.southflow.analytics.unit.Basis;
import io.southflow.analytics.unit.Channel;
import io.southflow.schema.MarketPartial;
import io.southflow.topology.api.MonitorSettings;
import io.southflow.topology.market.PartialReport;
import io.southflow.topology.market.StockParts;
import io.southflow.topology.market.TaskLedger;
import io.southflow.topology.stock.Stock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is kept of each stock says what a reading of each stock says, whenever it is asked for. */
class PartialReportTest {
    private static final long SEED = 23;
    private static final Channel[] CHANNELS = Channel.values();

    private final MonitorSettings settings = MonitorHarness.settings(ShippedRules.standard(), Map.of(), 1);
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final List<Stock> stocks = new ArrayList<>();
    private final DaySums days = new DaySums();
    private StockParts parts = new StockParts(settings.windows());

    private MarketPartial report(int day, int second) {
        return new PartialReport(day, second, 3, settings.windows(), settings.calendar())
                .make(parts.of(stocks), days, new TaskLedger(), 0);
    }

    private void assertSame(int day, int second) {
        MarketPartial kept = report(day, second);
        parts = new StockParts(settings.windows());
        assertThat(report(day, second)).as("day %d, second %d", day, second).isEqualTo(kept);
    }

    private void trade(int day, int second) {
        Stock stock = stocks.get(random.nextInt(stocks.size()));
        stock.markChanged();
        FlowBook book = stock.flows().book();
        if (book.day() != day) {
            book.closeSession();
            book.open(day);
        }
        int late = random.nextInt(10) == 0 ? random.nextInt(Math.max(1, second)) : second + random.nextInt(60);
        Channel channel = CHANNELS[random.nextInt(CHANNELS.length)];
        if (random.nextInt(50) == 0) {
            book.setOfficial(
                    day - random.nextInt(4), channel, random.nextInt(900), random.nextInt(900), Basis.REPORTED);
        } else {
            book.add(late, channel, random.nextInt(9_000), random.nextInt(9_000), Basis.SIMULATED);
        }
    }

    @Test
    void saysWhatAReadingOfEachStockSays() {
        System.out.println("PartialReportTest seed " + SEED);
        for (int i = 0; i < 30; i++) {
            stocks.add(new Stock("%05d".formatted(i), settings, null));
            stocks.get(i).flows().book().follow(days);
        }
        LocalDate first = LocalDate.parse("2024-12-23");
        for (LocalDate date = first; date.isBefore(first.plusDays(30)); date = date.plusDays(1)) {
            int day = (int) date.toEpochDay();
            if (!settings.calendar().isSouthboundDay(day)) {
                continue;
            }
            int close = settings.calendar().closeOf(day);
            for (int second = 0; second < close - 60; second += 1 + random.nextInt(120)) {
                for (int trades = random.nextInt(3); trades > 0; trades--) {
                    trade(day, second);
                }
                if (random.nextInt(4) == 0) {
                    assertSame(day, second);
                } else if (random.nextInt(4) == 0) {
                    report(day, second);
                } else if (random.nextInt(30) == 0) {
                    assertSame(day, random.nextInt(close));
                    assertSame(day - 1, random.nextInt(close));
                    assertSame(day + 1, 0);
                }
            }
        }
    }
}
