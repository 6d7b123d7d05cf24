package io.southflow.cli.settings;

import static io.southflow.cli.settings.SouthflowSettings.*;

/** What must hold between settings. */
final class CrossChecks {
    private CrossChecks() {}

    static void check(Settings settings) {
        below(settings, OVERBOUGHT_CLEAR, OVERBOUGHT_RAISE);
        atMost(settings, OVERBOUGHT_RAISE, OVERBOUGHT_CRITICAL);
        below(settings, OVERSOLD_RAISE, OVERSOLD_CLEAR);
        atMost(settings, OVERSOLD_CRITICAL, OVERSOLD_RAISE);
        below(settings, SHORT_SPIKE_CLEAR, SHORT_SPIKE_RATIO);
        atMost(settings, SHORT_SPIKE_RATIO, SHORT_SPIKE_CRITICAL);
        below(settings, SURGE_CLEAR, SURGE_DEVIATIONS);
        atMost(settings, SURGE_WARM_UP, SURGE_SESSIONS);
        atMost(settings, MARKET_INTERVAL, MARKET_IDLE);
        if (settings.get(LATENESS).toMillis() % 1000 != 0) {
            throw new SettingsException(
                    LATENESS.key() + " = '" + settings.text(LATENESS) + "' is not allowed: expected whole seconds");
        }
    }

    private static <T extends Comparable<T>> void below(Settings settings, Setting<T> less, Setting<T> more) {
        require(settings.get(less).compareTo(settings.get(more)) < 0, settings, less, "less than", more);
    }

    private static <T extends Comparable<T>> void atMost(Settings settings, Setting<T> less, Setting<T> more) {
        require(settings.get(less).compareTo(settings.get(more)) <= 0, settings, less, "at most", more);
    }

    private static void require(boolean holds, Settings settings, Setting<?> less, String how, Setting<?> more) {
        if (!holds) {
            throw new SettingsException(less.key() + " = '" + settings.text(less) + "' is not allowed: expected " + how
                    + " " + more.key() + ", which is " + settings.text(more));
        }
    }
}
