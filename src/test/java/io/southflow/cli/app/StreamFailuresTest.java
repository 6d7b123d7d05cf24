package io.southflow.cli.app;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class StreamFailuresTest {
    private final List<Long> pausesMillis = new ArrayList<>();
    private long nowMillis;
    private boolean closes;

    /** Notes for how long it is waited upon, and waits not. */
    private final CountDownLatch closing = new CountDownLatch(1) {
        @Override
        public boolean await(long timeout, TimeUnit unit) {
            pausesMillis.add(unit.toMillis(timeout));
            return closes;
        }
    };

    private final StreamFailures failures = new StreamFailures(closing, () -> nowMillis);

    @Test
    void aBrokerThatIsAwayIsTriedAgainAfterPausesThatGrow() {
        for (int i = 0; i < 7; i++) {
            assertThat(failures.handle(new StreamsException("x", new TimeoutException("no broker"))))
                    .isEqualTo(REPLACE_THREAD);
        }
        assertThat(pausesMillis).containsExactly(1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 30_000L, 30_000L);
        assertThat(failures.fatal()).isEmpty();
    }

    @Test
    void pausesBeginSmallAgainAfterFiveCalmMinutes() {
        failures.handle(new TimeoutException());
        failures.handle(new TimeoutException());
        nowMillis += 301_000;
        failures.handle(new TimeoutException());
        assertThat(pausesMillis).containsExactly(1_000L, 2_000L, 1_000L);
    }

    @Test
    void anythingElseEndsTheApplicationWithItsReason() {
        SerializationException reason = new SerializationException("refused\n  by the registry");
        assertThat(failures.handle(new StreamsException("record {huge}", reason)))
                .isEqualTo(SHUTDOWN_CLIENT);
        assertThat(pausesMillis).isEmpty();
        assertThat(new StreamsHealth(() -> State.ERROR, failures).whyDead())
                .contains("SerializationException: refused by the registry");
    }

    @Test
    void nothingIsTriedAgainWhileClosing() {
        closing.countDown();
        assertThat(failures.handle(new TimeoutException())).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(failures.fatal()).isEmpty();
    }

    @Test
    void restoringIsAliveButNotReady() {
        StreamsHealth health = new StreamsHealth(() -> State.REBALANCING, failures);
        assertThat(health.whyDead()).isEmpty();
        assertThat(health.whyNotReady()).contains("the application is rebalancing");
        assertThat(new StreamsHealth(() -> State.RUNNING, failures).whyNotReady())
                .isEmpty();
    }
}
