package io.southflow.topology;

import io.southflow.analytics.Basis;
import io.southflow.analytics.PriceBook;
import io.southflow.analytics.RowSink;
import io.southflow.analytics.Signal;
import io.southflow.calendar.TradingTime;
import io.southflow.schema.DailyBar;
import io.southflow.schema.Tick;
import io.southflow.schema.TradeType;

/** Follows the ticks of one stock or index. */
final class PriceTracker extends FeedTracker<Tick> {
    private static final Basis[] BASES = Basis.values();
    private static final int TRADES = 0;
    private static final int CANCELLATIONS = 1;

    private final PriceBook book;
    private final int latenessSeconds;

    PriceTracker(String symbol, MonitorSettings settings, Desk desk) {
        super(symbol, Tick.class, new FeedClock('g', 'h', settings), desk);
        book = new PriceBook(settings.calendar(), settings.detectors());
        latenessSeconds = settings.detectors().latenessSeconds();
    }

    PriceBook book() {
        return book;
    }

    @Override
    void open(int day) {
        book.closeSession(this::signal);
        clock().open(day);
        book.open(day);
    }

    @Override
    Outcome take(Tick tick) {
        long millis = tick.getEventTime().toEpochMilli();
        int second = Math.min(TradingTime.secondOf(millis), book.close());
        int lane = tick.getCancel() ? CANCELLATIONS : TRADES;
        if (!clock().isNew(tick.getSource(), lane, tick.getSequence(), second)) {
            return Outcome.DUPLICATE;
        }
        if (tick.getCancel()) {
            book.cancel(tick.getSequence(), tick.getPriceMilli());
        } else if (movesPrice(tick) && !clock().isKnown(tick.getSource(), CANCELLATIONS, tick.getSequence())) {
            book.add(
                    millis,
                    tick.getSequence(),
                    second,
                    tick.getPriceMilli(),
                    BASES[tick.getBasis().ordinal()]);
        }
        int reach = TradingTime.reachOf(millis, book.close());
        if (reach > clock().reach()) {
            clock().advance(reach);
            book.judge(Math.min(book.close(), reach - 1 - latenessSeconds), this::signal);
        }
        return Outcome.ACCEPTED;
    }

    private static boolean movesPrice(Tick tick) {
        return tick.getPriceMilli() > 0
                && (tick.getType() == TradeType.INDEX
                        || tick.getVolume() > 0
                                && (tick.getType() == TradeType.AUTOMATCH || tick.getType() == TradeType.AUCTION));
    }

    @Override
    Outcome takeLate(Tick tick, int day, Input input) {
        return rejectLate(day, input);
    }

    @Override
    String identity(Tick tick) {
        return tick.getCancel() + "/" + tick.getSequence() + "/" + tick.getSource();
    }

    Outcome bar(DailyBar bar) {
        book.bar((int) bar.getDate().toEpochDay(), bar.getHighMilli(), bar.getCloseMilli());
        return Outcome.ACCEPTED;
    }

    private void signal(Signal signal) {
        desk().alert(symbol(), signal, book.basisAt(TradingTime.secondOf(signal.eventMillis())));
    }

    void save(RowSink rows) {
        clock().save(rows);
        book.save(rows);
    }

    boolean load(char kind, int index, byte[] row) {
        switch (kind) {
            case PriceBook.HEAD, PriceBook.BASE, PriceBook.CLOSE -> book.load(kind, index, row);
            default -> {
                return clock().load(kind, row);
            }
        }
        return true;
    }
}
