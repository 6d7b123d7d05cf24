package io.southflow.cli.rejects;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.check.RejectReason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;

class ReplayPlanTest {
    private static final RejectFilter ALL = new RejectFilter(Set.of(), Set.of(), Set.of(), Set.of());
    private static final Deserializer<Object> NOTHING = (topic, bytes) -> null;

    private final ReplayMarks marks = new ReplayMarks("southflow.positions");

    private ReplayPlan plan(RejectFilter filter, boolean again, long most) {
        return new ReplayPlan(filter, again, most, marks, Map.of("flows", 4, "ticks", 4), NOTHING);
    }

    private static Reject reject(long offset, String topic, int partition, long read, long stamp) {
        return Rejects.of(offset, RejectReason.NOT_A_SESSION, "closed", new Position(topic, partition, read), stamp);
    }

    private static Reject replayedOnce(long offset, long read) {
        Headers headers = new RecordHeaders();
        headers.add(ReplayHeaders.COUNT, "1".getBytes(StandardCharsets.UTF_8));
        return Rejects.of(offset, RejectReason.LATE, "late", new Position("flows", 0, read), 5, "00700", headers);
    }

    private static List<String> originals(ReplayPlan plan) {
        return plan.inOrder().stream().map(one -> one.original().toString()).toList();
    }

    @Test
    void shouldKeepEachPartitionsOrderAndGoByTimestampAmongThem() {
        ReplayPlan plan = plan(ALL, false, 100);
        plan.offer(reject(0, "flows", 1, 12, 20));
        plan.offer(reject(1, "flows", 1, 10, 90)); // Held first, so rejected later, and stamped ahead of its time.
        plan.offer(reject(2, "ticks", 1, 7, 30));
        plan.offer(reject(3, "ticks", 0, 3, 10));
        plan.offer(reject(4, "ticks", 0, 4, 100));
        assertThat(originals(plan)).containsExactly("ticks-0@3", "ticks-1@7", "flows-1@10", "flows-1@12", "ticks-0@4");
    }

    @Test
    void shouldLeaveWhatWasReplayedBefore() {
        marks.add(new Position("flows", 1, 10));
        ReplayPlan plan = plan(ALL, true, 100);
        plan.offer(reject(0, "flows", 1, 10, 1));
        plan.offer(reject(1, "flows", 1, 11, 2));
        assertThat(originals(plan)).containsExactly("flows-1@11");
        assertThat(plan.before()).isEqualTo(1);
    }

    @Test
    void shouldLeaveWhatWasRejectedAgainUnlessAskedFor() {
        ReplayPlan plan = plan(ALL, false, 100);
        plan.offer(replayedOnce(0, 10));
        assertThat(plan.inOrder()).isEmpty();
        assertThat(plan.rejectedAgain()).isEqualTo(1);
        ReplayPlan again = plan(ALL, true, 100);
        again.offer(replayedOnce(0, 10));
        assertThat(originals(again)).containsExactly("flows-0@10");
    }

    @Test
    void shouldTakeARecordOnceThatWasRejectedTwice() {
        ReplayPlan plan = plan(ALL, false, 100);
        plan.offer(reject(0, "flows", 1, 10, 1));
        plan.offer(reject(1, "flows", 1, 10, 1));
        assertThat(originals(plan)).containsExactly("flows-1@10");
        assertThat(plan.counts().total()).isEqualTo(1);
    }

    @Test
    void shouldLeaveWhatIsOfNoInputOrBeyondTheLimit() {
        ReplayPlan plan = plan(ALL, false, 1);
        plan.offer(reject(0, "southbound.partials", 0, 1, 1));
        plan.offer(new Reject(Rejects.record(Rejects.TOPIC, 0, 1, 1, "00700", new byte[1], new RecordHeaders())));
        plan.offer(reject(2, "flows", 0, 1, 1));
        plan.offer(reject(3, "flows", 0, 2, 1));
        assertThat(originals(plan)).containsExactly("flows-0@1");
        assertThat(plan.foreign()).isEqualTo(2);
        assertThat(plan.beyond()).isEqualTo(1);
    }

    @Test
    void shouldSendToThePartitionThatItWasReadFromUnlessThatWasWrong() {
        ReplayPlan plan = plan(ALL, false, 100);
        plan.offer(reject(0, "flows", 2, 1, 1));
        plan.offer(Rejects.of(1, RejectReason.WRONG_PARTITION, "astray", new Position("flows", 2, 2), 2));
        assertThat(plan.inOrder()).extracting(Chosen::target).containsExactly(2, 3);
    }

    @Test
    void shouldTakeOnlyWhatTheFilterLetsPassAndRememberAllThatWasRejected() {
        RejectFilter filter = new RejectFilter(Set.of("LATE"), Set.of(), Set.of(), Set.of());
        ReplayPlan plan = plan(filter, false, 100);
        plan.offer(reject(0, "flows", 0, 1, 1));
        assertThat(plan.inOrder()).isEmpty();
        assertThat(plan.rejected().contains(new Position("flows", 0, 1))).isTrue();
    }

    @Test
    void shouldFindByEitherPosition() {
        Reject reject = reject(17, "flows", 2, 1234, 1);
        for (String position : List.of("0@17", "flows-2@1234")) {
            assertThat(filter(position).test(reject)).as(position).isTrue();
        }
        assertThat(filter("0@18").test(reject)).isFalse();
    }

    private static RejectFilter filter(String position) {
        return new RejectFilter(Set.of(), Set.of(), Set.of(), Set.of(Position.parse(position, Rejects.TOPIC)));
    }
}
