package io.southflow.bench.throughput;

import io.southflow.bench.contestant.Contestant;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The runs, compared. A ratio is taken within a round, since the machine's speed is another in the next. */
record Standings(List<Contestant> contestants, List<Run> runs) {
    Spread figure(Contestant contestant, ToDoubleFunction<Run> figure) {
        return Spread.of(runsOf(contestant).stream().map(figure::applyAsDouble).toList());
    }

    /** Empty when the other did not take part. */
    Optional<Spread> ratio(Contestant contestant, Contestant other, ToDoubleFunction<Run> figure) {
        List<Run> others = runsOf(other);
        if (others.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Spread.of(runsOf(contestant).stream()
                .map(run -> figure.applyAsDouble(run) / figure.applyAsDouble(others.get(run.round() - 1)))
                .toList()));
    }

    List<Run> runsOf(Contestant contestant) {
        return runs.stream().filter(run -> run.contestant() == contestant).toList();
    }
}
