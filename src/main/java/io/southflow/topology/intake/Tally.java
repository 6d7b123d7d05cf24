package io.southflow.topology.intake;

import io.southflow.topology.api.MonitorListener;
import io.southflow.topology.api.Outcome;
import io.southflow.wire.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts outcomes by topic between two reports, so that the path of a record touches no shared counter. */
public final class Tally {
    private static final Outcome[] OUTCOMES = Outcome.values();

    private final Map<String, long[]> counts = new HashMap<>();
    private final MonitorListener listener;

    public Tally(List<Topic<?>> topics, MonitorListener listener) {
        this.listener = listener;
        topics.forEach(topic -> counts.put(topic.name(), new long[OUTCOMES.length]));
    }

    public void count(String topic, Outcome outcome) {
        counts.get(topic)[outcome.ordinal()]++;
    }

    public void report() {
        counts.forEach((topic, ofTopic) -> {
            for (Outcome outcome : OUTCOMES) {
                if (ofTopic[outcome.ordinal()] != 0) {
                    listener.counted(topic, outcome, ofTopic[outcome.ordinal()]);
                    ofTopic[outcome.ordinal()] = 0;
                }
            }
        });
    }
}
