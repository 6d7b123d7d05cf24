package io.southflow.analytics.rule;

import io.southflow.analytics.detector.DetectorSettings;
import io.southflow.analytics.detector.Rules;
import io.southflow.analytics.detector.Thresholds;
import java.util.List;

/** The rules of Southflow. */
public final class ShippedRules {
    /** In the order in which they are judged, shown and documented. */
    public static final Rules ALL =
            new Rules(List.of(Overbought.RULE, Oversold.RULE, ShortSpike.RULE, InflowSurge.RULE, OutflowSurge.RULE));

    private ShippedRules() {}

    /** The rules with what holds when nothing is set. */
    public static DetectorSettings standard() {
        return new DetectorSettings(0, ALL, Thresholds.STANDARD);
    }
}
