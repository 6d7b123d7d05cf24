package io.southflow.cli.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.check.RejectReason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class RejectLogTest {
    private final AtomicLong nanos = new AtomicLong();
    private final List<String> lines = new ArrayList<>();
    private final RejectLog log = new RejectLog(nanos::get, lines::add);

    private void reject(RejectReason reason, long offset) {
        byte[] key = "00700".getBytes(StandardCharsets.UTF_8);
        log.rejected(reason, new ConsumerRecord<>("southbound.flows", 3, offset, key, new byte[0]), "it is closed");
    }

    private void pass(long seconds) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
        log.write();
    }

    @Test
    void shouldNameTheReasonTheNumberOneOfThemAndTheCommand() {
        reject(RejectReason.NOT_A_SESSION, 7);
        reject(RejectReason.NOT_A_SESSION, 8);
        pass(1);
        assertThat(lines)
                .containsExactly("NOT_A_SESSION: 2 records rejected, the first is southbound.flows-3@7, key 00700:"
                        + " it is closed; 'southflow rejects --reason NOT_A_SESSION' shows them");
    }

    @Test
    void shouldWriteAtMostOneLineAMinuteAndReason() {
        for (int second = 0; second < 180; second++) {
            reject(RejectReason.LATE, second);
            pass(1);
        }
        reject(RejectReason.NOT_AVRO, 1000);
        pass(0);
        assertThat(lines).hasSize(4);
        assertThat(lines.get(1)).startsWith("LATE: 60 records rejected since the last line, the first is");
        assertThat(lines.get(3)).startsWith("NOT_AVRO: 1 record rejected, it is southbound.flows-3@1000");
    }

    @Test
    void shouldSayWhatCameSinceTheLastLineWhenNothingMoreComes() {
        reject(RejectReason.LATE, 1);
        pass(1);
        reject(RejectReason.LATE, 2);
        pass(30);
        assertThat(lines).hasSize(1);
        pass(30);
        assertThat(lines).hasSize(2);
        pass(600);
        assertThat(lines).as("of nothing there is nothing to say").hasSize(2);
    }

    @Test
    void shouldBeOneLineWhateverTheKey() {
        byte[] key = "\n\u001b[31m and more than sixteen".getBytes(StandardCharsets.UTF_8);
        log.rejected(RejectReason.KEY_MISMATCH, new ConsumerRecord<>("t", 0, 1, key, null), "a\nb");
        log.rejected(RejectReason.NO_KEY, new ConsumerRecord<>("t", 0, 1, null, null), "none");
        pass(1);
        assertThat(lines).hasSize(2).noneMatch(line -> line.contains("\n") || line.contains("\u001b"));
        assertThat(lines.get(0)).contains("key none");
    }
}
