package io.southflow.topology.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Consecutive records of one partition that go through Streams as one. What Streams does for a record (a queue, the choice
 * among partitions, two metrics, a context) costs more than what is done for it here; for a batch it is done once.
 *
 * <p>A batch travels as a header, in a record with offset and timestamp of its first one and no key or value. Streams
 * commits the offset of the first record that it has not processed: so a batch is processed whole, or again whole by
 * whoever comes after, and exactly-once stays what it is. Records of a batch are at most a second apart, so that Streams
 * still reads topics in the order of time.
 */
public final class Batch implements Header {
    private static final String NAME = "southflow.batch";
    private static final byte[] NOTHING = {};
    static final int MOST = 64;
    static final long SPAN_MILLIS = 1000;

    private final List<ConsumerRecord<byte[], byte[]>> records;

    private Batch(List<ConsumerRecord<byte[], byte[]>> records) {
        this.records = records;
    }

    /**
     * Puts records of one partition in batches; one that is alone stays as it is.
     *
     * <p>A header of this name that came with a record is dropped: it is somebody's copy of ours, and says nothing.
     */
    public static List<ConsumerRecord<byte[], byte[]>> pack(List<ConsumerRecord<byte[], byte[]>> records) {
        List<ConsumerRecord<byte[], byte[]>> packed = new ArrayList<>(records.size() / MOST + 2);
        int size = records.size();
        for (int i = 0; i < size; i++) {
            if (isMarked(records.get(i).headers())) {
                records.get(i).headers().remove(NAME);
            }
        }
        for (int from = 0; from < size; ) {
            ConsumerRecord<byte[], byte[]> first = records.get(from);
            long end = first.timestamp() + SPAN_MILLIS;
            int most = Math.min(size, from + MOST);
            int to = from + 1;
            while (to < most && records.get(to).timestamp() < end) {
                to++;
            }
            packed.add(to == from + 1 ? first : envelope(first, new Batch(records.subList(from, to))));
            from = to;
        }
        return packed;
    }

    private static ConsumerRecord<byte[], byte[]> envelope(ConsumerRecord<byte[], byte[]> first, Batch batch) {
        Headers headers = new RecordHeaders(new Header[] {batch});
        return new ConsumerRecord<>(
                first.topic(),
                first.partition(),
                first.offset(),
                first.timestamp(),
                first.timestampType(),
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                null,
                null,
                headers,
                first.leaderEpoch());
    }

    /** The records in one that {@link #pack} may have made. */
    public static List<ConsumerRecord<byte[], byte[]>> unpack(ConsumerRecord<byte[], byte[]> record) {
        return record.headers().lastHeader(NAME) instanceof Batch batch ? batch.records : List.of(record);
    }

    private static boolean isMarked(Headers headers) {
        return headers.lastHeader(NAME) != null;
    }

    /**
     * The same of what Streams hands to a processor.
     *
     * @param from where it was read
     */
    public static List<ConsumerRecord<byte[], byte[]>> unpack(Record<byte[], byte[]> record, RecordMetadata from) {
        if (record.headers().lastHeader(NAME) instanceof Batch batch) {
            return batch.records;
        }
        if (record.key() == null && record.value() == null && isMarked(record.headers())) {
            // What the reader fetched has no such header: so this was an envelope, and its records would be lost.
            throw new IllegalStateException("the header of a batch was copied on its way through Streams, at "
                    + from.topic() + "-" + from.partition() + ", offset " + from.offset()
                    + ": its records cannot be told any more");
        }
        return List.of(new ConsumerRecord<>(
                from.topic(),
                from.partition(),
                from.offset(),
                record.timestamp(),
                TimestampType.CREATE_TIME,
                size(record.key()),
                size(record.value()),
                record.key(),
                record.value(),
                record.headers(),
                Optional.empty()));
    }

    private static int size(byte[] bytes) {
        return bytes == null ? ConsumerRecord.NULL_SIZE : bytes.length;
    }

    @Override
    public String key() {
        return NAME;
    }

    @Override
    public byte[] value() {
        return NOTHING;
    }
}
