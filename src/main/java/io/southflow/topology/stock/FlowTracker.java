package io.southflow.topology.stock;

import io.southflow.analytics.detector.FlowAt;
import io.southflow.analytics.detector.Past;
import io.southflow.analytics.detector.RuleBook;
import io.southflow.analytics.detector.SessionEnd;
import io.southflow.analytics.detector.Signal;
import io.southflow.analytics.detector.Subject;
import io.southflow.analytics.flow.FlowBook;
import io.southflow.analytics.position.SessionGate;
import io.southflow.analytics.row.Block;
import io.southflow.analytics.row.RowBuffer;
import io.southflow.analytics.row.SavedBlock;
import io.southflow.analytics.statistic.Samples;
import io.southflow.analytics.unit.Basis;
import io.southflow.analytics.unit.Channel;
import io.southflow.analytics.unit.Money;
import io.southflow.calendar.TradingTime;
import io.southflow.check.RejectReason;
import io.southflow.check.Rejection;
import io.southflow.schema.FlowPeriod;
import io.southflow.topology.api.MonitorSettings;
import io.southflow.topology.api.Outcome;
import io.southflow.wire.FlowFields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Follows the southbound flows of one stock: its windows, its surges, and when a NetInflow is due. */
public final class FlowTracker extends TopicTracker<FlowFields> {
    private static final Block CLOCK = Block.kept("f", 1, "where the feed of flows stands");
    private static final Block DUE = Block.kept("n", 1, "when a NetInflow is due");
    private static final int MINUTE = 60;
    private static final int NOTHING_DUE = -1;

    private final FlowBook book;
    private final RuleBook rules;
    private final int latenessSeconds;
    private final FlowAt point = new FlowAt();
    private final SessionEnd end = new SessionEnd();
    private final FlowBook.Judge judge = this::judge;
    private final Signal.Sink signals = this::signal;
    /** The full minute at which a NetInflow is due, or {@link #NOTHING_DUE}. */
    private int due = NOTHING_DUE;
    /** Whether there is something that no NetInflow has shown yet. */
    private boolean unshown;
    /** Whether the host knows of it. */
    private boolean listed;

    public FlowTracker(String symbol, MonitorSettings settings, StockHost host, RuleBook rules) {
        super(symbol, new TopicClock(settings, TopicClock.FLOW_NUMBERS), host);
        book = new FlowBook(settings.calendar(), settings.windows());
        this.rules = rules;
        latenessSeconds = settings.detectors().latenessSeconds();
    }

    public FlowBook book() {
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
        if (book.day() != SessionGate.NONE) {
            book.judge(book.close(), judge);
            rules.judge(Subject.FLOWS, end.set(book.day(), book.close(), book.lastNet()), signals);
            book.closeSession();
        }
        clock().open(day);
        book.open(day);
        rules.open(Subject.FLOWS, past(day), day);
        due = NOTHING_DUE;
        unshown = false;
    }

    @Override
    Outcome take(FlowFields flow) throws Rejection {
        long millis = flow.eventMillis();
        Channel channel = flow.channel();
        Basis basis = flow.basis();
        int second = Math.min(TradingTime.secondOf(millis), book.close());
        boolean isIncrement = flow.period() != FlowPeriod.DAY;
        if (isIncrement && !book.hasRoom(channel, flow.buyMilliHkd(), flow.sellMilliHkd())) {
            return tooMuch(flow);
        }
        if (!clock().isNew(flow.source(), channel.ordinal(), flow.sequence(), second)) {
            return Outcome.DUPLICATE;
        }
        if (isIncrement) {
            book.add(second, channel, flow.buyMilliHkd(), flow.sellMilliHkd(), basis);
        } else {
            book.setOfficial(book.day(), channel, flow.buyMilliHkd(), flow.sellMilliHkd(), basis);
        }
        advance(millis);
        if (flow.buyMilliHkd() != 0 || flow.sellMilliHkd() != 0 || !isIncrement) {
            moneyChanged(second);
        }
        return Outcome.ACCEPTED;
    }

    /** What leaves no room was counted before, or is not taken. Remembers nothing of it. */
    private Outcome tooMuch(FlowFields flow) throws Rejection {
        if (clock().numberingOf(flow.source(), flow.channel().ordinal(), flow.sequence()) != TopicClock.NONE) {
            return Outcome.DUPLICATE;
        }
        throw new Rejection(
                RejectReason.OUT_OF_RANGE,
                "buyMilliHkd, sellMilliHkd: with what the session had before, more than " + Money.MOST
                        + " went through " + flow.channel() + "; flows are increments, not totals");
    }

    /** An official figure may come days after its session; increments may not. */
    @Override
    Outcome takeLate(FlowFields flow, int day, ConsumerRecord<byte[], byte[]> input) {
        if (flow.period() != FlowPeriod.DAY || book.isForgotten(day)) {
            return rejectLate(day, input);
        }
        boolean isNew = book.setOfficial(day, flow.channel(), flow.buyMilliHkd(), flow.sellMilliHkd(), flow.basis());
        if (!isNew) {
            return Outcome.DUPLICATE;
        }
        moneyChanged(Math.max(0, Math.min(clock().reach(), book.close())));
        return Outcome.ACCEPTED;
    }

    @Override
    FlowFields decode(ConsumerRecord<byte[], byte[]> held) {
        return host().decodeFlow(held);
    }

    @Override
    String identity(FlowFields flow) {
        return flow.period() + "/" + flow.channel() + "/" + flow.sequence() + "/" + flow.source();
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
        book.judge(reach - 1 - latenessSeconds, judge);
        host().flowsReached(this);
    }

    /** Money of a second has changed: a NetInflow is due at the next full minute that is not closed yet. */
    private void moneyChanged(int second) {
        unshown = true;
        list();
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
    public boolean isUnshown() {
        return unshown;
    }

    /** Lets the host know of what no NetInflow has shown yet, if there is something. */
    public void list() {
        if (unshown && !listed) {
            listed = true;
            host().unshown(this);
        }
    }

    /**
     * Shows what came since the last NetInflow, as of the last closed second, if there is any.
     *
     * @return whether nothing is left to be shown
     */
    public boolean showLive() {
        if (unshown && lastClosed() >= 0) {
            host().netInflow(this, lastClosed());
            unshown = false;
        }
        listed = unshown;
        return !unshown;
    }

    private void show(int asOfSecond) {
        host().netInflow(this, asOfSecond);
        due = NOTHING_DUE;
        unshown = false;
    }

    private void judge(int second, long netMilli) {
        rules.judge(Subject.FLOWS, point.set(book.day(), second, netMilli), signals);
    }

    private Past past(int day) {
        return new Past() {
            @Override
            public Nets nets(int sessions) {
                Samples samples = new Samples();
                int known = book.samplesBefore(day, sessions, samples);
                return new Nets(samples, known);
            }
        };
    }

    private void signal(Signal signal) {
        host().alert(symbol(), signal, book.basisAt(TradingTime.secondOf(signal.eventMillis())));
    }

    void writeHead(RowBuffer out) throws IOException {
        out.put(CLOCK, clock()::write);
        out.put(DUE, this::writeDue);
        out.put(FlowBook.TODAY, book::writeHead);
    }

    private void writeDue(DataOutput out) throws IOException {
        out.writeInt(due);
        out.writeBoolean(unshown);
    }

    private void readDue(DataInput in) throws IOException {
        due = in.readInt();
        unshown = in.readBoolean();
    }

    /** Takes a part of the head back. Returns whether it is one of these. */
    boolean read(SavedBlock part) {
        if (part.is(CLOCK)) {
            part.read(CLOCK, (version, in) -> clock().read(in));
        } else if (part.is(DUE)) {
            part.read(DUE, (version, in) -> readDue(in));
        } else if (part.is(FlowBook.TODAY)) {
            part.read(FlowBook.TODAY, (version, in) -> book.readHead(in));
        } else {
            return false;
        }
        return true;
    }

    void readOldHead(DataInput in) throws IOException {
        clock().read(in);
        readDue(in);
        OldRules.readFlows(in, book, rules);
    }
}
