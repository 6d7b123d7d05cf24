package io.southflow.analytics.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.southflow.analytics.action.Action.Kind;
import io.southflow.analytics.action.Actions.Taken;
import io.southflow.analytics.row.Block;
import io.southflow.analytics.row.SavedBlock;
import org.junit.jupiter.api.Test;

class ActionsTest {
    private static final int NO_SESSION = Integer.MIN_VALUE;
    private static final Block BLOCK = Block.kept("A", 1, "actions");

    private final Actions actions = new Actions(BLOCK);

    private static Action split(int exDay, int newShares) {
        return new Action(exDay, Kind.SPLIT, newShares, 1);
    }

    private long price(int day, int session) {
        return actions.factor(day, session).price(6_000);
    }

    @Test
    void actsOnDaysBeforeItsExDateInSessionsFromItOn() {
        assertThat(actions.add(split(100, 5), 99)).isEqualTo(Taken.IN_TIME);
        assertThat(price(99, 100)).isEqualTo(1_200);
        assertThat(price(100, 100)).isEqualTo(6_000);
        assertThat(price(99, 99)).isEqualTo(6_000);
    }

    @Test
    void oneThatComesLaterActsFromTheNextSession() {
        assertThat(actions.add(split(100, 5), 103)).isEqualTo(Taken.LATE);
        assertThat(price(99, 103)).isEqualTo(6_000);
        assertThat(price(99, 104)).isEqualTo(1_200);
        assertThat(price(101, 104)).isEqualTo(6_000);
    }

    @Test
    void theSameAgainSaysNothingNew() {
        actions.add(split(100, 5), NO_SESSION);
        assertThat(actions.add(split(100, 5), 150)).isEqualTo(Taken.KNOWN);
        assertThat(price(99, 120)).isEqualTo(1_200);
    }

    @Test
    void aCorrectionTakesItsPlaceFromTheNextSession() {
        actions.add(split(100, 5), 99);
        assertThat(actions.add(split(100, 2), 110)).isEqualTo(Taken.LATE);
        assertThat(price(99, 110)).isEqualTo(1_200);
        assertThat(price(99, 111)).isEqualTo(3_000);
    }

    @Test
    void aCorrectionBeforeTheExDateLeavesNothingOfWhatItCorrects() {
        actions.add(split(100, 5), 90);
        assertThat(actions.add(split(100, 2), 98)).isEqualTo(Taken.IN_TIME);
        assertThat(price(99, 100)).isEqualTo(3_000);
    }

    @Test
    void oneThatIsTakenBackActsNoMore() {
        actions.add(split(100, 5), 90);
        assertThat(actions.remove(split(100, 1), 95)).isEqualTo(Taken.IN_TIME);
        assertThat(actions.remove(split(100, 1), 95)).isEqualTo(Taken.KNOWN);
        assertThat(price(99, 100)).isEqualTo(6_000);
        assertThat(actions.isEmpty()).isTrue();
    }

    @Test
    void twoOfOneDayActBoth() {
        actions.add(split(100, 5), NO_SESSION);
        actions.add(new Action(100, Kind.BONUS, 6, 5), NO_SESSION);
        assertThat(price(99, 100)).isEqualTo(1_000);
    }

    @Test
    void theEndOfAListingHasAFirstDayAndNoFactor() {
        actions.add(new Action(100, Kind.END_OF_LISTING, 1, 1), 99);
        assertThat(actions.firstDay(99)).isEqualTo(Integer.MIN_VALUE);
        assertThat(actions.firstDay(100)).isEqualTo(100);
        assertThat(price(99, 100)).isEqualTo(6_000);
    }

    @Test
    void isTheSameFromItsRow() {
        actions.add(split(100, 5), 99);
        actions.add(split(100, 2), 110);
        Actions restored = new Actions(BLOCK);
        actions.save((block, index, row) -> restored.load(SavedBlock.ofRow(block.id(), row, null)));
        for (int session = 95; session < 115; session++) {
            assertThat(restored.factor(99, session).price(6_000)).isEqualTo(price(99, session));
        }
        restored.save((block, index, row) -> {
            throw new AssertionError("nothing changed");
        });
    }

    @Test
    void isBounded() {
        for (int day = 100; day < 300; day++) {
            actions.add(split(day, 2), NO_SESSION);
        }
        assertThat(actions.factor(0, 300).shares(1L)).isEqualTo(Long.MAX_VALUE);
        actions.save((block, index, row) -> assertThat(row.length).isLessThan(64 * 20));
    }
}
