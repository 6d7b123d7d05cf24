package io.southflow.feed.publish;

import io.southflow.calendar.TradingTime;
import java.util.HashMap;
import java.util.Map;

/** Refuses what Kafka would delete soon: a record's age counts from its event, however lately it came. */
final class Retention {
    private static final double DAY_MILLIS = 86_400_000;

    private final Map<String, Long> millisByTopic;
    /** The earliest stamp that is kept, by topic, as of the start. */
    private final Map<String, Long> earliest = new HashMap<>();

    /** @param millisByTopic only of those topics that delete */
    Retention(Map<String, Long> millisByTopic, PublisherClock clock) {
        this.millisByTopic = millisByTopic;
        millisByTopic.forEach((topic, millis) -> earliest.put(topic, clock.millis() - millis));
    }

    /** @throws PublishException with one line when the event is too old to be kept */
    void check(FeedEvent event) {
        String topic = event.topic().name();
        if (event.timestamp() < earliest.getOrDefault(topic, Long.MIN_VALUE)) {
            long millis = millisByTopic.get(topic);
            throw new PublishException(String.format(
                    java.util.Locale.ROOT,
                    "%s keeps %.4g days (retention.ms=%d), and Kafka would delete an event of %s again: let it keep more"
                            + " (kafka-configs.sh --alter --entity-type topics --entity-name %s --add-config"
                            + " retention.ms=-1; topics that are new: southflow.retention.ms=-1), or --force",
                    topic,
                    millis / DAY_MILLIS,
                    millis,
                    TradingTime.date(TradingTime.dayOf(event.timestamp())),
                    topic));
        }
    }
}
