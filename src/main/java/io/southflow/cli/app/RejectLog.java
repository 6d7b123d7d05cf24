package io.southflow.cli.app;

import io.southflow.check.RejectReason;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log what is rejected: at most one line a minute and reason, with the number since the line before, one of
 * them, and the command that shows them all. The first line of a reason comes within a second.
 */
final class RejectLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RejectLog.class);
    private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int LONGEST_KEY = 16;

    /** What came of one reason since its last line. */
    private static final class Since {
        private boolean said;
        private long saidNanos;
        private long count;
        private ConsumerRecord<byte[], byte[]> example;
        private String detail;
    }

    private final Map<RejectReason, Since> byReason = new EnumMap<>(RejectReason.class);
    private final LongSupplier nanos;
    private final Consumer<String> line;
    private ScheduledExecutorService timer;

    /**
     * @param nanos a clock that only ever grows
     * @param line takes each line
     */
    RejectLog(LongSupplier nanos, Consumer<String> line) {
        this.nanos = nanos;
        this.line = line;
    }

    /** One that writes to the log, once a second on a thread of its own when there is something to say. */
    static RejectLog start() {
        RejectLog log = new RejectLog(System::nanoTime, LOG::warn);
        log.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "reject-log");
            thread.setDaemon(true);
            return thread;
        });
        log.timer.scheduleWithFixedDelay(log::write, 1, 1, TimeUnit.SECONDS);
        return log;
    }

    /** Counts a rejected record; the first one since the last line is its example. */
    synchronized void rejected(RejectReason reason, ConsumerRecord<byte[], byte[]> record, String detail) {
        Since since = byReason.computeIfAbsent(reason, any -> new Since());
        if (since.count++ == 0) {
            since.example = record;
            since.detail = detail;
        }
    }

    /** Says what there is to say of reasons that had no line for a minute. */
    synchronized void write() {
        long now = nanos.getAsLong();
        byReason.forEach((reason, since) -> {
            if (since.count > 0 && (!since.said || now - since.saidNanos >= MINUTE_NANOS)) {
                line.accept(text(reason, since));
                since.said = true;
                since.saidNanos = now;
                since.count = 0;
                since.example = null;
            }
        });
    }

    private static String text(RejectReason reason, Since since) {
        ConsumerRecord<byte[], byte[]> example = since.example;
        return "%s: %,d %s rejected%s, %s %s-%d@%d, key %s: %s; 'southflow rejects --reason %s' shows %s"
                .formatted(
                        reason,
                        since.count,
                        since.count == 1 ? "record" : "records",
                        since.said ? " since the last line" : "",
                        since.count == 1 ? "it is" : "the first is",
                        example.topic(),
                        example.partition(),
                        example.offset(),
                        key(example.key()),
                        since.detail,
                        reason,
                        since.count == 1 ? "it" : "them")
                .replaceAll("[\\p{Cntrl}]+", " ");
    }

    private static String key(byte[] key) {
        return key == null
                ? "none"
                : new String(key, 0, Math.min(key.length, LONGEST_KEY), StandardCharsets.UTF_8)
                        .replaceAll("[\\p{Cntrl}\\uFFFD]", "?");
    }

    @Override
    public void close() {
        if (timer != null) {
            timer.shutdownNow();
        }
    }
}
