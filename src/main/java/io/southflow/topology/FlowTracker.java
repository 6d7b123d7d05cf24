package io.southflow.topology;

import io.southflow.analytics.Basis;
import io.southflow.analytics.Channel;
import io.southflow.analytics.FlowBook;
import io.southflow.analytics.RowSink;
import io.southflow.analytics.Signal;
import io.southflow.calendar.TradingTime;
import io.southflow.schema.FlowPeriod;
import io.southflow.schema.SouthboundFlow;

/** Follows the southbound flows of one stock: its windows, its surges, and when a NetInflow is due. */
final class FlowTracker extends FeedTracker<SouthboundFlow> {
    private static final char HEAD = 'T';
    private static final int MINUTE = 60;
    private static final int NOTHING_DUE = -1;
    private static final Channel[] CHANNELS = Channel.values();
    private static final Basis[] BASES = Basis.values();

    private final FlowBook book;
    private final int latenessSeconds;
    /** The full minute at which a NetInflow is due, or {@link #NOTHING_DUE}. */
    private int due = NOTHING_DUE;
    /** Whether there is something that no NetInflow has shown yet. */
    private boolean unshown;

    private boolean changed;

    FlowTracker(String symbol, MonitorSettings settings, Desk desk) {
        super(symbol, SouthboundFlow.class, new FeedClock('G', 'H', settings), desk);
        book = new FlowBook(
                settings.calendar(), settings.windows(), settings.detectors().surge());
        latenessSeconds = settings.detectors().latenessSeconds();
    }

    FlowBook book() {
        return book;
    }

    /** The last closed trading second of the session; -1 while none is. */
    int lastClosed() {
        return Math.min(book.close(), clock().reach() - 1);
    }

    @Override
    void open(int day) {
        if (due != NOTHING_DUE) {
            show(due);
        }
        book.closeSession(this::signal);
        clock().open(day);
        book.open(day);
        due = NOTHING_DUE;
        unshown = false;
        changed = true;
    }

    @Override
    Outcome take(SouthboundFlow flow) {
        long millis = flow.getEventTime().toEpochMilli();
        Channel channel = CHANNELS[flow.getChannel().ordinal()];
        Basis basis = BASES[flow.getBasis().ordinal()];
        int second = Math.min(TradingTime.secondOf(millis), book.close());
        if (!clock().isNew(flow.getSource(), channel.ordinal(), flow.getSequence(), second)) {
            return Outcome.DUPLICATE;
        }
        if (flow.getPeriod() == FlowPeriod.DAY) {
            book.setOfficial(book.day(), channel, flow.getBuyMilliHkd(), flow.getSellMilliHkd(), basis);
        } else {
            book.add(second, channel, flow.getBuyMilliHkd(), flow.getSellMilliHkd(), basis);
        }
        advance(millis);
        if (flow.getBuyMilliHkd() != 0 || flow.getSellMilliHkd() != 0 || flow.getPeriod() == FlowPeriod.DAY) {
            moneyChanged(second);
        }
        return Outcome.ACCEPTED;
    }

    /** An official figure may come days after its session; increments may not. */
    @Override
    Outcome takeLate(SouthboundFlow flow, int day, Input input) {
        if (flow.getPeriod() != FlowPeriod.DAY || book.isForgotten(day)) {
            return rejectLate(day, input);
        }
        boolean isNew = book.setOfficial(
                day,
                CHANNELS[flow.getChannel().ordinal()],
                flow.getBuyMilliHkd(),
                flow.getSellMilliHkd(),
                BASES[flow.getBasis().ordinal()]);
        if (!isNew) {
            return Outcome.DUPLICATE;
        }
        moneyChanged(Math.max(0, Math.min(clock().reach(), book.close())));
        return Outcome.ACCEPTED;
    }

    @Override
    String identity(SouthboundFlow flow) {
        return flow.getPeriod() + "/" + flow.getChannel() + "/" + flow.getSequence() + "/" + flow.getSource();
    }

    private void advance(long millis) {
        int reach = TradingTime.reachOf(millis, book.close());
        if (reach <= clock().reach()) {
            return;
        }
        clock().advance(reach);
        if (due != NOTHING_DUE && due <= lastClosed()) {
            show(due);
        }
        book.judge(reach - 1 - latenessSeconds, this::signal);
        desk().flowsReached(this);
    }

    /** Money of a second has changed: a NetInflow is due at the next full minute that is not closed yet. */
    private void moneyChanged(int second) {
        unshown = true;
        changed = true;
        if (due == NOTHING_DUE) {
            due = Math.min(book.close(), minuteAtOrAfter(Math.max(second, lastClosed() + 1)));
        }
        if (due <= lastClosed()) {
            show(due);
        }
    }

    private static int minuteAtOrAfter(int second) {
        return (second + MINUTE - 1) / MINUTE * MINUTE;
    }

    /** Whether there is something that no NetInflow has shown yet. */
    boolean isUnshown() {
        return unshown;
    }

    /** Shows what came since the last NetInflow, as of the last closed second, if there is any. */
    void showLive() {
        if (unshown && lastClosed() >= 0) {
            desk().netInflow(this, lastClosed());
            unshown = false;
            changed = true;
        }
    }

    private void show(int asOfSecond) {
        desk().netInflow(this, asOfSecond);
        due = NOTHING_DUE;
        unshown = false;
        changed = true;
    }

    private void signal(Signal signal) {
        desk().alert(symbol(), signal, book.basisAt(TradingTime.secondOf(signal.eventMillis())));
    }

    void save(RowSink rows) {
        clock().save(rows);
        book.save(rows);
        if (changed) {
            rows.put(HEAD, 0, RowSink.bytes(out -> {
                out.writeInt(due);
                out.writeBoolean(unshown);
            }));
            changed = false;
        }
    }

    /** Takes back a row if it is one of ours. */
    boolean load(char kind, int index, byte[] row) {
        switch (kind) {
            case HEAD ->
                RowSink.parse(row, in -> {
                    due = in.readInt();
                    unshown = in.readBoolean();
                });
            case FlowBook.HEAD, FlowBook.JOURNAL, FlowBook.SESSION -> book.load(kind, index, row);
            default -> {
                return clock().load(kind, row);
            }
        }
        return true;
    }
}
