package io.southflow.cli.settings;

import static io.southflow.cli.settings.SouthflowSettings.*;

/** What must hold between settings. */
final class CrossChecks {
    private CrossChecks() {}

    static void check(Settings settings) {
        RuleSettings.check(settings);
        atMost(settings, MARKET_INTERVAL, MARKET_IDLE);
        if (settings.get(LATENESS).toMillis() % 1000 != 0) {
            throw new SettingsException(
                    LATENESS.key() + " = '" + settings.text(LATENESS) + "' is not allowed: expected whole seconds");
        }
    }

    static <T extends Comparable<T>> void below(Settings settings, Setting<T> less, Setting<T> more) {
        require(settings.get(less).compareTo(settings.get(more)) < 0, settings, less, "less than", more);
    }

    static <T extends Comparable<T>> void atMost(Settings settings, Setting<T> less, Setting<T> more) {
        require(settings.get(less).compareTo(settings.get(more)) <= 0, settings, less, "at most", more);
    }

    private static void require(boolean holds, Settings settings, Setting<?> less, String how, Setting<?> more) {
        if (!holds) {
            throw new SettingsException(less.key() + " = '" + settings.text(less) + "' is not allowed: expected " + how
                    + " " + more.key() + ", which is " + settings.text(more));
        }
    }
}
