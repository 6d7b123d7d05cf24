package io.southflow.feed.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.calendar.TradingCalendar;
import io.southflow.wire.Topics;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvProgressTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void saysHowFarItIsEveryFiveSecondsOnly(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("a.csv"), "time,symbol,price,volume\nbad\n2025-02-18T10:00:00,700,1,1\n");
        CsvSettings settings = new CsvSettings(new Topics(""), TradingCalendar.hongKong(), line -> {}, 20);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AtomicLong nanos = new AtomicLong();
        long time = Instant.parse("2025-02-18T02:00:00Z").toEpochMilli();
        try (CsvSource source = CsvSource.open(CsvKind.TICKS, file.toString(), settings);
                CsvProgress progress =
                        CsvProgress.lines(source, new PrintStream(out, true, StandardCharsets.UTF_8), nanos::get)) {
            source.resume();
            source.next();
            progress.published(1, time, 1);
            nanos.set(5 * SECOND);
            progress.published(12_345, time, 2_500.4);
            nanos.set(9 * SECOND);
            progress.published(12_346, time, 1);
        }

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("ticks: 100 %, 2025-02-18 10:00:00 Hong Kong, 12,345 events, 2,500/s, 1 refused");
    }
}
