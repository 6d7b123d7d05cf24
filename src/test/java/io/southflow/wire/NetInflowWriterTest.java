package io.southflow.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.unit.Basis;
import io.southflow.schema.NetInflow;
import io.southflow.schema.WindowFlow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;

class NetInflowWriterTest {
    private static final long SEED = 18;
    private static final String TOPIC = new Topics("").netInflows().name();

    @Test
    void writesWhatTheSerializerWrites() {
        System.out.println("NetInflowWriterTest seed " + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        try (StubRegistry registry = new StubRegistry();
                AvroSerializer serializer = new AvroSerializer()) {
            serializer.configure(registry.settings(), false);
            NetInflowWriter direct = new NetInflowWriter(ofAny(serializer), TOPIC);
            // Another's class: here one that only hands on.
            NetInflowWriter general =
                    new NetInflowWriter((topic, value) -> serializer.serialize(topic, (SpecificRecord) value), TOPIC);
            for (int i = 0; i < 2_000; i++) {
                NetInflow record = random(random);
                byte[] expected = serializer.serialize(TOPIC, record);
                assertThat(write(direct, record)).as("seed %d, %d", SEED, i).isEqualTo(expected);
                assertThat(write(general, record)).as("seed %d, %d", SEED, i).isEqualTo(expected);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static Serializer<Object> ofAny(Serializer<?> serializer) {
        return (Serializer<Object>) serializer;
    }

    private static NetInflow random(SplittableRandom random) {
        List<WindowFlow> windows = new ArrayList<>();
        for (int left = random.nextInt(1, 33); left > 0; left--) {
            long buy = random.nextLong() >>> random.nextInt(1, 64);
            long sell = random.nextLong() >>> random.nextInt(1, 64);
            windows.add(new WindowFlow(
                    left + "d",
                    buy,
                    sell,
                    buy - sell,
                    random.nextInt(300),
                    random.nextBoolean(),
                    io.southflow.schema.Basis.values()[random.nextInt(3)]));
        }
        return new NetInflow(
                "HSTECH".substring(random.nextInt(5)),
                Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L)),
                LocalDate.ofEpochDay(random.nextInt(30_000)),
                windows);
    }

    private static byte[] write(NetInflowWriter writer, NetInflow record) {
        writer.begin(
                record.getSymbol().getBytes(StandardCharsets.UTF_8),
                record.getAsOf().toEpochMilli(),
                (int) record.getSession().toEpochDay(),
                record.getWindows().size());
        for (WindowFlow window : record.getWindows()) {
            writer.window(
                    window.getWindow().getBytes(StandardCharsets.UTF_8),
                    window.getBuyMilliHkd(),
                    window.getSellMilliHkd(),
                    window.getSessions(),
                    window.getFull(),
                    Basis.values()[window.getBasis().ordinal()]);
        }
        return writer.end();
    }
}
