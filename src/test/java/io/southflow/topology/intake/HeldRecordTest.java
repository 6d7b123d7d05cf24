package io.southflow.topology.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class HeldRecordTest {
    private static ConsumerRecord<byte[], byte[]> record(Headers headers) {
        byte[] key = {'0', '0', '7', '0', '0'};
        byte[] value = {0, 0, 0, 0, 1, 9};
        return new ConsumerRecord<>(
                "market.ticks",
                3,
                77,
                1_739_000_000_000L,
                TimestampType.CREATE_TIME,
                key.length,
                value.length,
                key,
                value,
                headers,
                Optional.empty());
    }

    @Test
    void comesBackWithItsHeaders() {
        Headers headers = new RecordHeaders()
                .add("trace", new byte[] {1, 2})
                .add("empty", new byte[0])
                .add("none", null)
                .add("trace", new byte[] {3});
        ConsumerRecord<byte[], byte[]> back = HeldRecord.of(HeldRecord.toBytes(record(headers)));
        assertThat(back.headers()).isEqualTo(headers);
        assertThat(back.value()).isEqualTo(record(headers).value());
        assertThat(back.key()).isEqualTo(record(headers).key());
        assertThat(back.offset()).isEqualTo(77);
    }

    @Test
    void bytesOfAnEarlierReleaseHaveNone() {
        byte[] bytes = HeldRecord.toBytes(record(new RecordHeaders()));
        byte[] earlier = Arrays.copyOf(bytes, bytes.length - Short.BYTES);
        assertThat(HeldRecord.of(earlier).headers()).isEmpty();
        assertThat(HeldRecord.of(earlier).value())
                .isEqualTo(record(new RecordHeaders()).value());
    }

    @Test
    void headersBeyondTheLimitAreLeftOut() {
        Headers headers = new RecordHeaders()
                .add("small", new byte[10])
                .add("huge", new byte[HeldRecord.MOST_HEADER_BYTES])
                .add("after", new byte[1]);
        byte[] bytes = HeldRecord.toBytes(record(headers));
        assertThat(bytes.length).isLessThan(200);
        assertThat(HeldRecord.of(bytes).headers()).extracting(Header::key).containsExactly("small");
    }
}
