package io.southflow.topology.market;

import io.southflow.analytics.detector.MarketAt;
import io.southflow.analytics.detector.Past;
import io.southflow.analytics.detector.Rule;
import io.southflow.analytics.detector.RuleBook;
import io.southflow.analytics.detector.SessionEnd;
import io.southflow.analytics.detector.Signal;
import io.southflow.analytics.detector.Subject;
import io.southflow.analytics.position.SessionGate;
import io.southflow.analytics.row.Block;
import io.southflow.analytics.row.RowBuffer;
import io.southflow.analytics.row.SavedBlock;
import io.southflow.analytics.unit.Basis;
import io.southflow.calendar.TradingCalendar;
import io.southflow.calendar.TradingTime;
import io.southflow.schema.ChannelFlow;
import io.southflow.schema.MarketFlow;
import io.southflow.topology.api.MonitorSettings;
import io.southflow.wire.Words;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.ObjIntConsumer;

/**
 * The rules that watch the market. They see the moments that all tasks have reported: full five minutes of trading, one after
 * the other. What is shown without a silent task, in between, or while nothing has a moment depends on the wall clock; they
 * do not see it.
 */
public final class MarketRules {
    /** The symbol of its alerts, which is that of its months in the input. */
    public static final String SYMBOL = "SOUTHBOUND";

    static final Block BLOCK = Block.kept("R", 1, "rules of the market");
    private static final Block SESSIONS = Block.kept("sessions", 1, "sessions of the market");
    private static final int MOST_SESSIONS = 250;
    private static final int MINUTE = 60;
    private static final String ALL = "ALL";
    private static final String DAY = "1d";

    private final TradingCalendar calendar;
    private final boolean isWatched;
    private final RuleBook rules;
    private final MarketAt point = new MarketAt();
    private final SessionEnd end = new SessionEnd();
    private final Deque<Long> nets = new ArrayDeque<>();
    private int day = SessionGate.NONE;
    private int second;
    private long dayNetMilli;

    public MarketRules(MonitorSettings settings) {
        calendar = settings.calendar();
        isWatched = settings.detectors().rules().all().stream().anyMatch(rule -> rule.watches() == Subject.MARKET);
        rules = new RuleBook(settings.detectors(), calendar);
    }

    /** Whether there is a rule that watches the market. */
    public boolean isWatched() {
        return isWatched;
    }

    /**
     * Judges the market.
     *
     * @return whether it was judged: then the rules are to be saved
     */
    public boolean judge(MarketFlow market, Signal.Sink sink) {
        long millis = market.getAsOf().toEpochMilli();
        int ofDay = TradingTime.dayOf(millis);
        int at = TradingTime.secondOf(millis);
        boolean isLater = ofDay > day || ofDay == day && at > second;
        if (!isWatched || !market.getComplete() || at % MINUTE != 0 || !isLater) {
            return false;
        }
        if (ofDay > day) {
            open(ofDay, sink);
        }
        second = at;
        long dayNet = net(market, DAY);
        dayNetMilli = dayNet == MarketAt.UNKNOWN ? 0 : dayNet;
        rules.judge(Subject.MARKET, point.set(day, second, window -> net(market, window)), sink);
        return true;
    }

    private void open(int newDay, Signal.Sink sink) {
        if (day != SessionGate.NONE) {
            rules.judge(Subject.MARKET, end.set(day, calendar.closeOf(day), dayNetMilli), sink);
            nets.addLast(dayNetMilli);
            if (nets.size() > MOST_SESSIONS) {
                nets.removeFirst();
            }
        }
        day = newDay;
        long[] before = nets.stream().mapToLong(net -> net).toArray();
        rules.open(
                Subject.MARKET,
                new Past() {
                    @Override
                    public long[] marketNets() {
                        return before;
                    }
                },
                newDay);
    }

    private static long net(MarketFlow market, String window) {
        for (ChannelFlow flow : market.getTotals()) {
            if (flow.getChannel().equals(ALL) && flow.getWindow().equals(window)) {
                return flow.getNetMilliHkd();
            }
        }
        return MarketAt.UNKNOWN;
    }

    /** Tells each rule with an alert that is active, and its level. */
    public void forEachActive(ObjIntConsumer<Rule> action) {
        rules.forEachActive(action);
    }

    /** What the rules' gauges show, in their order; NaN where there is nothing to show. */
    public double[] gauges() {
        return rules.gauges();
    }

    /** The weakest basis of the market's totals. */
    public static Basis basis(MarketFlow market) {
        int mask = 0;
        for (ChannelFlow flow : market.getTotals()) {
            mask |= Words.toCore(flow.getBasis()).bit();
        }
        return Basis.weakest(mask);
    }

    /** A row with all of it. */
    byte[] row() {
        RowBuffer row = new RowBuffer(256);
        try {
            row.data().writeByte(BLOCK.version());
            row.put(SESSIONS, this::writeSessions);
            rules.write(Subject.MARKET, row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return row.toByteArray();
    }

    public void load(SavedBlock row) {
        row.readParts(BLOCK, part -> {
            if (part.is(SESSIONS)) {
                part.read(SESSIONS, (version, in) -> readSessions(in));
            } else if (!rules.read(part)) {
                part.passOver();
            }
        });
    }

    private void writeSessions(DataOutput out) throws IOException {
        out.writeInt(day);
        out.writeInt(second);
        out.writeLong(dayNetMilli);
        out.writeInt(nets.size());
        for (long net : nets) {
            out.writeLong(net);
        }
    }

    private void readSessions(DataInput in) throws IOException {
        day = in.readInt();
        second = in.readInt();
        dayNetMilli = in.readLong();
        for (int left = in.readInt(); left > 0; left--) {
            nets.addLast(in.readLong());
        }
    }
}
