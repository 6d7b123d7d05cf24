package io.southflow.cli;

import io.southflow.analytics.rule.ShippedRules;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "rules",
        description = "Lists the rules that raise alerts: when each speaks, what it shows, its settings.")
final class RulesCommand implements Runnable {
    enum Layout {
        TEXT,
        MARKDOWN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--format",
            paramLabel = "F",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private Layout format;

    @Override
    public void run() {
        spec.commandLine()
                .getOut()
                .print(
                        format == Layout.TEXT
                                ? RulesTable.text(ShippedRules.ALL)
                                : RulesTable.markdown(ShippedRules.ALL));
        spec.commandLine().getOut().flush();
    }
}
