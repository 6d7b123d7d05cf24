package io.southflow.cli.rejects;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.check.RejectReason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class RejectReportTest {
    private static final Position READ = new Position("southbound.flows", 3, 1234);

    private final ReplayMarks marks = new ReplayMarks("southflow.positions");
    private final RejectReport report = new RejectReport(marks);

    @Test
    void shouldFitALineWithThePositionFirst() {
        String line = report.text(
                Rejects.of(17, RejectReason.NOT_A_SESSION, "southbound trading is closed " + "x".repeat(200), READ, 1));
        assertThat(line)
                .startsWith("0@17 ")
                .contains("NOT_A_SESSION", "southbound.flows-3@1234", "00700", "southbound trading is closed")
                .hasSize(120)
                .endsWith("…");
    }

    @Test
    void shouldShowWhateverBytesAKeyHasOnOneLine() {
        Reject reject = Rejects.of(
                1, RejectReason.KEY_MISMATCH, "a\nb", READ, 1, "\u001b[31m\n" + "k".repeat(99), new RecordHeaders());
        assertThat(report.text(reject)).doesNotContain("\n", "\u001b").hasSizeLessThanOrEqualTo(120);
    }

    @Test
    void shouldSayWhatWasReplayedAndWhatCameBack() {
        Reject reject = Rejects.of(1, RejectReason.LATE, "closed", READ, 1);
        assertThat(report.text(reject)).doesNotContain("[");
        marks.add(READ);
        assertThat(report.text(reject)).contains("[replayed] closed");
        Reject back = Rejects.of(
                2,
                RejectReason.LATE,
                "closed",
                new Position("southbound.flows", 3, 2000),
                1,
                "00700",
                ReplayHeaders.of(reject, Instant.EPOCH));
        assertThat(report.text(back)).contains("[after 1 replay] closed");
        assertThat(report.json(back).get("replays").asInt()).isEqualTo(1);
        assertThat(report.json(back).get("replayed").asBoolean()).isFalse();
    }

    @Test
    void shouldHaveTheFeedsHeadersBehindThoseOfTheReplay() {
        Headers ofFeed = new RecordHeaders();
        ofFeed.add("vendor", "x".getBytes(StandardCharsets.UTF_8));
        Reject reject = Rejects.of(17, RejectReason.LATE, "closed", READ, 1, "00700", ofFeed);
        assertThat(names(ReplayHeaders.of(reject, Instant.EPOCH)))
                .containsExactly(
                        "southflow.replay=1",
                        "southflow.replay.reject=southflow.rejects-0@17",
                        "southflow.replay.original=southbound.flows-3@1234",
                        "southflow.replay.time=1970-01-01T00:00:00Z",
                        "vendor=x");
    }

    @Test
    void shouldNameTheFirstOriginalHoweverOftenItIsReplayed() {
        Reject first = Rejects.of(17, RejectReason.LATE, "closed", READ, 1);
        Reject second = Rejects.of(
                18,
                RejectReason.LATE,
                "closed",
                new Position("southbound.flows", 3, 2000),
                1,
                "00700",
                ReplayHeaders.of(first, Instant.EPOCH));
        assertThat(names(ReplayHeaders.of(second, Instant.EPOCH)))
                .startsWith(
                        "southflow.replay=2",
                        "southflow.replay.reject=southflow.rejects-0@18",
                        "southflow.replay.original=southbound.flows-3@1234")
                .hasSize(4);
    }

    private static List<String> names(Headers headers) {
        List<String> names = new ArrayList<>();
        for (Header header : headers) {
            names.add(header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8));
        }
        return names;
    }
}
