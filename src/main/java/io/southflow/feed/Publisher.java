package io.southflow.feed;

import io.southflow.wire.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Publishes a source once: events and the position behind them are committed together, and a later run goes on after
 * the last committed one. A second publisher of the same source ends the first.
 *
 * <p>{@link #run} belongs to one thread; {@link #close} may be called from any and returns within a second.
 */
public final class Publisher implements AutoCloseable {
    private static final long COMMIT_MILLIS = 450;
    private static final long ABORT_MILLIS = 450;

    /** The position at which a source stands. */
    @FunctionalInterface
    interface Positions {
        long read(String source) throws InterruptedException;
    }

    private final EventSource source;
    private final Topics topics;
    private final Producer<String, byte[]> producer;
    private final Serializer<Object> serializer;
    private final Positions positions;
    private final PublisherSettings settings;
    private final PublisherClock clock;
    private final PublisherProgress progress;
    private final String bootstrap;
    private final Pace pace;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);
    private Thread runner;
    private boolean started;
    private PublisherTransaction transaction;
    private PublisherRate rate;
    private long lastEventTime;

    Publisher(
            EventSource source,
            Topics topics,
            Producer<String, byte[]> producer,
            Serializer<Object> serializer,
            Positions positions,
            PublisherSettings settings,
            PublisherClock clock,
            PublisherProgress progress,
            String bootstrap) {
        this.source = source;
        this.topics = topics;
        this.producer = producer;
        this.serializer = serializer;
        this.positions = positions;
        this.settings = settings;
        this.clock = clock;
        this.progress = progress;
        this.bootstrap = bootstrap;
        this.pace = new Pace(settings.speed(), settings.calendar());
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
        PublisherConfig config = new PublisherConfig(kafka, source.id());
        Serializer<Object> serializer = config.serializer();
        try {
            return new Publisher(
                    source,
                    topics,
                    new KafkaProducer<>(config.producer()),
                    serializer,
                    new PublisherPositions(config, topics)::read,
                    settings,
                    PublisherClock.SYSTEM,
                    progress,
                    config.bootstrap());
        } catch (KafkaException e) {
            serializer.close();
            throw PublisherErrors.explain(e, source.id(), config.bootstrap());
        }
    }

    /**
     * Publishes until the source ends, {@link #close} is called or the thread is interrupted (it stays so). What is open
     * then is committed, after an interrupt aborted. May be called once.
     *
     * @return events published by this run
     * @throws PublishException with one line when it cannot go on: fenced by another publisher, an event too large,
     *     Kafka or the registry not there
     */
    public long run() {
        begin();
        boolean interrupted = false;
        long from = 0;
        try {
            producer.initTransactions(); // first, so that the position read next is the last of whoever ran before
            from = positions.read(source.id());
            publish(from);
        } catch (InterruptedException | InterruptException e) {
            interrupted = true;
        } catch (KafkaException e) {
            throw PublisherErrors.explain(e, source.id(), bootstrap);
        } finally {
            end(interrupted);
        }
        return transaction == null ? 0 : transaction.committed() - from;
    }

    private void publish(long from) throws InterruptedException {
        long skipped = source.skip(from);
        if (skipped < from) {
            throw new PublishException(source.id() + " has only " + skipped + " events, but " + from
                    + " of it are published already: it is not what it was. Give it another name to publish it anew");
        }
        transaction = new PublisherTransaction(producer, serializer, topics.positions(), source.id(), from);
        rate = new PublisherRate(clock.nanos(), from);
        for (FeedEvent event = next(); event != null; event = next()) {
            if (transaction.mustEndBefore(event)) {
                commit();
            }
            if (!awaitTurn(event)) {
                break;
            }
            transaction.add(event, clock.millis(), clock.nanos());
            lastEventTime = event.timestamp();
            if (transaction.size() >= settings.events() || commitDueNanos() <= clock.nanos()) {
                commit();
            }
        }
        commit();
    }

    /** The next event; what is open is committed before waiting for it, and before a source that fails ends the run. */
    private FeedEvent next() {
        if (isStopped()) {
            return null;
        }
        if (!source.ready()) {
            commit();
        }
        try {
            return source.next();
        } catch (RuntimeException e) {
            commit();
            throw e;
        }
    }

    /** Waits until the event is due, committing on the way; false when stopped. */
    private boolean awaitTurn(FeedEvent event) throws InterruptedException {
        // A stamp from the future is a broken clock: nobody waits years for it, the application rejects it.
        if (event.paced() && event.timestamp() <= clock.millis()) {
            long due = pace.dueNanos(event.timestamp(), clock.nanos());
            for (long now = clock.nanos(); now < due && !isStopped(); now = clock.nanos()) {
                if (commitDueNanos() <= now) {
                    commit();
                } else {
                    clock.await(stop, Math.min(due, commitDueNanos()) - now);
                }
            }
        }
        return !isStopped();
    }

    private long commitDueNanos() {
        return transaction.size() == 0
                ? Long.MAX_VALUE
                : transaction.openedNanos() + settings.interval().toNanos();
    }

    private void commit() {
        if (transaction.size() > 0) {
            transaction.commit();
            long position = transaction.committed();
            progress.published(position, lastEventTime, rate.at(clock.nanos(), position));
        }
    }

    private boolean isStopped() {
        return stop.getCount() == 0;
    }

    private synchronized void begin() {
        if (started) {
            throw new IllegalStateException("a publisher runs once");
        }
        started = true;
        runner = Thread.currentThread();
    }

    private void end(boolean interrupted) {
        synchronized (this) {
            runner = null; // from here on close() does not interrupt
        }
        boolean flagged = Thread.interrupted(); // a set flag would cut the close short
        producer.close(Duration.ofMillis(ABORT_MILLIS)); // aborts what is open
        serializer.close();
        finished.countDown();
        if ((interrupted || flagged) && !isStopped()) {
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
