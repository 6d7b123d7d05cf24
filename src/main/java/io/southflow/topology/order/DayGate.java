package io.southflow.topology.order;

import io.southflow.calendar.TradingTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Which day the topics of one partition number are read up to, and what waits for the next. */
final class DayGate {
    /** Asks about a partition. */
    interface Reader {
        /** Where each partition ends now, to a reader of what is committed. */
        Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions);

        /** The offset of the next record it reads. */
        long next(TopicPartition partition);
    }

    /** The first millisecond that is not handed out yet. */
    private long end = Long.MIN_VALUE;
    /** Partitions that wait, each with the timestamp of its next record. */
    private final Map<TopicPartition, Long> heads = new HashMap<>();
    /** Where the topics ended after the latest of them began to wait; null when that is to be asked. */
    private Map<TopicPartition, Long> ends;

    /** Place of the first record of a later day; -1 when there is none. */
    int firstLater(List<ConsumerRecord<byte[], byte[]>> records) {
        for (int i = 0; i < records.size(); i++) {
            if (records.get(i).timestamp() >= end) {
                return i;
            }
        }
        return -1;
    }

    /** A partition waits from now on. */
    void hold(TopicPartition partition, long headTimestamp) {
        heads.put(partition, headTimestamp);
        ends = null;
    }

    /** A partition waits no longer, since it is read elsewhere or from elsewhere. */
    void forget(TopicPartition partition) {
        heads.remove(partition);
    }

    /** No day is known to have passed. */
    void restart() {
        end = Long.MIN_VALUE;
        ends = null;
    }

    /**
     * Whether everything of the days so far has been handed out: each partition waits, or has come to where it ended when
     * the last of those that wait was already there.
     */
    boolean mayOpen(List<TopicPartition> all, Reader reader) {
        if (heads.isEmpty()) {
            return false;
        }
        try {
            if (ends == null || !ends.keySet().containsAll(all)) {
                ends = reader.ends(all);
            }
            for (TopicPartition each : all) {
                if (!heads.containsKey(each) && reader.next(each) < ends.get(each)) {
                    return false;
                }
            }
            return true;
        } catch (TimeoutException e) {
            // The broker is slow, or a partition's begin is not known yet: the next poll asks again.
            return false;
        }
    }

    /** Goes on to the earliest day that something waits for. Returns what waits no longer. */
    Set<TopicPartition> open() {
        long earliest = heads.values().stream().mapToLong(Long::longValue).min().orElseThrow();
        end = TradingTime.midnightAfter(earliest);
        Set<TopicPartition> released = new HashSet<>();
        heads.forEach((partition, head) -> {
            if (head < end) {
                released.add(partition);
            }
        });
        heads.keySet().removeAll(released);
        return released;
    }
}
