package io.southflow.topology.market;

import io.southflow.schema.MarketPartial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Parts of the market by task and moment, of moments that not every task has told. Bounded in bytes, for a part is as long
 * as its windows and leaders make it: when there are too many, the task that has told most loses its oldest. The latest of a
 * task always stays.
 */
public final class MarketParts {
    private record Entry(MarketPartial part, int bytes) {}

    /** Which part of a task: of one moment there may be one that all tasks tell and one that wall time made. */
    private record Place(Instant moment, boolean isLive) implements Comparable<Place> {
        private static Place of(MarketPartial part) {
            return new Place(part.getAsOf(), part.getLive());
        }

        @Override
        public int compareTo(Place other) {
            int order = moment.compareTo(other.moment);
            return order == 0 ? Boolean.compare(isLive, other.isLive) : order;
        }
    }

    /** What one task told. */
    private static final class OfTask {
        private final TreeMap<Place, Entry> entries = new TreeMap<>();
        private long bytes;

        private void put(MarketPartial part, int partBytes) {
            remove(Place.of(part));
            entries.put(Place.of(part), new Entry(part, partBytes));
            bytes += partBytes;
        }

        private void remove(Place place) {
            Entry gone = entries.remove(place);
            bytes -= gone == null ? 0 : gone.bytes;
        }

        private boolean isWithoutMoment() {
            return entries.lastKey().moment.equals(PartialSchedule.NO_MOMENT);
        }

        private boolean has(Instant moment) {
            return hasClosed(moment) || entries.containsKey(new Place(moment, true));
        }

        private boolean hasClosed(Instant moment) {
            return entries.containsKey(new Place(moment, false));
        }

        /** What the oldest ones take, all but the latest. */
        private long spare() {
            return bytes - entries.lastEntry().getValue().bytes;
        }
    }

    /** Is told of each part that is kept no longer. */
    public interface Forgotten {
        void part(int task, Instant moment, boolean isLive);
    }

    private final long mostBytes;
    private final Forgotten forgotten;
    private final TreeMap<Integer, OfTask> tasks = new TreeMap<>();

    /** @param mostBytes of all parts as they came, unless the latest ones of the tasks alone are more */
    public MarketParts(long mostBytes, Forgotten forgotten) {
        this.mostBytes = mostBytes;
        this.forgotten = forgotten;
    }

    /** Takes back a part. */
    public void load(MarketPartial part, int bytes) {
        tasks.computeIfAbsent(part.getTask(), none -> new OfTask()).put(part, bytes);
    }

    /** Takes a part that came as so many bytes. */
    public void add(MarketPartial part, int bytes) {
        load(part, bytes);
        forgetEarlierLive(part);
        long left = bytes() - mostBytes;
        while (left > 0) {
            Map.Entry<Integer, OfTask> most = tasks.entrySet().stream()
                    .max(Comparator.comparingLong(each -> each.getValue().spare()))
                    .orElseThrow();
            if (most.getValue().spare() == 0) {
                return;
            }
            left -= forget(
                    most.getKey(), most.getValue(), most.getValue().entries.firstKey());
        }
    }

    /** A second that was shown while it was open is closed now. */
    private void forgetEarlierLive(MarketPartial part) {
        OfTask ofTask = tasks.get(part.getTask());
        Place live = new Place(part.getAsOf(), true);
        if (!part.getLive() && ofTask.entries.containsKey(live)) {
            forget(part.getTask(), ofTask, live);
        }
    }

    private long bytes() {
        long bytes = 0;
        for (OfTask task : tasks.values()) {
            bytes += task.bytes;
        }
        return bytes;
    }

    /** Returns how many bytes it had. */
    private long forget(int task, OfTask ofTask, Place place) {
        long before = ofTask.bytes;
        ofTask.remove(place);
        forgotten.part(task, place.moment, place.isLive);
        return before - ofTask.bytes;
    }

    /** How many tasks have told something. */
    public int tasks() {
        return tasks.size();
    }

    /** Whether each task that has any has told a moment. Those without flows never have one. */
    public boolean allHave(Instant moment) {
        return tasks.values().stream().allMatch(each -> each.isWithoutMoment() || each.has(moment));
    }

    /** Whether no task has flows, and so no moment. */
    public boolean isTimeless() {
        return tasks.values().stream().allMatch(OfTask::isWithoutMoment);
    }

    /** The latest moment that a task has told. */
    public Instant latest() {
        return tasks.values().stream()
                .map(each -> each.entries.lastKey().moment)
                .max(Instant::compareTo)
                .orElseThrow();
    }

    /** Of tasks without flows the close of the latest DAY figure, else the latest moment of a price, else null. */
    public Instant latestWithoutFlows() {
        Instant official = latest(MarketPartial::getOfficialAsOf);
        return official != null ? official : latest(MarketPartial::getPricesAsOf);
    }

    private Instant latest(Function<MarketPartial, Instant> what) {
        return tasks.values().stream()
                .map(each -> what.apply(each.entries.lastEntry().getValue().part))
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }

    /** Of each task what it told last up to a moment, if anything; forgets what is older. */
    public List<MarketPartial> takeAsOf(Instant moment) {
        List<MarketPartial> current = new ArrayList<>();
        tasks.forEach((task, ofTask) -> {
            Map.Entry<Place, Entry> latest = ofTask.entries.floorEntry(new Place(moment, true));
            if (latest != null) {
                current.add(latest.getValue().part);
                while (ofTask.entries.firstKey().moment.isBefore(latest.getKey().moment)) {
                    forget(task, ofTask, ofTask.entries.firstKey());
                }
            }
        });
        return current;
    }

    /** What each task with flows told of a moment that wall time has no part in; empty until all have. */
    public List<MarketPartial> closedAsOf(Instant moment) {
        List<MarketPartial> closed = new ArrayList<>();
        for (OfTask ofTask : tasks.values()) {
            if (ofTask.hasClosed(moment)) {
                closed.add(ofTask.entries.get(new Place(moment, false)).part);
            } else if (!ofTask.isWithoutMoment()) {
                return List.of();
            }
        }
        return closed;
    }
}
