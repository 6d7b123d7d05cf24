package io.southflow.feed.tape;

import java.util.Map;

/**
 * Every transition of every alert that the demo's tape must give, recomputed from its events without anything of the
 * application: each with the number that decided it.
 */
public final class NaiveAlerts {
    private NaiveAlerts() {}

    /** OVERBOUGHT and OVERSOLD with their RSI: ta4j's for {@link NaiveRsi#BY_TA4J}, Wilder's definition for the rest. */
    public static Map<Transition, Double> rsi() {
        return new NaiveRsi().read(TapeReading.tape(Tape.DEFAULT_SEED, 1));
    }

    /** INFLOW_SURGE and OUTFLOW_SURGE with the net of 30 minutes in HKD. */
    public static Map<Transition, Double> surges() {
        return new NaiveSurges(TapeReading.ofSeed(Tape.DEFAULT_SEED)).all();
    }

    /** SHORT_SPIKE with the shares sold short. */
    public static Map<Transition, Double> shortSpikes() {
        return new NaiveShortSpikes(TapeReading.ofSeed(Tape.DEFAULT_SEED)).all();
    }
}
