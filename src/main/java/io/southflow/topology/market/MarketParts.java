package io.southflow.topology.market;

import io.southflow.schema.MarketPartial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Parts of the market by task and moment, of moments that not every task has told. Bounded in bytes, for a part is as long
 * as its windows and leaders make it: when there are too many, the task that has told most loses its oldest. The latest of a
 * task always stays.
 */
public final class MarketParts {
    private record Entry(MarketPartial part, int bytes) {}

    /** What one task told. */
    private static final class OfTask {
        private final TreeMap<Instant, Entry> entries = new TreeMap<>();
        private long bytes;

        private void put(MarketPartial part, int partBytes) {
            remove(part.getAsOf());
            entries.put(part.getAsOf(), new Entry(part, partBytes));
            bytes += partBytes;
        }

        private void remove(Instant moment) {
            Entry gone = entries.remove(moment);
            bytes -= gone == null ? 0 : gone.bytes;
        }

        private boolean isWithoutMoment() {
            return entries.lastKey().equals(PartialSchedule.NO_MOMENT);
        }

        /** What the oldest ones take, all but the latest. */
        private long spare() {
            return bytes - entries.lastEntry().getValue().bytes;
        }
    }

    /** Is told of each part that is kept no longer. */
    public interface Forgotten {
        void part(int task, Instant moment);
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
        long left = bytes() - mostBytes;
        while (left > 0) {
            Map.Entry<Integer, OfTask> most = tasks.entrySet().stream()
                    .max(Comparator.comparingLong(each -> each.getValue().spare()))
                    .orElseThrow();
            if (most.getValue().spare() == 0) {
                return;
            }
            left -= forget(most.getKey(), most.getValue());
        }
    }

    private long bytes() {
        long bytes = 0;
        for (OfTask task : tasks.values()) {
            bytes += task.bytes;
        }
        return bytes;
    }

    /** Forgets the oldest of a task. Returns how many bytes it had. */
    private long forget(int task, OfTask ofTask) {
        long before = ofTask.bytes;
        Instant moment = ofTask.entries.firstKey();
        ofTask.remove(moment);
        forgotten.part(task, moment);
        return before - ofTask.bytes;
    }

    /** How many tasks have told something. */
    public int tasks() {
        return tasks.size();
    }

    /** Whether each task that has any has told a moment. Those without flows never have one. */
    public boolean allHave(Instant moment) {
        return tasks.values().stream().allMatch(each -> each.entries.containsKey(moment) || each.isWithoutMoment());
    }

    /** Whether no task has flows, and so no moment. */
    public boolean isTimeless() {
        return tasks.values().stream().allMatch(OfTask::isWithoutMoment);
    }

    /** The latest moment that a task has told. */
    public Instant latest() {
        return tasks.values().stream()
                .map(each -> each.entries.lastKey())
                .max(Instant::compareTo)
                .orElseThrow();
    }

    /** Of each task what it told last up to a moment, if anything; forgets what is older. */
    public List<MarketPartial> takeAsOf(Instant moment) {
        List<MarketPartial> current = new ArrayList<>();
        tasks.forEach((task, ofTask) -> {
            Map.Entry<Instant, Entry> latest = ofTask.entries.floorEntry(moment);
            if (latest != null) {
                current.add(latest.getValue().part);
                while (ofTask.entries.firstKey().isBefore(latest.getKey())) {
                    forget(task, ofTask);
                }
            }
        });
        return current;
    }
}
