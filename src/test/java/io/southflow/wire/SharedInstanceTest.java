package io.southflow.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class SharedInstanceTest {
    private static final int THREADS = 8;
    private static final int RECORDS = 5_000;

    @Test
    void threadsThatShareAnInstanceDoNotDisturbEachOther() throws Exception {
        List<Schema> schemas = List.copyOf(RandomRecords.schemas());
        try (StubRegistry registry = new StubRegistry()) {
            AvroSerializer serializer = new AvroSerializer();
            AvroDeserializer deserializer = new AvroDeserializer();
            serializer.configure(registry.settings(), false);
            deserializer.configure(registry.settings(), false);
            ExecutorService pool = Executors.newFixedThreadPool(THREADS);
            CountDownLatch together = new CountDownLatch(THREADS);
            List<Future<Integer>> wrong = new ArrayList<>();

            for (int t = 0; t < THREADS; t++) {
                Random random = new Random(t);
                wrong.add(pool.submit(() -> {
                    RandomRecords records = new RandomRecords(random);
                    together.countDown();
                    together.await();
                    int differences = 0;
                    for (int i = 0; i < RECORDS; i++) {
                        Schema schema = schemas.get(random.nextInt(schemas.size()));
                        int id = registry.add(schema.getName() + "-value", schema.toString());
                        byte[] theirs = RandomRecords.wire(id, records.record(schema));
                        byte[] ours = serializer.serialize(
                                schema.getName(), deserializer.deserialize(schema.getName(), theirs));
                        differences += Arrays.equals(ours, theirs) ? 0 : 1;
                    }
                    return differences;
                }));
            }

            for (Future<Integer> result : wrong) {
                assertThat(result.get(2, TimeUnit.MINUTES)).isZero();
            }
            pool.shutdownNow();
            assertThat(registry.requests).hasSizeLessThanOrEqualTo(2 * schemas.size() * THREADS);
        }
    }
}
