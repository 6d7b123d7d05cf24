package io.southflow.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.rule.ShippedRules;
import io.southflow.analytics.unit.Windows;
import io.southflow.calendar.TradingCalendar;
import io.southflow.topology.HostedMonitor.Step;
import io.southflow.topology.api.MonitorSettings;
import io.southflow.wire.AvroSerializer;
import io.southflow.wire.StubRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A monitor that is rebuilt from its rows again and again says what one says that was never disturbed. */
class RestoredStateTest {
    private static final Instant NOW = Instant.parse("2025-12-01T00:00:00Z");

    private static final LocalDate FIRST = LocalDate.parse("2025-01-02");

    private final StubRegistry registry = new StubRegistry();
    private final Map<String, Integer> alerts = new TreeMap<>();

    @AfterEach
    void stop() {
        registry.close();
    }

    /** Detectors that speak often. */
    private MonitorSettings settings(int latenessSeconds) {
        return settings(latenessSeconds, Windows.DEFAULT);
    }

    private MonitorSettings settings(int latenessSeconds, Windows windows) {
        return new MonitorSettings(
                MonitorHarness.TOPICS,
                1,
                TradingCalendar.hongKong(),
                MonitorHarness.INDICES,
                10_000,
                windows,
                ShippedRules.standard()
                        .withLateness(latenessSeconds)
                        .with("overbought.raise", 60)
                        .with("overbought.critical", 70)
                        .with("overbought.clear", 55)
                        .with("oversold.raise", 40)
                        .with("oversold.critical", 30)
                        .with("oversold.clear", 45)
                        .with("rsi.warm-up", 20)
                        .with("short-spike.ratio", 1.3)
                        .with("short-spike.critical", 2)
                        .with("short-spike.clear", 1.1)
                        .with("short-spike.robust-z", 0.5)
                        .with("short-spike.sessions", 5)
                        .with("short-spike.min-turnover-hkd", 0)
                        .with("surge.deviations", 2)
                        .with("surge.clear", 1)
                        .with("surge.min-net-hkd", 0)
                        .with("surge.sessions", 5)
                        .with("surge.warm-up", 2),
                Duration.ofHours(1),
                60,
                64,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                3,
                registry.settings());
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 30", "3, 120"})
    void aMarketGoesOnFromItsRowsAsIfNothingHadHappened(long seed, int latenessSeconds) {
        List<Step> steps = RandomFeed.ofMarket(seed, serializer()).sessions(FIRST, 26, 450);
        assertSame(seed, latenessSeconds, steps);
        assertThat(alerts).containsOnlyKeys(ShippedRules.ALL.ids());
    }

    @Test
    void aRushOnOneStockGoesOnFromItsRows() {
        // More of it than its journal keeps in the order of arrival.
        RandomFeed feed = RandomFeed.ofRush(4, serializer());
        List<Step> steps = new ArrayList<>(feed.sessions(FIRST, 1, 24_000));
        steps.addAll(feed.sessions(FIRST.plusDays(1), 1, 1_000));
        assertSame(4, 60, steps);
    }

    @Test
    void otherWindowsAreReadFromTheSameRows() {
        List<Step> steps = RandomFeed.ofMarket(5, serializer()).sessions(FIRST, 8, 450);
        MonitorSettings newWindows = settings(30, Windows.parse("2m,2h,3d,5d,60d,qtd"));
        HostedMonitor always = new HostedMonitor(newWindows);
        HostedMonitor changed = new HostedMonitor(settings(30));
        int restart = steps.size() / 2;
        int told = 0;
        boolean fresh = true;
        for (int i = 0; i < steps.size(); i++) {
            if (i == restart) {
                changed.save();
                changed = HostedMonitor.onRowsOf(changed, newWindows);
            }
            long now = NOW.toEpochMilli();
            List<String> expected = always.take(steps.get(i), i, now);
            List<String> found = changed.take(steps.get(i), i, now);
            if (i < restart) {
                assertThat(turnovers(found)).as("today's, with 1d or without").isEqualTo(turnovers(expected));
            } else {
                // Its part of the market it shows once more after the restart, and under new windows its stocks too.
                found.removeAll(partials(found));
                expected.removeAll(partials(expected));
                if (fresh && steps.get(i).isWallTime()) {
                    assertThat(netInflows(found)).containsAll(netInflows(expected));
                    found.removeAll(netInflows(found));
                    expected.removeAll(netInflows(expected));
                    fresh = false;
                }
                assertThat(found).as("step %d", i).isEqualTo(expected);
                told += found.size();
            }
        }
        assertThat(told).isGreaterThan(1_000);
    }

    /** Symbols of the gauges and what was bought and sold today. */
    private static List<String> turnovers(List<String> told) {
        return told.stream()
                .filter(line -> line.startsWith("gauges "))
                .map(line -> line.replaceAll("^gauges (\\S+) .*\\]", "$1"))
                .sorted()
                .toList();
    }

    private AvroSerializer serializer() {
        AvroSerializer serializer = new AvroSerializer();
        serializer.configure(registry.settings(), false);
        return serializer;
    }

    private void assertSame(long seed, int latenessSeconds, List<Step> steps) {
        SplittableRandom random = new SplittableRandom(seed);
        HostedMonitor undisturbed = new HostedMonitor(settings(latenessSeconds));
        HostedMonitor rebuilt = new HostedMonitor(settings(latenessSeconds));
        String lastPartial = "";
        boolean fresh = false;
        int rebuilds = 0;

        for (int i = 0; i < steps.size(); i++) {
            if (random.nextInt(60) == 0) {
                rebuilt.save();
                if (random.nextInt(3) > 0) {
                    rebuilt = HostedMonitor.onRowsOf(rebuilt);
                    fresh = true;
                    rebuilds++;
                }
            }
            long now = NOW.toEpochMilli();
            List<String> expected = undisturbed.take(steps.get(i), i, now);
            List<String> found = rebuilt.take(steps.get(i), i, now);
            if (fresh && steps.get(i).isWallTime() && partials(expected).isEmpty()) {
                // A new one shows its part of the market again, since it does not know what was shown.
                assertThat(partials(found)).isSubsetOf(lastPartial);
                found = without(found, lastPartial);
            }
            fresh &= !steps.get(i).isWallTime();
            assertThat(found)
                    .as(
                            "seed %d, step %d of %d: %s",
                            seed, i, steps.size(), steps.get(i).key())
                    .isEqualTo(expected);
            lastPartial = partials(expected).stream().reduce(lastPartial, (old, newer) -> newer);
            count(expected);
        }
        System.out.println("RestoredStateTest seed " + seed + ": " + rebuilds + " rebuilds, " + alerts);
        assertThat(rebuilds).isGreaterThan(60);
    }

    private static List<String> partials(List<String> told) {
        return told.stream()
                .filter(line -> line.startsWith(StockMonitor.TO_PARTIALS + " "))
                .toList();
    }

    private static List<String> netInflows(List<String> told) {
        return told.stream()
                .filter(line -> line.startsWith(StockMonitor.TO_NET_INFLOWS + " "))
                .toList();
    }

    private static List<String> without(List<String> told, String line) {
        List<String> rest = new ArrayList<>(told);
        rest.remove(line);
        return rest;
    }

    private void count(List<String> told) {
        for (String line : told) {
            if (line.startsWith(StockMonitor.TO_ACTIVE_ALERTS + " ")) {
                alerts.merge(line.split("[ -]")[3], 1, Integer::sum);
            }
        }
    }
}
