package io.southflow.cli.rejects;

import java.util.Set;
import java.util.function.Predicate;

/**
 * Which rejects are wanted, told from header and key alone. What is empty lets all pass.
 *
 * @param reasons names of reasons
 * @param topics full names of inputs
 * @param symbols keys
 * @param positions where they lie among the rejects, or where they were read
 */
public record RejectFilter(Set<String> reasons, Set<String> topics, Set<String> symbols, Set<Position> positions)
        implements Predicate<Reject> {
    public RejectFilter {
        reasons = Set.copyOf(reasons);
        topics = Set.copyOf(topics);
        symbols = Set.copyOf(symbols);
        positions = Set.copyOf(positions);
    }

    @Override
    public boolean test(Reject reject) {
        return has(reasons, reject.reason())
                && has(topics, reject.topic())
                && has(symbols, reject.key())
                && (positions.isEmpty()
                        || positions.contains(reject.position())
                        || reject.original() != null && positions.contains(reject.original()));
    }

    private static boolean has(Set<String> wanted, String value) {
        return wanted.isEmpty() || wanted.contains(value);
    }
}
