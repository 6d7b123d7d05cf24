package io.southflow.topology;

import io.southflow.wire.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts outcomes by topic between two reports, so that the path of a record touches no shared counter. */
final class Tally {
    private static final Outcome[] OUTCOMES = Outcome.values();

    private final Map<String, long[]> counts = new HashMap<>();
    private final MonitorListener listener;

    Tally(List<Topic<?>> topics, MonitorListener listener) {
        this.listener = listener;
        topics.forEach(topic -> counts.put(topic.name(), new long[OUTCOMES.length]));
    }

    void count(String topic, Outcome outcome) {
        counts.get(topic)[outcome.ordinal()]++;
    }

    void report() {
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
