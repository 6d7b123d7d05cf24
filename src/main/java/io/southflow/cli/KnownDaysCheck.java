package io.southflow.cli;

import io.southflow.calendar.TradingTime;
import io.southflow.cli.app.CalendarHorizon;
import io.southflow.feed.publish.EventSource;
import io.southflow.feed.publish.FeedEvent;
import io.southflow.feed.publish.Position;
import io.southflow.schema.FlowPeriod;
import io.southflow.schema.ShortSale;
import io.southflow.schema.SouthboundFlow;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A source as it is; tells once when an event is of a day that the calendar does not know. */
final class KnownDaysCheck implements EventSource {
    private final EventSource source;
    private final CalendarHorizon horizon;
    private final Predicate<String> abroad;
    private final Consumer<String> err;
    private boolean told;

    KnownDaysCheck(EventSource source, CalendarHorizon horizon, Consumer<String> err) {
        this(source, horizon, symbol -> false, err);
    }

    /** @param abroad which symbols have days of their own */
    KnownDaysCheck(EventSource source, CalendarHorizon horizon, Predicate<String> abroad, Consumer<String> err) {
        this.source = source;
        this.horizon = horizon;
        this.abroad = abroad;
        this.err = err;
    }

    @Override
    public FeedEvent next() {
        FeedEvent event = source.next();
        if (!told && event != null) {
            check(event);
        }
        return event;
    }

    private void check(FeedEvent event) {
        boolean flow = event.value() instanceof SouthboundFlow;
        if (flow && ((SouthboundFlow) event.value()).getPeriod() == FlowPeriod.MONTH) {
            return; // a month is of no day
        }
        if (abroad.test(event.key())) {
            return;
        }
        horizon.warning(dayOf(event), flow).ifPresent(line -> {
            told = true;
            err.accept(line);
        });
    }

    private static int dayOf(FeedEvent event) {
        return event.value() instanceof ShortSale sale
                ? (int) sale.getTradeDate().toEpochDay()
                : TradingTime.dayOf(event.timestamp());
    }

    @Override
    public String id() {
        return source.id();
    }

    @Override
    public long size() {
        return source.size();
    }

    @Override
    public boolean ready() {
        return source.ready();
    }

    @Override
    public Position position() {
        return source.position();
    }

    @Override
    public void resume() {
        source.resume();
    }

    @Override
    public void close() {
        source.close();
    }
}
