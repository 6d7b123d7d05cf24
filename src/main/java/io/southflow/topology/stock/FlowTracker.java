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
import io.southflow.calendar.TradingCalendar;
import io.southflow.calendar.TradingTime;
import io.southflow.check.RejectReason;
import io.southflow.check.Rejection;
import io.southflow.schema.FlowPeriod;
import io.southflow.topology.api.MonitorSettings;
import io.southflow.topology.api.Outcome;
import io.southflow.topology.intake.HeldRecord;
import io.southflow.wire.FlowFields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Follows the southbound flows of one stock: its windows, its surges, and when a NetInflow is due. */
public final class FlowTracker extends TopicTracker<FlowFields> {
    private static final String DAY_IDENTITY = FlowPeriod.DAY + "/";
    private static final Block CLOCK = Block.kept("f", 1, "where the feed of flows stands");
    private static final Block DUE = Block.kept("n", 2, "when a NetInflow is due");
    private static final int MINUTE = 60;
    private static final int NOTHING_DUE = -1;

    private final TradingCalendar calendar;
    private final FlowBook book;
    private final RuleBook rules;
    private final int latenessSeconds;
    private final FlowAt point = new FlowAt();
    private final SessionEnd end = new SessionEnd();
    private final FlowBook.Judge judge = this::judge;
    private final Signal.Sink signals = this::signal;
    /** The full minute at which a NetInflow is due, or {@link #NOTHING_DUE}. */
    private int due = NOTHING_DUE;

    private final DayFigures dayFigures = new DayFigures();
    private final SaidFlows said = new SaidFlows();
    /** As of which it is shown live. */
    private final LiveMoment live = new LiveMoment();
    /** The same, while nothing but figures of days come. */
    private final LiveMoment dayShown = new LiveMoment();
    /** Wall clock when an increment came last, milliseconds since the epoch, UTC. */
    private long cameMillis;
    /** Whether something has changed that no NetInflow has been asked to show yet. */
    private boolean unshown;
    /** Whether the host knows of it. */
    private boolean listed;

    public FlowTracker(String symbol, MonitorSettings settings, StockHost host, RuleBook rules) {
        super(symbol, new TopicClock(settings, TopicClock.FLOW_NUMBERS), host);
        book = new FlowBook(settings.calendar(), settings.windows());
        this.rules = rules;
        calendar = settings.calendar();
        latenessSeconds = settings.detectors().latenessSeconds();
    }

    public FlowBook book() {
        return book;
    }

    /** What the last NetInflow said. */
    public SaidFlows said() {
        return said;
    }

    /** The last closed trading second of the session; -1 while none is. */
    private int lastClosed() {
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
        if (!book.hasRoom(channel, flow.buyMilliHkd(), flow.sellMilliHkd())) {
            return tooMuch(flow);
        }
        if (!clock().isNew(flow.source(), channel.ordinal(), flow.sequence(), second)) {
            return Outcome.DUPLICATE;
        }
        book.add(second, channel, flow.buyMilliHkd(), flow.sellMilliHkd(), basis);
        if (dayFigures.isShown()) {
            dayFigures.showNone();
            changed();
        }
        advance(millis);
        if (flow.buyMilliHkd() != 0 || flow.sellMilliHkd() != 0) {
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

    /**
     * Takes an increment, or holds it, or rejects it itself or by what it throws.
     *
     * @param nowMillis wall clock, milliseconds since the epoch, UTC: from then on the feed is not silent
     */
    public Outcome offer(FlowFields flow, ConsumerRecord<byte[], byte[]> input, long nowMillis) throws Rejection {
        cameAt(nowMillis);
        return offer(flow, input);
    }

    /** The feed is not silent at a moment of the wall clock. */
    public void cameAt(long nowMillis) {
        cameMillis = nowMillis;
    }

    /**
     * Takes the figure of a day. It belongs to its own date: it needs no witness, opens and closes no session and moves no
     * clock of increments.
     */
    public Outcome official(FlowFields flow, ConsumerRecord<byte[], byte[]> input) {
        int day = TradingTime.dayOf(flow.eventMillis());
        if (book.isForgotten(day)) {
            host().reject(
                            input,
                            RejectReason.LATE,
                            "session " + TradingTime.date(day) + " is older than all that is remembered of the stock");
            return Outcome.LATE;
        }
        boolean isNew = dayFigures.isNew(day, flow)
                && book.setOfficial(day, flow.channel(), flow.buyMilliHkd(), flow.sellMilliHkd(), flow.basis());
        if (!isNew) {
            return Outcome.DUPLICATE;
        }
        if (day > book.day()) {
            dayFigures.show(day);
        }
        if (dayFigures.isShown()) {
            // Another one may be a day away, and no full minute comes before it.
            showDay();
        } else {
            moneyChanged(Math.max(0, Math.min(clock().reach(), book.close())));
        }
        return Outcome.ACCEPTED;
    }

    private void showDay() {
        int day = dayFigures.shownDay();
        dayShown.set(day, calendar.closeOf(day));
        unshown = false;
        host().netInflow(this, day, dayShown.second());
    }

    /** A figure of a day that an earlier release held until another day's came is taken. */
    public void takeHeldDay() {
        SessionGate gate = clock().gate();
        if (gate.isHolding() && gate.heldIdentity().startsWith(DAY_IDENTITY)) {
            ConsumerRecord<byte[], byte[]> held = HeldRecord.of(gate.release().event());
            FlowFields flow = decode(held);
            if (flow != null) {
                official(flow, held);
            }
        }
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
        changed();
        if (due == NOTHING_DUE) {
            due = Math.min(book.close(), minuteAtOrAfter(Math.max(second, lastClosed() + 1)));
        }
        if (due <= lastClosed()) {
            show(due);
        }
    }

    private void changed() {
        unshown = true;
        list();
    }

    private static int minuteAtOrAfter(int second) {
        return (second + MINUTE - 1) / MINUTE * MINUTE;
    }

    /** Lets the host know of what no NetInflow has shown yet, if there is something. */
    public void list() {
        if (unshown && !listed) {
            listed = true;
            host().unshown(this);
        }
    }

    /** It has been asked for what no NetInflow had shown yet. Returns whether there was anything. */
    public boolean takeUnshown() {
        boolean was = unshown;
        unshown = false;
        listed = false;
        return was;
    }

    /**
     * The moment that it is shown live as of: its task's, so that what no event comes for grows old; its own when it has
     * come further; the close of a day while its figure is the last thing that came.
     *
     * @param nowMillis wall clock, milliseconds since the epoch, UTC
     */
    public LiveMoment moment(LiveMoment ofTask, long nowMillis) {
        if (dayFigures.isShown()) {
            return dayShown;
        }
        boolean isSilent = nowMillis - cameMillis >= LiveMoment.SILENCE_MILLIS;
        live.look(clock().day(), clock().reach(), book.close(), isSilent);
        return ofTask.isAfter(live) ? ofTask : live;
    }

    /** Whether a NetInflow as of a moment would say what the last one did. */
    public boolean isSaid(LiveMoment moment) {
        return !unshown && said.holds(moment.day(), moment.second());
    }

    private void show(int asOfSecond) {
        host().netInflow(this, book.day(), asOfSecond);
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
        if (!dayFigures.isEmpty()) {
            out.put(DayFigures.BLOCK, dayFigures::write);
        }
        out.put(FlowBook.TODAY, book::writeHead);
    }

    private void writeDue(DataOutput out) throws IOException {
        out.writeInt(due);
        out.writeBoolean(unshown);
        out.writeInt(live.day() == clock().day() ? live.second() : -1);
        said.write(book, out);
    }

    /** Behind the clock. Version 1 did not know what was shown last, so that it is shown again. */
    private void readDue(int version, DataInput in) throws IOException {
        due = in.readInt();
        unshown = in.readBoolean();
        if (version > 1) {
            live.set(clock().day(), in.readInt());
            said.read(in);
        }
    }

    private void readDayFigures(DataInput in) throws IOException {
        dayFigures.read(in);
        if (dayFigures.isShown()) {
            dayShown.set(dayFigures.shownDay(), calendar.closeOf(dayFigures.shownDay()));
        }
    }

    /** Takes a part of the head back. Returns whether it is one of these. */
    boolean read(SavedBlock part) {
        if (part.is(CLOCK)) {
            part.read(CLOCK, (version, in) -> clock().read(in));
        } else if (part.is(DUE)) {
            part.read(DUE, this::readDue);
        } else if (part.is(DayFigures.BLOCK)) {
            part.read(DayFigures.BLOCK, (version, in) -> readDayFigures(in));
        } else if (part.is(FlowBook.TODAY)) {
            part.read(FlowBook.TODAY, (version, in) -> book.readHead(in));
        } else {
            return false;
        }
        return true;
    }

    void readOldHead(DataInput in) throws IOException {
        clock().read(in);
        readDue(0, in);
        OldRules.readFlows(in, book, rules);
    }
}
