package io.southflow.feed.publish;

import io.southflow.schema.Basis;
import io.southflow.schema.DailyBar;
import io.southflow.schema.Side;
import io.southflow.schema.Tick;
import io.southflow.schema.TradeType;
import io.southflow.wire.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** A source out of a list, and events to fill one with. */
final class ListSource implements CountedSource {
    static final Topics TOPICS = new Topics("");

    private final List<FeedEvent> events;
    private final CountedPosition position = new CountedPosition("list");
    private int next;

    ListSource(FeedEvent... events) {
        this.events = List.of(events);
    }

    /** A tick at a time in Hong Kong, like 2025-02-18T09:30:00. */
    static FeedEvent tick(String time) {
        return tick(time, 1);
    }

    static FeedEvent tick(String time, long sequence) {
        Instant instant = LocalDateTime.parse(time).toInstant(ZoneOffset.ofHours(8));
        Tick tick = new Tick(
                "00700",
                instant,
                500_000L,
                100L,
                Side.BUY,
                TradeType.AUTOMATCH,
                false,
                Basis.SIMULATED,
                "test",
                sequence);
        return new FeedEvent(TOPICS.ticks(), "00700", tick, instant.toEpochMilli(), true);
    }

    static FeedEvent bar(String date) {
        LocalDate day = LocalDate.parse(date);
        DailyBar bar = new DailyBar("00700", day, 1L, 1L, 1L, 1L, 0L, 0L, Basis.SIMULATED, "test", false, true, true);
        long close = day.atTime(16, 0).toInstant(ZoneOffset.ofHours(8)).toEpochMilli();
        return new FeedEvent(TOPICS.dailyBars(), "00700", bar, close, true);
    }

    static FeedEvent history(FeedEvent event) {
        return new FeedEvent(event.topic(), event.key(), event.value(), event.timestamp(), false);
    }

    @Override
    public String id() {
        return "list";
    }

    @Override
    public CountedPosition position() {
        return position;
    }

    @Override
    public long size() {
        return events.size();
    }

    @Override
    public FeedEvent next() {
        return next < events.size() ? events.get(next++) : null;
    }

    @Override
    public void close() {}
}
