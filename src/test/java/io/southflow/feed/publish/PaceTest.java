package io.southflow.feed.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.calendar.TradingCalendar;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long WALL = 42_000_000_000L;

    private static Pace pace(double speed) {
        return new Pace(speed, TradingCalendar.hongKong());
    }

    /** Seconds of wall time until each moment is due, when nobody is late. */
    private static double[] due(double speed, String... times) {
        Pace pace = pace(speed);
        double[] due = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            long millis = LocalDateTime.parse(times[i])
                    .toInstant(ZoneOffset.ofHours(8))
                    .toEpochMilli();
            due[i] = (pace.dueNanos(millis, WALL) - WALL) / 1e9;
        }
        return due;
    }

    @Test
    void beginsAtOnceWhereverItBegins() {
        assertThat(due(1, "2025-02-18T14:15:16")).containsExactly(0);
    }

    @Test
    void keepsRealTimeAtSpeedOneToTheMillisecond() {
        assertThat(due(1, "2025-02-18T10:00:00.250", "2025-02-18T10:00:01", "2025-02-18T10:00:01.001"))
                .containsExactly(0, 0.75, 0.751);
    }

    @Test
    void skipsLunch() {
        assertThat(due(1, "2025-02-18T11:59:59", "2025-02-18T12:30:00", "2025-02-18T13:00:01"))
                .containsExactly(0, 1, 2);
    }

    @Test
    void skipsTheNightTheWeekendAndTheAuctions() {
        assertThat(due(1, "2025-02-14T15:59:59", "2025-02-14T16:08:00", "2025-02-17T09:15:00", "2025-02-17T09:30:01"))
                .containsExactly(0, 1, 1, 2);
    }

    @Test
    void skipsTheAfternoonOfAHalfDayAndTheHolidaysBehindIt() {
        assertThat(due(1, "2025-01-28T11:59:59", "2025-01-28T12:30:00", "2025-02-03T09:30:01"))
                .containsExactly(0, 1, 2);
    }

    @Test
    void skipsDaysWithoutAnEvent() {
        assertThat(due(1, "2025-02-03T15:59:59", "2025-02-18T09:30:01")).containsExactly(0, 2);
    }

    @Test
    void anEventOnAClosedDayTakesNoTime() {
        assertThat(due(1, "2025-02-14T15:59:59", "2025-02-15T11:00:00", "2025-02-17T09:30:01"))
                .containsExactly(0, 1, 2);
    }

    @Test
    void playsADayInThirtyThreeSecondsAt600() {
        assertThat(due(600, "2025-02-18T09:30:00", "2025-02-18T16:00:00", "2025-02-18T16:30:00"))
                .containsExactly(0, 33, 33);
    }

    @Test
    void doesNotWaitForWhatIsBehindAndLosesNoTimeByIt() {
        assertThat(due(1, "2025-02-18T10:00:00", "2025-02-18T10:00:30", "2025-02-18T10:00:00", "2025-02-18T10:00:31"))
                .containsExactly(0, 30, 30, 31);
    }

    @Test
    void startsAnewWithAFileOfEarlierDays() {
        assertThat(due(1, "2025-02-18T10:00:00", "2025-02-18T10:00:30", "2025-02-17T10:00:00", "2025-02-17T10:00:05"))
                .containsExactly(0, 30, 0, 5);
    }

    @Test
    void waitsForNothingAtTheGreatestSpeed() {
        assertThat(due(PublisherSettings.MAX_SPEED, "2025-02-17T10:00:00", "2025-02-18T16:00:00"))
                .containsExactly(0, 0);
    }
}
