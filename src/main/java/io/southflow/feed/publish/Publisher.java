package io.southflow.feed.publish;

import io.southflow.wire.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Publishes a source once: events and the position behind them are committed together, and a later run goes on after
 * the last committed one. A second publisher of the same source ends the first. Topics must exist. A record's Kafka
 * timestamp is the event's; for an event from the future, that of the record before it.
 *
 * <p>{@link #run} belongs to one thread; {@link #close} may be called from any and returns within a second.
 */
public final class Publisher implements AutoCloseable {
    private static final long COMMIT_MILLIS = 450;
    private static final long ABORT_MILLIS = 450;

    private final EventSource source;
    private final Topics topics;
    private final PublisherKafka kafka;
    private final PublisherSettings settings;
    private final PublisherClock clock;
    private final PublisherProgress progress;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);
    private boolean started;
    private Thread runner;

    Publisher(
            EventSource source,
            Topics topics,
            PublisherKafka kafka,
            PublisherSettings settings,
            PublisherClock clock,
            PublisherProgress progress) {
        this.source = source;
        this.topics = topics;
        this.kafka = kafka;
        this.settings = settings;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * @param source stays the caller's to close
     * @param kafka settings of a producer in Kafka's names, {@code bootstrap.servers} at least; {@code value.serializer}
     *     defaults to ours, and what makes the transactions is set by the publisher
     * @throws PublishException with one line when the settings make no producer
     */
    public static Publisher open(
            EventSource source,
            Topics topics,
            Map<String, ?> kafka,
            PublisherSettings settings,
            PublisherProgress progress) {
        PublisherConfig config = new PublisherConfig(kafka, topics.transactionalId(source.id()));
        PublisherKafka opened = PublisherKafka.open(config, topics, source.id());
        return new Publisher(source, topics, opened, settings, PublisherClock.SYSTEM, progress);
    }

    /**
     * Publishes until the source ends, {@link #close} is called or the thread is interrupted (it stays so). What is open
     * then is committed, after an interrupt aborted. May be called once; does nothing after {@link #close}.
     *
     * @throws PublishException with one line when it cannot go on: fenced by another publisher, an event too large or
     *     too old to be kept, a source that is not what it was, Kafka or the registry not there
     */
    public Published run() {
        if (!begin()) {
            return Published.NOTHING;
        }
        boolean interrupted = false;
        PublisherTransaction transaction = null;
        long from = 0;
        try {
            kafka.producer().initTransactions(); // first: it ends whoever ran before, so that the position is the last
            kafka.positions().load(source.position());
            from = source.position().events();
            Retention retention = new Retention(
                    settings.force() ? Map.of() : kafka.retentions().read(), clock);
            source.resume();
            transaction = new PublisherTransaction(kafka, topics.positions(), source.position());
            new PublisherRun(source, transaction, retention, settings, clock, stop, progress).publish();
        } catch (InterruptedException | InterruptException e) {
            interrupted = true;
        } catch (KafkaException e) {
            throw PublisherErrors.explain(e, source.id(), kafka.bootstrap());
        } finally {
            end(interrupted);
        }
        return transaction == null
                ? Published.NOTHING
                : new Published(transaction.committed() - from, transaction.offsets());
    }

    private synchronized boolean begin() {
        if (stop.getCount() == 0) {
            return false;
        }
        if (started) {
            throw new IllegalStateException("a publisher runs once");
        }
        started = true;
        runner = Thread.currentThread();
        return true;
    }

    private void end(boolean interrupted) {
        synchronized (this) {
            runner = null; // from here on close() does not interrupt
        }
        boolean flagged = Thread.interrupted(); // a set flag would cut the close short
        kafka.close(Duration.ofMillis(ABORT_MILLIS));
        finished.countDown();
        if ((interrupted || flagged) && stop.getCount() > 0) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends {@link #run}: commits what is open, or aborts it if Kafka does not answer in time. */
    @Override
    public void close() {
        stop.countDown();
        synchronized (this) {
            if (!started) {
                started = true;
                end(false);
                return;
            }
        }
        try {
            if (!finished.await(COMMIT_MILLIS, TimeUnit.MILLISECONDS)) {
                synchronized (this) {
                    if (runner != null) {
                        runner.interrupt();
                    }
                }
                boolean ignored = finished.await(ABORT_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
