package io.southflow.cli;

import io.southflow.analytics.detector.AlertState;
import io.southflow.analytics.detector.Rules;
import io.southflow.analytics.rule.ShippedRules;
import io.southflow.cli.kafka.AlertFilter;
import io.southflow.cli.settings.Names;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which alerts are wanted. */
final class AlertSelection {
    /** What the help and completion offer. */
    static final class RuleIds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ShippedRules.ALL.ids().iterator();
        }
    }

    static final class Severities implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return AlertFilter.SEVERITIES.iterator();
        }
    }

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--rule",
            paramLabel = "R",
            split = ",",
            completionCandidates = RuleIds.class,
            description = "Only these rules: ${COMPLETION-CANDIDATES}, or one of another release.")
    private List<String> rules = new ArrayList<>();

    @Mixin
    private SymbolOption symbols;

    @Option(
            names = "--severity",
            paramLabel = "S",
            defaultValue = "NOTICE",
            completionCandidates = Severities.class,
            description =
                    "At least so severe: ${COMPLETION-CANDIDATES}. A severity of another release is always shown.")
    private String severity;

    @Option(
            names = "--state",
            paramLabel = "S",
            split = ",",
            description = "Only these transitions: ${COMPLETION-CANDIDATES}.")
    private Set<AlertState> states = new TreeSet<>();

    @Option(
            names = "--since",
            paramLabel = "T",
            converter = Since.Converter.class,
            description = "Begin with alerts of this event time: 2025-02-17, 2025-02-17T10:00 (Hong Kong, or with an"
                    + " offset), or 2d, 6h, 30m back from the newest alert.")
    private Since since;

    /** @throws UsageException when something is asked for that cannot be */
    AlertFilter filter(Rules known, Names names) {
        String least = severity.toUpperCase(Locale.ROOT);
        if (!AlertFilter.SEVERITIES.contains(least)) {
            throw new UsageException(
                    "--severity is one of " + String.join(", ", AlertFilter.SEVERITIES) + ", not '" + severity + "'");
        }
        return new AlertFilter(
                rules.stream().map(rule -> id(rule, known)).collect(Collectors.toSet()),
                symbols.symbols(names),
                states.stream().map(AlertState::name).collect(Collectors.toSet()),
                least);
    }

    /** Null for all that are kept. */
    Since since() {
        return since;
    }

    /**
     * The rule as alerts name it. One that we do not have is another release's, or a slip of the pen, so we say it.
     *
     * @throws UsageException when no rule can have that name
     */
    private String id(String asked, Rules known) {
        String id = asked.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        if (!id.matches("[A-Z][A-Z0-9_]*")) {
            throw new UsageException("--rule is a name like those of " + known.ids() + ", not '" + asked + "'");
        }
        if (!known.ids().contains(id)) {
            spec.commandLine()
                    .getErr()
                    .println("note: no rule of this release is named " + id + "; its rules are "
                            + String.join(", ", known.ids()));
        }
        return id;
    }
}
