package io.southflow.feed.publish;

import io.southflow.calendar.TradingTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Events and the position behind them, which become visible together. Begins with its first event. */
final class PublisherTransaction {
    private final PublisherKafka kafka;
    private final String positionsTopic;
    private final AtomicReference<Exception> refusal = new AtomicReference<>();
    private final Map<TopicPartition, Published.Range> offsets = new ConcurrentHashMap<>();
    private final Callback onCompletion = this::completed;
    private final Position position;
    private int size;
    private long openedNanos;
    private boolean paced;
    private String topic;
    private boolean severalTopics;
    private int day;
    private boolean severalDays;
    private long lastStamp = Long.MAX_VALUE;

    /** @param position of the source, loaded */
    PublisherTransaction(PublisherKafka kafka, String positionsTopic, Position position) {
        this.kafka = kafka;
        this.positionsTopic = positionsTopic;
        this.position = position;
    }

    private void completed(RecordMetadata metadata, Exception exception) {
        if (exception != null) {
            refusal.compareAndSet(null, exception); // the first one is the reason, the others follow from it
        } else if (!metadata.topic().equals(positionsTopic)) {
            long offset = metadata.offset();
            offsets.merge(
                    new TopicPartition(metadata.topic(), metadata.partition()),
                    new Published.Range(offset, offset),
                    Published.Range::and);
        }
    }

    /**
     * Whether the open transaction has to be visible before the event is: history before what is live, and a day before
     * another one, a daily bar before the next day's first tick. Within one topic Kafka keeps the order anyway, so a
     * file that jumps between days, or has a day's figures among increments, does not cost a commit per row.
     */
    boolean mustEndBefore(FeedEvent event) {
        boolean otherTopic = severalTopics || !event.topic().name().equals(topic);
        boolean otherDay = severalDays || TradingTime.dayOf(event.timestamp()) != day;
        return size > 0 && otherTopic && (otherDay || event.paced() != paced);
    }

    void add(FeedEvent event, long wallMillis, long wallNanos) {
        int eventDay = TradingTime.dayOf(event.timestamp());
        String name = event.topic().name();
        byte[] value = kafka.serializer().serialize(name, event.value());
        if (size == 0) {
            kafka.producer().beginTransaction();
            openedNanos = wallNanos;
            topic = name;
            severalTopics = false;
            day = eventDay;
            severalDays = false;
            paced = event.paced();
        }
        severalTopics |= !name.equals(topic);
        severalDays |= eventDay != day;
        // A broker refuses a stamp from the future, and with it the whole transaction: such a record takes the stamp of
        // the one before it, and its value says what it claims.
        lastStamp = event.timestamp() <= wallMillis ? event.timestamp() : Math.min(lastStamp, wallMillis);
        kafka.producer().send(new ProducerRecord<>(name, null, lastStamp, event.key(), value), onCompletion);
        throwRefusal();
        size++;
        position.add();
    }

    /** Makes what was added visible, with the position behind it; nothing added, nothing done. */
    void commit() {
        if (size > 0) {
            try {
                position.save((key, value) ->
                        kafka.producer().send(new ProducerRecord<>(positionsTopic, key, value), onCompletion));
                kafka.producer().commitTransaction();
            } catch (KafkaException e) {
                throwRefusal();
                throw e;
            }
            size = 0;
        }
    }

    private void throwRefusal() {
        Exception exception = refusal.get();
        if (exception != null) {
            throw new KafkaException(exception.getMessage(), exception);
        }
    }

    /** Events added since the last commit. */
    int size() {
        return size;
    }

    /** Reading of the clock at which the transaction began; meaningless while it is empty. */
    long openedNanos() {
        return openedNanos;
    }

    /** Events of the source up to and with the last one committed. */
    long committed() {
        return position.events() - size;
    }

    /** Where what was added came to lie; complete once nothing is open. */
    Map<TopicPartition, Published.Range> offsets() {
        return Map.copyOf(offsets);
    }
}
