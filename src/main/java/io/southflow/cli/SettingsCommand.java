package io.southflow.cli;

import io.southflow.analytics.rule.ShippedRules;
import io.southflow.cli.settings.SettingsTable;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "settings", description = "Lists every setting of Southflow's own with default, range and meaning.")
final class SettingsCommand implements Runnable {
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
                                ? SettingsTable.text(ShippedRules.ALL)
                                : SettingsTable.markdown(ShippedRules.ALL));
        spec.commandLine().getOut().flush();
    }
}
