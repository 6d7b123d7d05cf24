package io.southflow.bench.contestant;

import io.southflow.schema.SouthboundFlow;
import io.southflow.wire.AvroDeserializer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads, decodes, adds up by symbol in a map. */
final class RawConsumer implements Runner {
    private static final Duration POLL = Duration.ofMillis(50);

    private final Job job;
    private final Map<String, long[]> nets = new HashMap<>();
    private final Thread thread = new Thread(this::run, "raw-consumer");
    private volatile boolean stopped;
    private volatile Throwable failure;

    RawConsumer(Job job) {
        this.job = job;
        thread.setUncaughtExceptionHandler((failed, e) -> failure = e);
        thread.start();
    }

    private void run() {
        AvroDeserializer values = new AvroDeserializer();
        values.configure(Map.of("schema.registry.url", job.registryUrl()), false);
        try (KafkaConsumer<byte[], SpecificRecord> consumer =
                new KafkaConsumer<>(config(), new ByteArrayDeserializer(), values)) {
            consumer.subscribe(List.of(job.topics().flows().name()));
            long lastCommit = System.nanoTime();
            while (!stopped) {
                for (ConsumerRecord<byte[], SpecificRecord> record : consumer.poll(POLL)) {
                    add((SouthboundFlow) record.value());
                }
                if (System.nanoTime() - lastCommit >= job.commitMs() * 1_000_000L) {
                    consumer.commitSync();
                    lastCommit = System.nanoTime();
                }
            }
        }
    }

    private void add(SouthboundFlow flow) {
        nets.computeIfAbsent(flow.getSymbol(), symbol -> new long[1])[0] +=
                flow.getBuyMilliHkd() - flow.getSellMilliHkd();
    }

    private Map<String, Object> config() {
        return Map.of(
                "bootstrap.servers",
                job.bootstrapServers(),
                "group.id",
                job.group(),
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false);
    }

    @Override
    public Optional<String> failure() {
        return Optional.ofNullable(failure).map(Throwable::toString);
    }

    @Override
    public Map<String, Long> totals() {
        Map<String, Long> totals = new HashMap<>();
        nets.forEach((symbol, net) -> totals.put(symbol, net[0]));
        return totals;
    }

    @Override
    public void stop() throws InterruptedException {
        stopped = true;
        thread.join();
    }
}
