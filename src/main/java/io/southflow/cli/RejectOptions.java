package io.southflow.cli;

import io.southflow.check.RejectReason;
import io.southflow.cli.rejects.Position;
import io.southflow.cli.rejects.RejectFilter;
import io.southflow.wire.Topic;
import io.southflow.wire.Topics;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Which rejects are meant. */
final class RejectOptions {
    @Option(
            names = "--reason",
            paramLabel = "R",
            split = ",",
            description = "Only with this reason; may be repeated. ${COMPLETION-CANDIDATES}",
            completionCandidates = Reasons.class)
    private List<String> reasons = List.of();

    @Option(
            names = "--topic",
            paramLabel = "T",
            split = ",",
            description = "Only from this input, as southbound.flows or flows; may be repeated.")
    private List<String> topics = List.of();

    @Option(
            names = "--symbol",
            paramLabel = "S",
            split = ",",
            description = "Only with this key (700 and 00700 are the same); may be repeated.")
    private List<String> symbols = List.of();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = SinceTime.class,
            description = "Only rejected since then: how long ago, like 2h or 1d, or a time like 2025-02-18T10:00.")
    private Instant since;

    /** What the help and completion offer. */
    static final class Reasons implements Iterable<String> {
        @Override
        public java.util.Iterator<String> iterator() {
            return Arrays.stream(RejectReason.values()).map(RejectReason::name).iterator();
        }
    }

    /** When the oldest was rejected; null for any. */
    Instant since() {
        return since;
    }

    /** @throws UsageException when a word is none of those that there are */
    RejectFilter filter(Topics known, List<String> positions) {
        return new RejectFilter(
                reasons.stream().map(RejectOptions::reason).collect(Collectors.toSet()),
                topics.stream().map(topic -> topic(topic, known)).collect(Collectors.toSet()),
                symbols.stream().flatMap(RejectOptions::keys).collect(Collectors.toSet()),
                positions.stream().map(text -> position(text, known)).collect(Collectors.toSet()));
    }

    /** @throws UsageException when it is none */
    static Position position(String text, Topics known) {
        try {
            return Position.parse(text, known.rejects());
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private static String reason(String asked) {
        String name = asked.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        try {
            return RejectReason.valueOf(name).name();
        } catch (IllegalArgumentException e) {
            throw new UsageException("--reason is one of "
                    + Arrays.stream(RejectReason.values())
                            .map(RejectReason::name)
                            .collect(Collectors.joining(", "))
                    + ", not '" + asked + "'");
        }
    }

    /** The name of an input, whole or without the prefix or by its last word. */
    private static String topic(String asked, Topics known) {
        Set<String> names = known.inputs().stream().map(Topic::name).collect(Collectors.toSet());
        return names.stream()
                .filter(name -> name.equals(asked) || name.endsWith("." + asked))
                .findFirst()
                .or(() -> names.stream()
                        .filter(name -> name.endsWith(asked) && asked.contains("."))
                        .findFirst())
                .orElseThrow(() -> new UsageException("--topic is an input: one of "
                        + names.stream().sorted().collect(Collectors.joining(", ")) + ", not '" + asked + "'"));
    }

    /** A key may be anything: what is rejected for it has to be found too. */
    private static Stream<String> keys(String symbol) {
        return symbol.matches("\\d{1,4}")
                ? Stream.of(symbol, "00000".substring(symbol.length()) + symbol)
                : Stream.of(symbol);
    }
}
