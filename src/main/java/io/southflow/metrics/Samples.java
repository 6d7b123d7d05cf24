package io.southflow.metrics;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.Unit;
import io.southflow.analytics.unit.RuleGauge;
import io.southflow.analytics.unit.StockFigures;
import java.util.ArrayList;
import java.util.List;

/** The samples of one gauge at one scrape. What is not known leaves no sample. */
final class Samples {
    private static final double MILLI = 1_000.0;

    private final MetricMetadata metadata;
    private final String[] labels;
    private final List<GaugeDataPointSnapshot> points = new ArrayList<>();

    Samples(MetricName metric) {
        metadata = metric.metadata();
        labels = metric.labels().toArray(String[]::new);
    }

    Samples(RuleGauge gauge) {
        metadata = new MetricMetadata(gauge.metric(), gauge.help(), new Unit(gauge.unit()));
        labels = new String[] {"symbol"};
    }

    /** Adds a sample unless the value is NaN; label values in the order in which the metric names its labels. */
    Samples add(double value, String... labelValues) {
        if (!Double.isNaN(value)) {
            points.add(new GaugeDataPointSnapshot(value, Labels.of(labels, labelValues), null));
        }
        return this;
    }

    /** Adds thousandths as units, unless they are {@link StockFigures#UNKNOWN}. */
    Samples addMilli(long milli, String... labelValues) {
        return add(known(milli) / MILLI, labelValues);
    }

    static double known(long value) {
        return value == StockFigures.UNKNOWN ? Double.NaN : value;
    }

    GaugeSnapshot snapshot() {
        return new GaugeSnapshot(metadata, points);
    }
}
