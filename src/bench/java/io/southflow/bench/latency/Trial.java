package io.southflow.bench.latency;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.southflow.bench.jvm.ChildJvm;
import io.southflow.bench.jvm.ClassPaths;
import io.southflow.bench.kafka.Installation;
import io.southflow.bench.kafka.InstalledTopics;
import io.southflow.cli.settings.KafkaSettings;
import io.southflow.wire.AvroDeserializer;
import io.southflow.wire.AvroSerializer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Lets one contestant run against the schedule, alone, on a broker of its own. */
final class Trial {
    private static final long HEAD_START_NANOS = 1_000_000_000L;

    private final LatencyOptions options;
    private final Schedule schedule;
    private final Prices prices = new Prices();
    private final Expected expected;

    Trial(LatencyOptions options, Schedule schedule) {
        this.options = options;
        this.schedule = schedule;
        expected = new Expected(schedule, prices);
    }

    /** @param directory for data, empty */
    Outcome hold(Entry entry, Path directory) throws Exception {
        int partitions = options.common().partitions();
        try (Installation installation = new Installation(directory.resolve("broker"), partitions)) {
            new InstalledTopics(installation, "").create();
            NewTopic echo = new NewTopic(Assignment.ECHO_TOPIC, partitions, (short) 1);
            installation.admin().createTopics(List.of(echo)).all().get();
            AvroSerializer serializer = new AvroSerializer();
            serializer.configure(kafka(installation).serde(), false);
            Encoded encoded = new Encoded(schedule, prices, options.common().seed(), serializer);
            try (Producer<byte[], byte[]> producer = producer(installation);
                    ChildJvm child = child(entry, installation, directory.resolve("state"))) {
                History history = new History(installation, serializer);
                history.write(producer, schedule, prices);
                history.awaitReader(entry, child);
                return measure(entry, installation, child, encoded, producer);
            }
        }
    }

    private Outcome measure(
            Entry entry, Installation installation, ChildJvm child, Encoded encoded, Producer<byte[], byte[]> producer)
            throws Exception {
        long start = System.nanoTime() + HEAD_START_NANOS;
        Generator generator = new Generator(schedule, encoded, producer, start);
        Observer observer = observer(entry, installation, start);
        try {
            new Watch(entry, schedule, generator, observer, child).run();
        } finally {
            observer.stop();
        }
        return new Outcome(entry, observer.arrivals(), generator.lagNanos());
    }

    private Observer observer(Entry entry, Installation installation, long start) {
        AvroDeserializer values = new AvroDeserializer();
        values.configure(kafka(installation).serde(), false);
        Map<String, Object> config = kafka(installation).consumer();
        config.put("fetch.min.bytes", 1);
        config.put("fetch.max.wait.ms", 20);
        // All that a fetch brings is visible at once.
        config.put("max.poll.records", 100_000);
        Map<String, Kind> topics =
                switch (entry.system()) {
                    case ECHO -> Map.of(Assignment.ECHO_TOPIC, Kind.ECHO);
                    case SOUTHFLOW, FLINK ->
                        Map.of(
                                Assignment.TOPICS.netInflows().name(),
                                Kind.NET_INFLOW,
                                Assignment.TOPICS.alerts().name(),
                                Kind.ALERT);
                };
        return new Observer(config, topics, schedule, expected, new Causes(schedule, prices, expected, values), start);
    }

    private Producer<byte[], byte[]> producer(Installation installation) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                installation.bootstrapServers(),
                "acks",
                "1",
                "enable.idempotence",
                false,
                "linger.ms",
                options.lingerMs());
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private ChildJvm child(Entry entry, Installation installation, Path state) throws Exception {
        Assignment assignment = Assignment.of(entry, installation, options, state.toString());
        // Else the collector meets pages that were never touched. The kernel's work on them makes its pauses ten times
        // as long until the heap has been full once, which at this rate takes longer than the run.
        List<String> arguments = new ArrayList<>(
                List.of("-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch", "-Dsun.net.httpserver.nodelay=true"));
        boolean flink = entry.system() == Entry.System.FLINK;
        if (flink) {
            // It warns of its own metrics at each checkpoint.
            arguments.add("-Dsouthflow.log.root=ERROR");
        }
        arguments.addAll(options.common().jvm());
        return new ChildJvm(
                flink ? ClassPaths.flink(options.common().directory().resolve("flink")) : ClassPaths.own(),
                arguments,
                WorkerMain.class,
                List.of(new ObjectMapper().writeValueAsString(assignment)));
    }

    private static KafkaSettings kafka(Installation installation) {
        return new KafkaSettings(installation.settings(""));
    }
}
