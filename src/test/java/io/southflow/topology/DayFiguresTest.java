package io.southflow.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.rule.ShippedRules;
import io.southflow.analytics.unit.Windows;
import io.southflow.schema.Alert;
import io.southflow.schema.Channel;
import io.southflow.schema.NetInflow;
import io.southflow.schema.Rank;
import io.southflow.schema.SouthboundFlow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A figure of a day belongs to its own date: it needs no witness, moves nobody and is shown as soon as it comes. */
class DayFiguresTest {
    private final Events events = new Events();
    private final MonitorHarness monitor = new MonitorHarness();
    private final Shown shown = new Shown(monitor);

    @AfterEach
    void close() {
        monitor.close();
    }

    private void flow(String symbol, String time, long buyHkd, long sellHkd) {
        monitor.send(MonitorHarness.TOPICS.flows(), events.flow(symbol, time, buyHkd, sellHkd));
    }

    private void day(String symbol, Channel channel, String date, long buyHkd, long sellHkd) {
        monitor.send(
                MonitorHarness.TOPICS.flows(), events.official(symbol, channel, date + "T16:10:00", buyHkd, sellHkd));
    }

    /** All that exchanges publish. */
    private void publishedDay(String date) {
        day("00700", Channel.SH, date, 3_000_000_000L, 1_800_000_000L);
        day("09988", Channel.SZ, date, 2_000_000_000L, 937_000_000L);
        day("01810", Channel.SH, date, 1_000_000_000L, 400_000_000L);
    }

    private void assertPublishedDayIsShown(String date) {
        Instant close = Events.at(date + "T16:00:00");
        assertThat(shown.asOf("00700")).as("at once").isEqualTo(close);
        shown.afterSeconds(1);
        assertThat(shown.netHkd("00700", "1d")).isEqualTo(1_200_000_000);
        assertThat(shown.netHkd("09988", "1d")).isEqualTo(1_063_000_000);
        assertThat(shown.netHkd("01810", "1d")).isEqualTo(600_000_000);
        assertThat(shown.market().getAsOf()).isEqualTo(close);
        assertThat(shown.market().getSession()).isEqualTo(LocalDate.parse(date));
        assertThat(shown.marketHkd("ALL", "1d")).isEqualTo(2_863_000_000.0);
        assertThat(shown.marketHkd("SH", "1d")).isEqualTo(1_800_000_000);
        assertThat(shown.market()
                        .getRankings()
                        .get(Windows.DEFAULT.indexOf("1d"))
                        .getLeaders())
                .containsExactly(
                        new Rank("00700", 1_200_000_000_000L),
                        new Rank("09988", 1_063_000_000_000L),
                        new Rank("01810", 600_000_000_000L));
    }

    @Test
    void shouldBeShownWithoutAnythingElse() {
        publishedDay("2025-02-18");
        assertPublishedDayIsShown("2025-02-18");
        publishedDay("2025-02-19");
        assertPublishedDayIsShown("2025-02-19");
        assertThat(shown.netHkd("00700", "5d")).isEqualTo(2_400_000_000.0);
        assertThat(shown.marketHkd("ALL", "5d")).isEqualTo(5_726_000_000.0);
        assertThat(monitor.rejectReasons()).isEmpty();
    }

    @Test
    void shouldNotMoveAStockFromItsLatestDayByARevisionOfAnEarlierOne() {
        publishedDay("2025-02-18");
        publishedDay("2025-02-19");
        day("00700", Channel.SH, "2025-02-18", 3_100_000_000L, 1_800_000_000L);
        shown.afterSeconds(1);
        assertThat(shown.asOf("00700")).isEqualTo(Events.at("2025-02-19T16:00:00"));
        assertThat(shown.netHkd("00700", "1d")).isEqualTo(1_200_000_000);
        assertThat(shown.netHkd("00700", "5d")).isEqualTo(2_500_000_000.0);
    }

    @Test
    void shouldNeitherCloseNorOpenTheSessionOfIncrements() {
        flow("00700", "2025-02-18T10:00:05", 100, 0);
        day("00700", Channel.SH, "2025-02-18", 1_000, 0);
        day("00700", Channel.SH, "2025-02-19", 7_000, 0);
        flow("00700", "2025-02-18T10:00:06", 20, 0);
        monitor.send(
                MonitorHarness.TOPICS.flows(),
                events.flow("00700", Channel.SZ, Events.at("2025-02-18T10:30:00"), 3_000, 0));
        flow("00700", "2025-02-18T10:31:30", 0, 0);
        assertThat(monitor.rejectReasons()).isEmpty();
        shown.afterSeconds(1);
        assertThat(shown.asOf("00700")).isEqualTo(Events.at("2025-02-18T10:31:29"));
        assertThat(shown.netHkd("00700", "1d")).as("as of its session again").isEqualTo(1_003);
        assertThat(shown.netHkd("00700", "1h")).isEqualTo(123);
        assertThat(shown.market().getAsOf()).isEqualTo(Events.at("2025-02-18T10:31:29"));
    }

    @Test
    void shouldBeShownAsOfALaterDayUntilAnIncrementComes() {
        flow("00700", "2025-02-18T10:00:05", 100, 0);
        flow("00700", "2025-02-18T16:30:00", 0, 0);
        day("00700", Channel.SH, "2025-02-19", 7_000, 0);
        assertThat(shown.asOf("00700")).isEqualTo(Events.at("2025-02-19T16:00:00"));
        shown.afterSeconds(4);
        assertThat(shown.netHkd("00700", "1d")).isEqualTo(7_000);
        assertThat(shown.netHkd("00700", "5d")).isEqualTo(7_100);
        assertThat(shown.market().getAsOf()).as("increments alone move it").isEqualTo(Events.at("2025-02-18T16:00:00"));
        assertThat(shown.marketHkd("ALL", "5d")).isEqualTo(100);
    }

    @Test
    void shouldStandInPlaceOfTheEstimateWhenItsSessionComes() {
        day("00700", Channel.SH, "2025-02-19", 7_000, 0);
        flow("00700", "2025-02-18T10:00:00", 100, 0);
        flow("00700", "2025-02-18T10:00:01", 100, 0);
        flow("00700", "2025-02-19T10:00:00", 5, 0);
        flow("00700", "2025-02-19T10:00:01", 5, 0);
        monitor.send(
                MonitorHarness.TOPICS.flows(),
                events.flow("00700", Channel.SZ, Events.at("2025-02-19T10:00:02"), 3_000, 0));
        flow("00700", "2025-02-19T16:30:00", 0, 0);
        shown.afterSeconds(1);
        assertThat(shown.netHkd("00700", "1d")).isEqualTo(7_003);
        assertThat(shown.netHkd("00700", "5d")).isEqualTo(7_203);
        assertThat(shown.marketHkd("ALL", "mtd")).isEqualTo(7_203);
    }

    @Test
    void shouldNotBringBackWhatARevisionReplaced() {
        SouthboundFlow first = events.official("00700", Channel.SH, "2025-02-18T16:10:00", 1_000, 0);
        SouthboundFlow revised = events.official("00700", Channel.SH, "2025-02-18T16:10:00", 2_000, 0);
        monitor.send(MonitorHarness.TOPICS.flows(), first);
        monitor.send(MonitorHarness.TOPICS.flows(), revised);
        monitor.send(MonitorHarness.TOPICS.flows(), first);
        shown.afterSeconds(1);
        assertThat(shown.netHkd("00700", "1d")).isEqualTo(2_000);
        assertThat(shown.market().getEvents().getDuplicate()).isEqualTo(1);
        SouthboundFlow sameNumber =
                SouthboundFlow.newBuilder(revised).setBuyMilliHkd(3_000_000).build();
        monitor.send(MonitorHarness.TOPICS.flows(), sameNumber);
        shown.afterSeconds(1);
        assertThat(shown.netHkd("00700", "1d"))
                .as("a feed that does not number")
                .isEqualTo(3_000);
    }

    @Test
    void shouldBeLateOnlyWhenItsDayIsForgotten() {
        LocalDate date = LocalDate.parse("2024-01-02");
        int days = 0;
        for (; days < 262; date = date.plusDays(1)) {
            if (MonitorHarness.settings(ShippedRules.standard(), java.util.Map.of(), 1)
                    .calendar()
                    .isSouthboundDay((int) date.toEpochDay())) {
                day("00700", Channel.SH, date.toString(), 10, 0);
                days++;
            }
        }
        day("00700", Channel.SH, "2024-01-02", 11, 0);
        assertThat(monitor.rejectReasons()).isEmpty();
        day("00700", Channel.SH, "2023-12-28", 11, 0);
        assertThat(monitor.rejectReasons()).containsExactly("LATE");
    }

    /** Years of figures that came first take no room from a replay of what was before them. */
    @Test
    void shouldLeaveIncrementsOfEarlierYearsTheirMemory() {
        for (LocalDate date = LocalDate.parse("2024-02-01");
                date.isBefore(LocalDate.parse("2025-06-01"));
                date = date.plusDays(1)) {
            if (MonitorHarness.settings(ShippedRules.standard(), java.util.Map.of(), 1)
                    .calendar()
                    .isSouthboundDay((int) date.toEpochDay())) {
                day("00700", Channel.SH, date.toString(), 1_000_000, 0);
            }
        }
        for (String date : List.of("2024-01-03", "2024-01-04", "2024-01-05")) {
            flow("00700", date + "T10:00:00", 100, 0);
            flow("00700", date + "T10:00:01", 10, 0);
            flow("00700", date + "T16:30:00", 0, 0);
        }
        shown.afterSeconds(1);
        assertThat(shown.asOf("00700")).isEqualTo(Events.at("2024-01-05T16:00:00"));
        assertThat(shown.netHkd("00700", "1d")).isEqualTo(110);
        assertThat(shown.netHkd("00700", "5d")).isEqualTo(330);
        assertThat(shown.netHkd("00700", "ytd")).isEqualTo(330);
        assertThat(monitor.rejectReasons()).isEmpty();
    }

    private List<SouthboundFlow> replay() {
        Events replayed = new Events();
        List<SouthboundFlow> flows = new ArrayList<>();
        for (int day = 3; day <= 28; day++) {
            String date = "2025-02-%02d".formatted(day);
            if (!MonitorHarness.settings(ShippedRules.standard(), java.util.Map.of(), 1)
                    .calendar()
                    .isSouthboundDay((int) LocalDate.parse(date).toEpochDay())) {
                continue;
            }
            for (int minute = 0; minute < 60; minute++) {
                String time = date + "T10:%02d:%02d".formatted(minute, day);
                boolean isBurst = day == 27 && minute > 50;
                flows.add(replayed.flow("00700", time, isBurst ? 90_000_000 : minute % 7 * 1_000, minute % 5 * 1_000));
                flows.add(replayed.flow("09988", time, minute % 3 * 1_000, minute % 4 * 1_000));
            }
        }
        return flows;
    }

    private record Result(List<NetInflow> netInflows, List<Alert> alerts, List<String> rejected) {}

    private static Result run(List<SouthboundFlow> flows, String wallClock) {
        try (MonitorHarness monitor = new MonitorHarness(
                ShippedRules.standard().with("surge.warm-up", 5), Instant.parse(wallClock + "T00:00:00Z"))) {
            flows.forEach(flow -> monitor.send(MonitorHarness.TOPICS.flows(), flow));
            return new Result(monitor.netInflows(), monitor.alerts(), monitor.rejectReasons());
        }
    }

    @Test
    void shouldMakeNothingLateWhenItsDateIsWrong() {
        List<SouthboundFlow> flows = replay();
        List<SouthboundFlow> withWrong = new ArrayList<>(flows);
        List<SouthboundFlow> wrong = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            wrong.add(events.official("00700", Channel.SH, "2025-11-%02dT17:00:00".formatted(10 + i), 1_000_000, i));
            withWrong.add(500 + 200 * i, wrong.get(i));
        }
        Result right = run(flows, "2025-12-01");
        Result result = run(withWrong, "2025-12-01");
        assertThat(right.alerts()).isNotEmpty();
        assertThat(result.rejected()).isEmpty();
        assertThat(result.alerts()).isEqualTo(right.alerts());
        assertThat(result.netInflows().stream()
                        .filter(each -> each.getSession().isBefore(LocalDate.parse("2025-11-01"))))
                .isEqualTo(right.netInflows());
        assertThat(result.netInflows()).hasSize(right.netInflows().size() + wrong.size());
    }

    @Test
    void shouldSayTheSameOnWhateverDateItIsProcessed() {
        List<SouthboundFlow> flows = new ArrayList<>(replay());
        flows.add(700, events.official("00700", Channel.SH, "2025-11-10T17:00:00", 1_000_000, 7));
        flows.add(900, events.official("00700", Channel.SZ, "2025-02-10T17:00:00", 1_000_000, 8));
        flows.add(events.official("09988", Channel.SZ, "2025-03-03T17:00:00", 1_000_000, 9));
        assertThat(run(flows, "2026-11-30")).isEqualTo(run(flows, "2025-12-01"));
    }
}
