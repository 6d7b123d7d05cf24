package io.southflow.bench.contestant;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The process's clocks at the start, at half of the records, and now. */
final class Samples {
    private record Sample(long nanos, long cpuNanos, long consumed) {
        Report.Span until(Sample later, long records) {
            return new Report.Span(records, (later.nanos - nanos) / 1e9, (later.cpuNanos - cpuNanos) / 1e9);
        }
    }

    private final OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final ConsumedRecords consumed;
    private final long records;
    private final Sample first;
    private Sample half;
    private Sample last;

    Samples(Job job) {
        records = job.records();
        consumed = new ConsumedRecords(job);
        first = now();
    }

    void take() {
        last = now();
        if (half == null && last.consumed >= records / 2) {
            half = last;
        }
    }

    Report report(Map<String, Long> totals) throws IOException {
        if (half == null) {
            throw new IllegalStateException("of " + records + " records the metrics saw " + last.consumed);
        }
        return new Report(first.until(last, records), half.until(last, records - half.consumed), peakMiB(), totals);
    }

    private Sample now() {
        return new Sample(System.nanoTime(), process.getProcessCpuTime(), consumed.now());
    }

    private static long peakMiB() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
