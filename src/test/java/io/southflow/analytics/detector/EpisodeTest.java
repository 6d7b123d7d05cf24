package io.southflow.analytics.detector;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.row.RowSink;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A condition that must hold for a while before an alert, and be gone for a while before its end. */
class EpisodeTest {
    private static final int DAY = 20_000;
    private static final int CLOSE = 19_800;

    private final List<String> told = new ArrayList<>();
    private Episode episode = new Episode();
    private int holds;
    private int gone;

    private void at(int day, int second, int verdict) {
        // What the trading day between two moments has; the calendar is the rule book's.
        AlertState state = episode.step(
                new FlowAt().set(day, second, 0),
                verdict,
                holds,
                gone,
                (fromDay, from, toDay, to) -> (toDay - fromDay) * CLOSE + to - from);
        if (state != null) {
            told.add(second + " " + state + " " + episode.level());
        }
        if (state == AlertState.CLEARED) {
            episode.end();
        }
    }

    private void at(int second, int verdict) {
        at(DAY, second, verdict);
    }

    @Test
    void withoutPausesEveryPointCounts() {
        at(10, 1);
        at(11, 2);
        at(12, Detector.BETWEEN);
        at(13, Detector.GONE);
        at(14, 2);
        at(15, Detector.OVER);
        assertThat(told)
                .containsExactly("10 RAISED 1", "11 ESCALATED 2", "13 CLEARED 2", "14 RAISED 2", "15 CLEARED 2");
    }

    @Test
    void isRaisedOnceTheConditionHasHeldLongEnough() {
        holds = 60;
        at(10, 1);
        at(69, 1);
        at(70, 2);
        at(71, 1);
        assertThat(told).containsExactly("70 RAISED 2");
        assertThat(episode.raisedMillis())
                .isEqualTo(new FlowAt().set(DAY, 70, 0).millis());
    }

    @Test
    void aConditionThatIsInterruptedBeginsAnew() {
        holds = 60;
        at(10, 1);
        at(40, Detector.BETWEEN);
        at(50, 1);
        at(109, 1);
        assertThat(told).isEmpty();
        at(110, 1);
        assertThat(told).containsExactly("110 RAISED 1");
    }

    @Test
    void silenceInterruptsNothing() {
        holds = 60;
        at(10, 1);
        at(40, Detector.SILENT);
        at(70, 1);
        assertThat(told).containsExactly("70 RAISED 1");
    }

    @Test
    void theNightDoesNotCount() {
        holds = 60;
        at(DAY, CLOSE - 20, 1);
        at(DAY + 1, 39, 1);
        assertThat(told).isEmpty();
        at(DAY + 1, 40, 1);
        assertThat(told).containsExactly("40 RAISED 1");
    }

    @Test
    void isClearedOnceTheConditionHasBeenGoneLongEnough() {
        gone = 60;
        at(10, 1);
        at(20, Detector.GONE);
        at(50, Detector.BETWEEN);
        at(60, Detector.GONE);
        at(119, Detector.GONE);
        assertThat(told).containsExactly("10 RAISED 1");
        at(120, Detector.GONE);
        assertThat(told).containsExactly("10 RAISED 1", "120 CLEARED 1");
    }

    @Test
    void aConditionThatComesBackKeepsItsAlert() {
        gone = 60;
        at(10, 1);
        at(20, Detector.GONE);
        at(30, 1);
        at(85, Detector.GONE);
        assertThat(told).containsExactly("10 RAISED 1");
    }

    @Test
    void theEndOfASessionNeedsNoPause() {
        gone = 60;
        at(10, 1);
        at(20, Detector.OVER);
        assertThat(told).containsExactly("10 RAISED 1", "20 CLEARED 1");
    }

    @Test
    void waitingGoesOnAfterARestart() {
        holds = 60;
        at(10, 1);
        byte[] saved = RowSink.bytes(episode::write);
        episode = new Episode();
        RowSink.parse(saved, episode::read);
        at(69, 1);
        assertThat(told).isEmpty();
        at(70, 1);
        assertThat(told).containsExactly("70 RAISED 1");
    }

    @Test
    void severalLevelsAreEscalatedOneByOneAndNeverDown() {
        at(10, 1);
        at(11, 2);
        at(12, 1);
        at(13, 3);
        at(14, 2);
        assertThat(told).containsExactly("10 RAISED 1", "11 ESCALATED 2", "13 ESCALATED 3");
    }
}
