package io.southflow.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** Bytes nobody should send. */
class FuzzTest {
    private static final int MUTATIONS = 100_000;
    private static final long SEED = 20250217;
    /** What one decoding may allocate, beyond a multiple of the payload: a length field is not believed. */
    private static final long MAX_ALLOCATED_BYTES = 1 << 20;

    private static final long MAX_ALLOCATED_BYTES_PER_BYTE = 200;

    private final Random random = new Random(SEED);

    @Test
    void nothingButARefusalComesOutOfBrokenBytes() {
        try (StubRegistry registry = new StubRegistry()) {
            AvroDeserializer deserializer = new AvroDeserializer();
            deserializer.configure(registry.settings(), false);
            List<byte[]> originals = originals(registry);
            originals.forEach(payload -> deserializer.deserialize("t", payload));
            Map<UndecodableException.Reason, Integer> refusals = new EnumMap<>(UndecodableException.Reason.class);
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long thread = Thread.currentThread().getId();
            long start = threads.getCurrentThreadCpuTime();

            for (int i = 0; i < MUTATIONS; i++) {
                byte[] payload = mutated(originals.get(random.nextInt(originals.size())));
                long before = threads.getThreadAllocatedBytes(thread);
                try {
                    deserializer.deserialize("t", payload);
                } catch (UndecodableException refusal) {
                    refusals.merge(refusal.reason(), 1, Integer::sum);
                } catch (Throwable other) {
                    fail("mutation %d, seed %d".formatted(i, SEED), other);
                }
                assertThat(threads.getThreadAllocatedBytes(thread) - before)
                        .as("bytes allocated by mutation %d of %d bytes, seed %d", i, payload.length, SEED)
                        .isLessThan(MAX_ALLOCATED_BYTES + MAX_ALLOCATED_BYTES_PER_BYTE * payload.length);
            }

            assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - start))
                    .isLessThan(Duration.ofMinutes(1));
            assertThat(refusals).containsKeys(UndecodableException.Reason.values());
        }
    }

    private List<byte[]> originals(StubRegistry registry) {
        RandomRecords records = new RandomRecords(random);
        int foreign = registry.add("t-value", "\"string\"");
        List<byte[]> payloads = new ArrayList<>();
        for (Schema schema : RandomRecords.schemas()) {
            int id = registry.add("t-value", schema.toString());
            assertThat(id).isNotEqualTo(foreign);
            for (int i = 0; i < 20; i++) {
                payloads.add(RandomRecords.wire(id, records.record(schema)));
            }
        }
        return payloads;
    }

    private byte[] mutated(byte[] original) {
        byte[] payload = original.clone();
        int bodyAt = AvroSerializer.HEADER_BYTES + random.nextInt(payload.length - AvroSerializer.HEADER_BYTES);
        switch (random.nextInt(8)) {
            case 0 -> payload[bodyAt] ^= (byte) (1 << random.nextInt(8));
            case 1 -> payload[bodyAt] = (byte) random.nextInt();
            case 2 -> payload = Arrays.copyOf(payload, random.nextInt(payload.length));
            case 3 -> payload = Arrays.copyOf(payload, payload.length + 1 + random.nextInt(20));
            // A length or count far too large, or negative, somewhere.
            case 4 -> ByteBuffer.wrap(payload).put(bodyAt, varint(), 0, Math.min(payload.length - bodyAt, 5));
            case 5 -> {
                byte[] noise = new byte[payload.length - bodyAt];
                random.nextBytes(noise);
                System.arraycopy(noise, 0, payload, bodyAt, noise.length);
            }
            case 6 -> payload[random.nextInt(AvroSerializer.HEADER_BYTES)] ^= (byte) (1 << random.nextInt(8));
            default -> payload[AvroSerializer.HEADER_BYTES - 1] = (byte) (1 + random.nextInt(10));
        }
        return payload;
    }

    private byte[] varint() {
        byte[] bytes = {-1, -1, -1, -1, 0x0f};
        bytes[0] -= random.nextInt(2);
        bytes[4] = (byte) random.nextInt(16);
        return bytes;
    }
}
