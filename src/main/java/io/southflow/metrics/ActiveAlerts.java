package io.southflow.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many alerts are active: for each rule and severity the sum over the tasks that run here, 0 included. */
final class ActiveAlerts implements MultiCollector {
    private record Key(int task, String rule, String severity) {}

    private final Vocabulary vocabulary;
    private final Map<Key, Integer> active = new ConcurrentHashMap<>();

    ActiveAlerts(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    void set(int task, String rule, String severity, int count) {
        active.put(
                new Key(
                        task,
                        Vocabulary.bounded(vocabulary.rules(), rule),
                        Vocabulary.bounded(vocabulary.severities(), severity)),
                count);
    }

    void closeTask(int task) {
        active.keySet().removeIf(key -> key.task == task);
    }

    @Override
    public MetricSnapshots collect() {
        Samples samples = new Samples(MetricName.ALERTS_ACTIVE);
        Map<Key, Integer> sums = new ConcurrentHashMap<>();
        vocabulary.rules().forEach(rule -> vocabulary.severities().forEach(s -> sums.put(new Key(0, rule, s), 0)));
        active.forEach((key, count) -> sums.merge(new Key(0, key.rule, key.severity), count, Integer::sum));
        sums.forEach((key, count) -> samples.add(count, key.rule, key.severity));
        return MetricSnapshots.of(samples.snapshot());
    }
}
