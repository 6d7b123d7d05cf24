package io.southflow.analytics.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.action.Action.Kind;
import org.junit.jupiter.api.Test;

class FactorTest {
    private static final Factor SPLIT = Factor.ONE.times(new Action(100, Kind.SPLIT, 5, 1));

    @Test
    void aSplitMakesPricesLessAndSharesMore() {
        assertThat(SPLIT.price(534_600)).isEqualTo(106_920);
        assertThat(SPLIT.shares(1_000L)).isEqualTo(5_000);
    }

    @Test
    void aConsolidationMakesPricesMoreAndSharesLess() {
        Factor factor = Factor.ONE.times(new Action(100, Kind.CONSOLIDATION, 1, 10));
        assertThat(factor.price(123)).isEqualTo(1_230);
        assertThat(factor.shares(1_234L)).isEqualTo(123);
    }

    @Test
    void roundsHalfUpAndOnceForAllActions() {
        Factor thrice = SPLIT.times(new Action(200, Kind.BONUS, 11, 10)).times(new Action(300, Kind.SPLIT, 3, 1));
        assertThat(thrice.price(16_500)).isEqualTo(1_000);
        assertThat(thrice.price(16_508)).isEqualTo(1_000);
        assertThat(thrice.price(16_509)).isEqualTo(1_001);
        assertThat(SPLIT.price(12)).isEqualTo(2);
        assertThat(SPLIT.price(13)).isEqualTo(3);
    }

    @Test
    void aPriceStaysAPrice() {
        assertThat(SPLIT.price(1)).isEqualTo(1);
        assertThat(SPLIT.price(0)).isEqualTo(0);
    }

    @Test
    void whatDoesNotFitIsTheLargestNumber() {
        assertThat(SPLIT.shares(Long.MAX_VALUE / 2)).isEqualTo(Long.MAX_VALUE);
    }
}
