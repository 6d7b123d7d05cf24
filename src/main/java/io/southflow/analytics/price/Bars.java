package io.southflow.analytics.price;

import io.southflow.analytics.action.Actions;
import io.southflow.analytics.action.Gap;
import io.southflow.analytics.position.SessionGate;
import io.southflow.analytics.row.Block;
import io.southflow.analytics.row.RowSink;
import io.southflow.analytics.row.SavedBlock;
import io.southflow.calendar.TradingCalendar;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The bars of one stock or index: at least {@value #KEPT} sessions before the one in force, and up to {@value #AHEAD}
 * that have been read ahead of it. Before there is a session in force, as many of the latest are kept.
 *
 * <p>They are kept as the bytes of their rows, those of the store, and read when a session opens: as objects a thousand
 * of them for each of ten thousand stocks would be gigabytes. They are kept as they came; corporate actions act when they
 * are read.
 */
final class Bars {
    static final int KEPT = 1_000;
    static final int AHEAD = 4_000;

    static final Block ROW = Block.kept("B", 1, "daily bars");

    private final TradingCalendar calendar;
    private final Actions actions;
    private final OlderHighs older = new OlderHighs();
    private final TreeMap<Integer, byte[]> rows = new TreeMap<>();
    private final TreeSet<Integer> changed = new TreeSet<>();
    private int session = SessionGate.NONE;

    Bars(TradingCalendar calendar, Actions actions) {
        this.calendar = calendar;
        this.actions = actions;
    }

    /** A session is in force from now on. */
    void setSession(int day) {
        session = day;
    }

    /** The bar of a day as it came, or null. */
    Bar get(int day) {
        byte[] bytes = rows.get(BarRow.of(day));
        if (bytes != null) {
            BarRow row = new BarRow(BarRow.of(day), bytes);
            while (row.next()) {
                if (row.day() == day) {
                    return row.bar();
                }
            }
        }
        return null;
    }

    /** The latest day with a bar, or {@link SessionGate#NONE}. */
    int latestDay() {
        if (rows.isEmpty()) {
            return SessionGate.NONE;
        }
        BarRow row = new BarRow(rows.lastKey(), rows.lastEntry().getValue());
        while (row.next()) {}
        return row.day();
    }

    /** Whether a bar would be of more sessions ahead than are kept. */
    boolean isTooFarAhead(int day) {
        return session != SessionGate.NONE
                && day > session
                && count(rows.tailMap(BarRow.of(session), false)) >= AHEAD
                && get(day) == null;
    }

    /**
     * Keeps a bar; an official one takes the place of any, our own of none that is official.
     *
     * @return whether it was kept and says something new
     */
    boolean put(int day, Bar bar) {
        int row = BarRow.of(day);
        Bar[] bars = BarRow.bars(row, rows.get(row));
        int place = Math.floorMod(day, bars.length);
        Bar known = bars[place];
        if (bar.equals(known) || known != null && known.official() && !bar.official()) {
            return false;
        }
        bars[place] = bar;
        rows.put(row, BarRow.bytes(bars));
        changed.add(row);
        return true;
    }

    /** Forgets what is older than what is kept. Returns whether anything was. */
    boolean trim() {
        boolean any = false;
        while (rows.size() > 1 && count(keptWithoutFirst()) >= (session == SessionGate.NONE ? AHEAD : KEPT)) {
            forget(rows.pollFirstEntry());
            any = true;
        }
        return any;
    }

    private void forget(Map.Entry<Integer, byte[]> first) {
        BarRow row = new BarRow(first.getKey(), first.getValue());
        while (row.next()) {
            older.add(row, session, actions);
        }
        changed.add(first.getKey());
    }

    private Map<Integer, byte[]> keptWithoutFirst() {
        int second = rows.firstKey() + 1;
        int end = session == SessionGate.NONE ? Integer.MAX_VALUE : Math.max(second, BarRow.of(session));
        return rows.subMap(second, end);
    }

    private static int count(Map<Integer, byte[]> some) {
        int count = 0;
        for (byte[] bytes : some.values()) {
            count += BarRow.count(bytes);
        }
        return count;
    }

    /**
     * The last {@code most} closes before a session, oldest first, as corporate actions have made them. What was before
     * the end of a listing, or before a {@linkplain Gap gap}, may be another company's.
     */
    long[] closes(int day, int most) {
        Map<Integer, byte[]> read = rows.subMap(firstRow(day, most), true, BarRow.of(day), true);
        long[] closes = new long[count(read)];
        int size = 0;
        int last = SessionGate.NONE;
        int firstDay = actions.firstDay(day);
        for (var each : read.entrySet()) {
            BarRow row = new BarRow(each.getKey(), each.getValue());
            while (row.next()) {
                if (row.day() >= firstDay && row.day() < day && row.hasClose()) {
                    size = isGap(last, row.day()) ? 0 : size;
                    closes[size++] = close(row, day);
                    last = row.day();
                }
            }
        }
        size = isGap(last, day) ? 0 : size;
        return Arrays.copyOfRange(closes, Math.max(0, size - most), size);
    }

    /** A row from which on there are {@code most} bars before a day, if there are so many. */
    private int firstRow(int day, int most) {
        int first = BarRow.of(day);
        int count = 0;
        for (var each : rows.headMap(first, false).descendingMap().entrySet()) {
            if (count >= most) {
                break;
            }
            count += BarRow.count(each.getValue());
            first = each.getKey();
        }
        return first;
    }

    private boolean isGap(int last, int next) {
        return last != SessionGate.NONE && Gap.isBetween(last, next, calendar);
    }

    private long close(BarRow row, int forSession) {
        return adjusted(row, row.close(), forSession);
    }

    private long adjusted(BarRow row, long milli, int forSession) {
        return actions.isEmpty() || row.isAdjusted()
                ? milli
                : actions.factor(row.day(), forSession).price(milli);
    }

    /** The day of the lowest close from {@code first} to {@code last}, the earliest of equals, and the close; or null. */
    Map.Entry<Integer, Long> lowest(int first, int last, int forSession) {
        Map.Entry<Integer, Long> low = null;
        int from = Math.max(first, actions.firstDay(forSession));
        if (from > last) {
            return null;
        }
        for (var each :
                rows.subMap(BarRow.of(from), true, BarRow.of(last), true).entrySet()) {
            BarRow row = new BarRow(each.getKey(), each.getValue());
            while (row.next()) {
                if (row.day() >= from && row.day() <= last && row.hasClose()) {
                    long close = close(row, forSession);
                    low = low == null || close < low.getValue() ? Map.entry(row.day(), close) : low;
                }
            }
        }
        return low;
    }

    /** The last close up to a day, by its day; null when there is none. */
    Map.Entry<Integer, Long> lastClose(int upTo, int forSession) {
        for (var each : rows.headMap(BarRow.of(upTo), true).descendingMap().entrySet()) {
            Map.Entry<Integer, Long> last = null;
            BarRow row = new BarRow(each.getKey(), each.getValue());
            while (row.next()) {
                if (row.day() <= upTo && row.hasClose()) {
                    last = Map.entry(row.day(), close(row, forSession));
                }
            }
            if (last != null) {
                return last;
            }
        }
        return null;
    }

    /**
     * Adds the highs of days from {@code first} on and before {@code end}, in their order, as they are for a session; from
     * {@link SessionGate#NONE} on also those of days whose bars are not kept any more.
     */
    void addHighs(PriceHighs highs, int first, int end, int forSession) {
        int from = Math.max(first, actions.firstDay(forSession));
        if (from >= end) {
            return;
        }
        if (first == SessionGate.NONE) {
            older.addTo(highs, from, forSession, actions);
        }
        for (var each : rows.subMap(BarRow.of(from), true, BarRow.of(end), true).entrySet()) {
            BarRow row = new BarRow(each.getKey(), each.getValue());
            while (row.next()) {
                if (row.day() >= from && row.day() < end) {
                    highs.add(row.day(), adjusted(row, row.high(), forSession));
                }
            }
        }
    }

    void save(RowSink sink) {
        for (int row : changed) {
            byte[] bytes = rows.get(row);
            sink.put(ROW, row, bytes == null ? null : RowSink.bytes(ROW, out -> out.write(bytes)));
        }
        changed.clear();
        older.save(sink);
    }

    /** Takes back the row of highs of days whose bars are not kept any more. */
    void loadOlder(SavedBlock row) {
        older.load(row);
    }

    /** Takes back a row. */
    void load(int row, SavedBlock saved) {
        saved.read(ROW, (version, in) -> {
            byte[] bytes = in.readAllBytes();
            BarRow.check(bytes);
            rows.put(row, bytes);
        });
    }
}
