package io.southflow.analytics.rule;

import io.southflow.analytics.detector.Rule;
import io.southflow.analytics.detector.Rules;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule keeps the laws, also those that are added to the list. */
class RuleLawsTest {
    private static final long SEED = 31;
    private static final Rules RULES = ShippedRules.ALL.with(RoundNumber.RULE).with(BuyingStreak.RULE);

    private final RuleLaws laws = new RuleLaws(RULES);

    private static List<Rule> rules() {
        System.out.println("RuleLawsTest seed " + SEED);
        return RULES.all();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void goesOnTheSameAfterARestart(Rule rule) {
        laws.goesOnTheSameAfterARestart(rule, SEED);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void beginsNothingElseWhenItIsReadBack(Rule rule) {
        laws.beginsNothingElseWhenItIsReadBack(rule, SEED);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void isSilentWhileCold(Rule rule) {
        laws.isSilentWhileCold(rule, SEED);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void isRaisedThenEscalatedThenCleared(Rule rule) {
        laws.keepsTheOrderOfStates(rule, SEED);
    }

    @Test
    void doNotDependOnHowTopicsInterleave() {
        laws.doesNotDependOnHowTopicsInterleave(SEED);
    }
}
