package io.southflow.bench.growth;

import io.southflow.bench.throughput.Spread;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The outcomes, compared. A ratio is taken within a round, since the machine's speed is another in the next. */
record Comparison(List<Outcome> outcomes) {
    Spread figure(Point point, ToDoubleFunction<Outcome> figure) {
        return Spread.of(of(point.name()).stream().map(figure::applyAsDouble).toList());
    }

    /** To the mean of the reference's runs in the same round. */
    Spread ratio(Point point, ToDoubleFunction<Outcome> figure) {
        return Spread.of(of(point.name()).stream()
                .map(outcome -> figure.applyAsDouble(outcome) / mean(point.reference(), outcome.round(), figure))
                .toList());
    }

    private double mean(String name, int round, ToDoubleFunction<Outcome> figure) {
        return of(name).stream()
                .filter(outcome -> outcome.round() == round)
                .mapToDouble(figure)
                .average()
                .orElseThrow();
    }

    private List<Outcome> of(String name) {
        return outcomes.stream()
                .filter(outcome -> outcome.point().name().equals(name))
                .toList();
    }
}
