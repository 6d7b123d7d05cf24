package io.southflow.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBindingTest {
    private static final String LISTED = KafkaMetricName.ALIVE_THREADS.exported() + "{";

    @TempDir
    private Path directory;

    @Test
    void takesKafkasMetricsAwayAndBringsThemBack() {
        try (Metrics metrics = Sample.metrics();
                KafkaStreams streams = notStarted()) {
            KafkaBinding binding = metrics.bind(streams);
            assertThat(Exposition.of(metrics)).contains(LISTED);

            binding.close();
            assertThat(Exposition.of(metrics)).doesNotContain("kafka_");

            try (KafkaBinding again = metrics.bind(streams)) {
                assertThat(again).isNotNull();
                assertThat(Exposition.of(metrics)).contains(LISTED);
            }
        }
    }

    @Test
    void showsATopicOnceThoughKafkaNamesItTwice() {
        assertThat(List.of("market.ticks", "desk_market.ticks"))
                .allMatch(topic -> reply(topic) == MeterFilterReply.NEUTRAL);
        assertThat(List.of("market_ticks", "desk_market_ticks"))
                .allMatch(topic -> reply(topic) == MeterFilterReply.DENY);
    }

    private static MeterFilterReply reply(String topic) {
        String name = KafkaMetricName.RECORDS_LAG_MAX.exported().replace('_', '.');
        return KafkaMetricName.allowlist()
                .accept(new Meter.Id(name, Tags.of("topic", topic), null, null, Meter.Type.GAUGE));
    }

    private KafkaStreams notStarted() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "not-started");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream("input");
        Topology topology = builder.build();
        return new KafkaStreams(topology, properties);
    }
}
