package io.southflow.metrics;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.southflow.analytics.unit.StockFigures;
import java.util.ArrayList;
import java.util.List;

/** The samples of one gauge at one scrape. What is not known leaves no sample. */
final class Samples {
    private static final double MILLI = 1_000.0;

    private final MetricName metric;
    private final String[] labels;
    private final List<GaugeDataPointSnapshot> points = new ArrayList<>();

    Samples(MetricName metric) {
        this.metric = metric;
        this.labels = metric.labels().toArray(String[]::new);
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
        return new GaugeSnapshot(metric.metadata(), points);
    }
}
