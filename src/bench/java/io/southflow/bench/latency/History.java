package io.southflow.bench.latency;

import io.southflow.bench.jvm.ChildJvm;
import io.southflow.bench.kafka.Installation;
import io.southflow.bench.kafka.Progress;
import io.southflow.calendar.TradingTime;
import io.southflow.schema.DailyBar;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.serialization.Serializer;

/** What a contestant must know before the session begins. */
final class History {
    private static final long LOOK_MILLIS = 50;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final String topic = Assignment.TOPICS.dailyBars().name();
    private final Installation installation;
    private final Serializer<SpecificRecord> serializer;

    History(Installation installation, Serializer<SpecificRecord> serializer) {
        this.installation = installation;
        this.serializer = serializer;
    }

    void write(Producer<byte[], byte[]> producer, Schedule schedule, Prices prices) {
        for (int stock = 0; stock < schedule.stocks(); stock++) {
            if (prices.alternates(stock)) {
                for (DailyBar bar : prices.history(stock)) {
                    long time = TradingTime.millisOf((int) bar.getDate().toEpochDay(), TradingTime.CLOSE);
                    byte[] key = bar.getSymbol().getBytes(StandardCharsets.UTF_8);
                    producer.send(new ProducerRecord<>(topic, null, time, key, serializer.serialize(topic, bar)));
                }
            }
        }
        producer.flush();
    }

    /** Returns when the contestant is at work, and has read this if it does. */
    void awaitReader(Entry entry, ChildJvm child) throws Exception {
        Progress progress = new Progress(installation, topic, Assignment.GROUP);
        long begin = System.nanoTime();
        while (!(entry.system() == Entry.System.ECHO
                ? isAtWork()
                // Flink's consumers are members of no group.
                : progress.committed() >= progress.records())) {
            if (!child.isAlive() || System.nanoTime() - begin > PATIENCE_NANOS) {
                throw new IllegalStateException(entry.label() + " did not begin to work");
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private boolean isAtWork() throws Exception {
        try {
            return installation
                            .admin()
                            .describeConsumerGroups(List.of(Assignment.GROUP))
                            .all()
                            .get()
                            .get(Assignment.GROUP)
                            .groupState()
                    == GroupState.STABLE;
        } catch (java.util.concurrent.ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return false;
            }
            throw e;
        }
    }
}
