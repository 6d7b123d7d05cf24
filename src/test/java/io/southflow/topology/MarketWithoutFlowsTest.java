package io.southflow.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.schema.Channel;
import io.southflow.schema.MonthFlow;
import io.southflow.schema.Tick;
import io.southflow.schema.TradeType;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The market is shown as soon as there is anything to show; once increments come, they alone say as of when. */
class MarketWithoutFlowsTest {
    private final Events events = new Events();
    private final MonitorHarness monitor = new MonitorHarness();
    private final Shown shown = new Shown(monitor);

    @AfterEach
    void close() {
        monitor.close();
    }

    private void bars() {
        monitor.send(MonitorHarness.TOPICS.dailyBars(), events.bar("HSTECH", "2024-12-30", 3_000));
        monitor.send(MonitorHarness.TOPICS.dailyBars(), events.bar("HSTECH", "2025-01-13", 4_222));
        monitor.send(MonitorHarness.TOPICS.dailyBars(), events.bar("HSTECH", "2025-02-17", 5_527.3));
    }

    private void level(String time, double value) {
        Tick tick = events.tick("HSTECH", time, value);
        monitor.send(
                MonitorHarness.TOPICS.ticks(),
                Tick.newBuilder(tick).setVolume(0).setType(TradeType.INDEX).build());
    }

    private void flow(String time, long buyHkd) {
        monitor.send(MonitorHarness.TOPICS.flows(), events.flow("00700", time, buyHkd, 0));
    }

    @Test
    void shouldShowAnIndexOfBarsAlone() {
        bars();
        shown.afterSeconds(1);
        assertThat(shown.market().getAsOf()).isEqualTo(Events.at("2025-02-17T16:00:00"));
        assertThat(shown.market().getComplete()).isFalse();
        var index = shown.market().getIndices().get(0);
        assertThat(index.getLastMilli()).isEqualTo(5_527_300);
        assertThat(index.getLowMilli()).isEqualTo(4_222_000);
        assertThat(index.getLowDate()).isEqualTo(LocalDate.parse("2025-01-13"));
        assertThat(shown.marketHkd("ALL", "ytd")).isZero();
    }

    @Test
    void shouldGoOnWithTicks() {
        bars();
        level("2025-02-18T10:00:00", 5_600);
        level("2025-02-18T10:00:30", 5_645);
        shown.afterSeconds(1);
        assertThat(shown.market().getAsOf()).isEqualTo(Events.at("2025-02-18T10:00:30"));
        assertThat(shown.market().getIndices().get(0).getLastMilli()).isEqualTo(5_645_000);
        assertThat(shown.market().getIndices().get(0).getLowMilli()).isEqualTo(4_222_000);
    }

    /** The money of a market is published in the evening; its prices go on. */
    @Test
    void shouldBeAsOfItsMoneyRatherThanOfItsPrices() {
        bars();
        monitor.send(
                MonitorHarness.TOPICS.flows(), events.official("00700", Channel.SH, "2025-02-17T17:00:00", 500, 0));
        level("2025-02-18T10:00:00", 5_600);
        level("2025-02-18T10:00:30", 5_645);
        shown.afterSeconds(1);
        assertThat(shown.market().getAsOf()).isEqualTo(Events.at("2025-02-17T16:00:00"));
        assertThat(shown.marketHkd("ALL", "1d")).isEqualTo(500).isEqualTo(shown.netHkd("00700", "1d"));
        assertThat(shown.market().getIndices()).hasSize(1);
    }

    @Test
    void shouldGoBackToAReplayOfEarlierIncrements() {
        bars();
        monitor.send(
                MonitorHarness.TOPICS.flows(), events.official("09988", Channel.SH, "2025-03-17T17:00:00", 500, 0));
        shown.afterSeconds(1);
        assertThat(shown.market().getAsOf()).isEqualTo(Events.at("2025-03-17T16:00:00"));
        flow("2024-07-02T10:00:00", 70);
        flow("2024-07-02T10:00:01", 7);
        flow("2024-07-02T10:07:00", 7);
        shown.afterSeconds(1);
        assertThat(shown.market().getAsOf()).isEqualTo(Events.at("2024-07-02T10:06:59"));
        assertThat(shown.marketHkd("ALL", "1d")).isEqualTo(77);
        assertThat(shown.marketHkd("ALL", "ytd")).isEqualTo(77);
        assertThat(shown.market().getMonths()).extracting(MonthFlow::getMonth).doesNotContain("2025-03");
        monitor.send(
                MonitorHarness.TOPICS.flows(), events.official("09988", Channel.SH, "2025-03-18T17:00:00", 500, 0));
        level("2025-02-18T10:00:00", 5_600);
        shown.afterSeconds(3);
        assertThat(shown.market().getAsOf())
                .as("not moved by figures of days")
                .isEqualTo(Events.at("2024-07-02T10:07:00"));
    }
}
