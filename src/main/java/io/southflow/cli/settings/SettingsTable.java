package io.southflow.cli.settings;

import io.southflow.analytics.detector.Rules;

/** The settings as a table, for the README and for {@code southflow settings}. */
public final class SettingsTable {
    private SettingsTable() {}

    /** A table in Markdown, one line a setting. */
    public static String markdown(Rules rules) {
        StringBuilder table = new StringBuilder("| setting | default | allowed | meaning |\n|---|---|---|---|\n");
        for (Setting<?> setting : SouthflowSettings.all(rules)) {
            String standard = setting.defaultText().isEmpty() ? "" : "`" + setting.defaultText() + "`";
            table.append("| `%s` | %s | %s | %s |%n"
                    .formatted(setting.key(), standard, setting.type().allowed().replace("|", "\\|"), setting.doc())
                    .replace(System.lineSeparator(), "\n"));
        }
        return table.toString();
    }

    /** Three lines a setting: key, default and variable; what is allowed; what it means. */
    public static String text(Rules rules) {
        StringBuilder table = new StringBuilder();
        for (Setting<?> setting : SouthflowSettings.all(rules)) {
            table.append(setting.key())
                    .append(" = ")
                    .append(setting.defaultText().isEmpty() ? "(empty)" : setting.defaultText())
                    .append("   [")
                    .append(setting.variable())
                    .append("]\n    ")
                    .append(setting.doc())
                    .append("\n    allowed: ")
                    .append(setting.type().allowed())
                    .append('\n');
        }
        return table.toString();
    }
}
