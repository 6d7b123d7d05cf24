package io.southflow.cli.settings;

import io.southflow.analytics.detector.DetectorSettings;
import io.southflow.analytics.detector.Limit;
import io.southflow.analytics.detector.Rule;
import io.southflow.analytics.detector.Rules;
import io.southflow.analytics.detector.Threshold;
import io.southflow.analytics.detector.Thresholds;
import java.time.Duration;
import java.util.List;

/** The thresholds of rules as settings. */
final class RuleSettings {
    private static final String PREFIX = Setting.PREFIX + "detectors.";

    private RuleSettings() {}

    /** Every threshold once, in the order of the rules. */
    static List<Setting<?>> of(Rules rules) {
        return rules.thresholds().stream().<Setting<?>>map(RuleSettings::of).toList();
    }

    static Setting<Double> of(Threshold threshold) {
        return new Setting<>(PREFIX + threshold.key(), type(threshold), text(threshold), threshold.meaning());
    }

    private static SettingType<Double> type(Threshold threshold) {
        double least = threshold.least();
        double most = threshold.most();
        return switch (threshold.kind()) {
            case DECIMAL -> SettingType.decimal(least, most);
            case WHOLE -> asDouble(SettingType.whole((int) least, (int) most));
            case HKD -> asDouble(SettingType.amount((long) least, (long) most));
            case TRADING_TIME -> {
                SettingType<Duration> type = SettingType.duration((long) least + "s", (long) most + "s");
                yield new SettingType<>(type.allowed(), text -> seconds(type.parse(text)));
            }
        };
    }

    private static SettingType<Double> asDouble(SettingType<? extends Number> type) {
        return new SettingType<>(type.allowed(), text -> type.parse(text).doubleValue());
    }

    private static double seconds(Duration time) {
        if (time.toMillis() % 1000 != 0) {
            throw new IllegalArgumentException("not whole seconds: " + time);
        }
        return time.toSeconds();
    }

    private static String text(Threshold threshold) {
        return threshold.kind() == Threshold.Kind.TRADING_TIME ? threshold.standard() + "s" : threshold.standard();
    }

    /** What the rules are told. */
    static DetectorSettings detectors(Settings settings) {
        Thresholds thresholds = Thresholds.STANDARD;
        for (Threshold each : settings.rules().thresholds()) {
            thresholds = thresholds.with(each, settings.get(of(each)));
        }
        int lateness = (int) settings.get(SouthflowSettings.LATENESS).toSeconds();
        return new DetectorSettings(lateness, settings.rules(), thresholds);
    }

    /** @throws SettingsException when two thresholds contradict each other */
    static void check(Settings settings) {
        for (Rule rule : settings.rules().all()) {
            for (Limit limit : rule.limits()) {
                if (limit.mayBeEqual()) {
                    CrossChecks.atMost(settings, of(limit.less()), of(limit.more()));
                } else {
                    CrossChecks.below(settings, of(limit.less()), of(limit.more()));
                }
            }
        }
    }
}
