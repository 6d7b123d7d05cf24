package io.southflow.topology.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.price.Bar;
import io.southflow.schema.Basis;
import io.southflow.schema.DailyBar;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class OfficialBarTest {
    private static Bar bar(boolean volumeKnown, boolean turnoverKnown) {
        return PriceTracker.official(new DailyBar(
                "00700",
                LocalDate.of(2025, 2, 17),
                1L,
                3L,
                1L,
                2L,
                0L,
                0L,
                Basis.REPORTED,
                "test",
                false,
                volumeKnown,
                turnoverKnown));
    }

    @Test
    void whatTheSourceDoesNotTellIsUnknownAndNotZero() {
        assertThat(bar(false, true)).extracting(Bar::volume, Bar::turnoverMilli).containsExactly(Bar.UNKNOWN, 0L);
        assertThat(bar(true, false)).extracting(Bar::volume, Bar::turnoverMilli).containsExactly(0L, Bar.UNKNOWN);
    }

    @Test
    void aZeroThatIsToldStaysAZero() {
        assertThat(bar(true, true)).extracting(Bar::volume, Bar::turnoverMilli).containsExactly(0L, 0L);
    }
}
