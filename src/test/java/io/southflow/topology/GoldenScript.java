package io.southflow.topology;

import io.southflow.schema.Channel;
import io.southflow.schema.FlowPeriod;
import io.southflow.wire.AvroSerializer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What happens to which stock when, before the state is saved and after it, so that all that a state can hold is there. */
final class GoldenScript {
    /** The session in whose afternoon the state is saved. */
    static final LocalDate CUT = LocalDate.parse("2025-02-11");

    static final LocalDate NEXT = CUT.plusDays(1);
    private static final LocalDate LAST = CUT.plusDays(2);
    private static final long CUT_MILLIS = GoldenFeed.at(CUT, "14:30:00");

    private static final LocalDate FIRST = LocalDate.parse("2025-01-02");
    private static final LocalDate FIRST_BAR = LocalDate.parse("2024-02-01");
    private static final LocalDate FIRST_BAR_OF_YEARS = LocalDate.parse("2021-11-01");

    private final GoldenFeed feed;
    private final GoldenArrivals arrivals;
    private final GoldenPrices prices;

    GoldenScript(long seed, AvroSerializer serializer) {
        feed = new GoldenFeed(seed, serializer);
        arrivals = feed.arrivals();
        prices = new GoldenPrices(feed.random());
    }

    /** Everything up to the cut. */
    List<ConsumerRecord<byte[], byte[]>> before() {
        for (LocalDate date = FIRST_BAR_OF_YEARS; date.isBefore(FIRST); date = date.plusDays(1)) {
            LocalDate day = date;
            if (GoldenFeed.CALENDAR.isTradingDay((int) date.toEpochDay())) {
                GoldenRole.each((symbol, role) -> history(symbol, role, day));
            }
        }
        for (int month = 1; month <= 12; month++) {
            month(LocalDate.of(2024, month, 3), FIRST.minusDays(1));
        }
        for (LocalDate date = FIRST; !date.isAfter(CUT); date = date.plusDays(1)) {
            new GoldenSession(feed, prices, date).happens();
        }
        misfits(CUT, "13:5");
        GoldenRole.each(this::hold);
        return arrivals.takeUntil(CUT_MILLIS);
    }

    /** Everything after the cut, with what was sent before it and comes again. */
    List<ConsumerRecord<byte[], byte[]>> after(List<ConsumerRecord<byte[], byte[]>> before) {
        for (int i = 0; i < before.size(); i++) {
            ConsumerRecord<byte[], byte[]> sent = before.get(i);
            boolean isOfSession = sent.timestamp() > GoldenFeed.at(CUT, "09:00:00");
            if (before.size() - i < 30 || isOfSession && sent.key() != null && i % 20 == 0) {
                String key = new String(sent.key(), StandardCharsets.UTF_8);
                arrivals.raw(sent.topic(), key, CUT_MILLIS + feed.random().nextInt(60_000), sent.value());
            }
        }
        new GoldenSession(feed, prices, NEXT).happens();
        GoldenSession last = new GoldenSession(feed, prices, LAST);
        last.happens();
        misfits(NEXT, "10:4");
        month(LocalDate.of(2024, 11, 4), NEXT);
        month(LocalDate.of(2025, 1, 6), NEXT);
        // A second opinion on days that are closed, one of them long closed.
        GoldenRole.each((symbol, role) -> {
            if (role == GoldenRole.FALLS || role == GoldenRole.BOUGHT) {
                last.official(symbol, CUT, GoldenFeed.at(NEXT, "11:00:00"));
                last.official(symbol, CUT.minusDays(15), GoldenFeed.at(NEXT, "11:00:01"));
            }
        });
        return arrivals.takeUntil(GoldenFeed.at(LAST, "09:51:00"));
    }

    private void history(String symbol, GoldenRole role, LocalDate date) {
        long open = prices.latest(symbol);
        long close = Math.round(open * (1 + prices.changeOfHistory(symbol, date)));
        prices.set(symbol, close);
        if (role == GoldenRole.RISES || !date.isBefore(FIRST_BAR)) {
            long high = Math.round(Math.max(open, close) * 1.004);
            feed.bar(symbol, date, open, high, Math.round(Math.min(open, close) * 0.996), close);
        }
    }

    private void month(LocalDate date, LocalDate arrival) {
        for (Channel channel : Channel.values()) {
            long buy = feed.random().nextLong(100_000_000_000_000L);
            long sell = feed.random().nextLong(60_000_000_000_000L);
            long millis = GoldenFeed.at(arrival, "09:10:00");
            feed.official(FlowPeriod.MONTH, GoldenFeed.MARKET, date, millis, channel, buy, sell);
        }
    }

    /** Events of the next session shortly before the cut, and silence until the cut at least. */
    private void hold(String symbol, GoldenRole role) {
        long silent = CUT_MILLIS - 120_000;
        switch (role) {
            case RISES -> {
                arrivals.silence(MonitorHarness.TOPICS.flows(), symbol, silent, GoldenFeed.at(NEXT, "00:00:00"));
                feed.exactFlow(symbol, CUT_MILLIS - 3_000, GoldenFeed.at(NEXT, "09:40:00"), 1_000_000_000L);
            }
            case FALLS -> {
                arrivals.silence(MonitorHarness.TOPICS.flows(), symbol, silent, CUT_MILLIS);
                feed.exactFlow(symbol, CUT_MILLIS - 2_000, GoldenFeed.at(NEXT, "09:41:00"), 1_000_000_000L);
            }
            case GAPS, INDEX -> {
                LocalDate ahead = role == GoldenRole.INDEX ? NEXT : NEXT.plusWeeks(1);
                arrivals.silence(MonitorHarness.TOPICS.ticks(), symbol, silent, CUT_MILLIS);
                feed.exactTick(
                        symbol, CUT_MILLIS - 1_000, GoldenFeed.at(ahead, "09:42:00"), prices.latest(symbol), 100);
            }
            default -> {}
        }
    }

    /** Records that must be rejected, each for another reason; {@code minute} lacks its last digit. */
    private void misfits(LocalDate date, String minute) {
        String flows = MonitorHarness.TOPICS.flows().name();
        String ticks = MonitorHarness.TOPICS.ticks().name();
        GoldenRole.each((symbol, role) -> {
            long now = GoldenFeed.at(date, minute + role.ordinal() + ":30.001");
            switch (role) {
                case RISES -> feed.exactTick(symbol, now, GoldenFeed.at(date.minusWeeks(1), "10:00:00"), 1_000, 100);
                case FALLS -> feed.exactTick(symbol, now, GoldenFeed.at(date, "10:00:00"), 0, 100);
                case BOUGHT -> feed.exactFlow(symbol, now, GoldenFeed.at(LocalDate.parse("2025-02-08"), "10:00:00"), 1);
                case SOLD -> feed.exactFlow(symbol, now, GoldenFeed.at(LocalDate.parse("2026-03-03"), "10:00:00"), 1);
                case GAPS -> {
                    arrivals.raw(flows, symbol, now, "garbage".getBytes(StandardCharsets.UTF_8));
                    arrivals.raw(flows, symbol, now, null);
                    arrivals.raw(ticks, null, now, new byte[6]);
                }
                case INDEX -> arrivals.raw(flows, symbol, now, new byte[] {0, 0, 0, 0, 1, 7});
            }
        });
        feed.exactFlow("00020", GoldenFeed.at(date, minute + "6:30"), GoldenFeed.at(date, minute + "6:10"), -1);
    }
}
