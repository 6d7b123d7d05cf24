package io.southflow.bench.instance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

/** Records that instances took together, and the wall and CPU time of it. */
public record Span(long records, double wallSeconds, double cpuSeconds) {
    private record Seen(int instance, Sample sample) {}

    /** From the sample by which half of the records were consumed to the last one. */
    public static Span secondHalf(List<List<Sample>> samplesOfInstances, long records) {
        int instances = samplesOfInstances.size();
        List<Seen> all = new ArrayList<>();
        for (int i = 0; i < instances; i++) {
            int instance = i;
            samplesOfInstances.get(i).forEach(sample -> all.add(new Seen(instance, sample)));
        }
        all.sort(Comparator.comparingLong(seen -> seen.sample().nanos()));
        long[] consumed = new long[instances];
        long[] cpu = new long[instances];
        Span before = null;
        long halfNanos = 0;
        for (Seen seen : all) {
            consumed[seen.instance()] = seen.sample().consumed();
            cpu[seen.instance()] = seen.sample().cpuNanos();
            if (before == null && LongStream.of(consumed).sum() >= records / 2) {
                before = new Span(LongStream.of(consumed).sum(), 0, seconds(cpu));
                halfNanos = seen.sample().nanos();
            }
        }
        if (before == null) {
            throw new IllegalStateException(
                    "of " + records + " records " + LongStream.of(consumed).sum() + " were seen");
        }
        long endNanos = all.get(all.size() - 1).sample().nanos();
        // Of what was consumed: an application that goes back, as ours does once a day, has consumed more than there
        // is.
        return new Span(
                LongStream.of(consumed).sum() - before.records(),
                (endNanos - halfNanos) / 1e9,
                seconds(cpu) - before.cpuSeconds());
    }

    private static double seconds(long[] cpuNanos) {
        return LongStream.of(cpuNanos).sum() / 1e9;
    }

    public double cpuMicrosPerRecord() {
        return cpuSeconds * 1e6 / records;
    }

    public double recordsPerSecond() {
        return records / wallSeconds;
    }
}
