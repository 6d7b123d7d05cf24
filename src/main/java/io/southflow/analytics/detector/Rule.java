package io.southflow.analytics.detector;

import io.southflow.analytics.unit.RuleGauge;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A rule, declared once: settings, documentation, metrics, headline, evidence and state follow from this.
 *
 * @param id name in alerts, metrics and state: capitals and underscores; it never changes
 * @param version of what the detector remembers; it grows when that changes
 * @param watches the events it sees
 * @param thresholds the detector can be told, beside {@link #holds} and {@link #gone}, which every rule has
 * @param limits what must hold between thresholds
 * @param severities by level: the first is that of level 1
 * @param evidence what an alert shows, in order
 * @param gauge of the detector's number, or null
 * @param meaning when it is raised, critical and cleared, in words
 * @param headline symbol and signal in one line for a person
 * @param detector makes one for a stock
 */
public record Rule(
        String id,
        int version,
        Subject watches,
        List<Threshold> thresholds,
        List<Limit> limits,
        List<Severity> severities,
        List<Measure> evidence,
        RuleGauge gauge,
        Meaning meaning,
        BiFunction<String, Signal, String> headline,
        Function<Thresholds, Detector> detector) {

    /** Words for the documentation; {@code critical} is empty when there is one level only. */
    public record Meaning(String raised, String critical, String cleared) {}

    private static final int ONE_SESSION = 19_800;

    /** How long the condition must hold before an alert is raised. */
    public Threshold holds() {
        return new Threshold(
                name() + ".for",
                Threshold.Kind.TRADING_TIME,
                0,
                ONE_SESSION,
                "0",
                "Trading time for which the condition must hold before " + id + " is raised.");
    }

    /** How long the condition must be gone before an alert is cleared. */
    public Threshold gone() {
        return new Threshold(
                name() + ".keep",
                Threshold.Kind.TRADING_TIME,
                0,
                ONE_SESSION,
                "0",
                "Trading time for which the condition must be gone before " + id + " is cleared.");
    }

    /** Every threshold. */
    public List<Threshold> all() {
        List<Threshold> all = new ArrayList<>(thresholds);
        all.add(holds());
        all.add(gone());
        return all;
    }

    /** The id as settings have it. */
    public String name() {
        return id.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The severity of a level; that of the last for those beyond. */
    public Severity severity(int level) {
        return severities.get(Math.min(level, severities.size()) - 1);
    }

    @Override
    public String toString() {
        return id;
    }
}
