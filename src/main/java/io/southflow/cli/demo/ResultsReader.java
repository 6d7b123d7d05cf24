package io.southflow.cli.demo;

import io.southflow.analytics.detector.Rules;
import io.southflow.cli.kafka.CommandFailure;
import io.southflow.cli.kafka.TopicReader;
import io.southflow.cli.kafka.Values;
import io.southflow.cli.report.Results;
import io.southflow.cli.settings.KafkaSettings;
import io.southflow.schema.MarketFlow;
import io.southflow.wire.Topic;
import io.southflow.wire.Topics;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads the results from their topics, committed records only. */
final class ResultsReader {
    private final Rules rules;
    private final Topics topics;
    private final KafkaSettings kafka;

    ResultsReader(Rules rules, Topics topics, KafkaSettings kafka) {
        this.rules = rules;
        this.topics = topics;
        this.kafka = kafka;
    }

    /** @throws CommandFailure when there is no snapshot of the market */
    Results read() {
        List<MarketFlow> market = all(topics.market());
        if (market.isEmpty()) {
            throw new CommandFailure(
                    "no snapshot of the market on " + topics.market().name());
        }
        return Results.of(rules, market.get(market.size() - 1), all(topics.alerts()), all(topics.shortSales()));
    }

    private <T extends SpecificRecord> List<T> all(Topic<T> topic) {
        List<T> values = new ArrayList<>();
        try (Deserializer<Object> deserializer = Values.deserializer(kafka.serde());
                TopicReader reader = new TopicReader(topic.name(), kafka.consumer()).fromBeginning()) {
            reader.readToEnd(
                    () -> false,
                    record -> values.add(topic.type()
                            .cast(deserializer.deserialize(record.topic(), record.headers(), record.value()))));
        }
        return values;
    }
}
