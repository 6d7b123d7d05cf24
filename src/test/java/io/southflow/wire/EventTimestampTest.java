package io.southflow.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class EventTimestampTest {
    private final EventTimestamp extractor = new EventTimestamp();

    @Test
    void isTheRecordsOwn() {
        assertThat(extractor.extract(record(1_739_842_200_360L), 5)).isEqualTo(1_739_842_200_360L);
        assertThat(extractor.extract(record(0), 5)).isZero();
    }

    @Test
    void isThePartitionsWhenTheRecordHasNone() {
        assertThat(extractor.extract(record(-1), 5)).isEqualTo(5);
    }

    @Test
    void isNeverNegative() {
        assertThat(extractor.extract(record(-1), -1)).isZero();
        assertThat(extractor.extract(record(Long.MIN_VALUE), Long.MIN_VALUE)).isZero();
    }

    private static ConsumerRecord<Object, Object> record(long timestamp) {
        return new ConsumerRecord<>(
                "t",
                0,
                0,
                timestamp,
                TimestampType.CREATE_TIME,
                0,
                0,
                null,
                new byte[] {1},
                new RecordHeaders(),
                Optional.empty());
    }
}
