package io.southflow.cli;

import io.southflow.embedded.EmbeddedKafka;
import io.southflow.embedded.EmbeddedRegistry;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A broker and a registry of a test, and commands that are pointed at them. */
final class Installation implements AutoCloseable {
    private final EmbeddedKafka kafka;
    private final EmbeddedRegistry registry;

    Installation(Path dir) {
        kafka = EmbeddedKafka.start(dir, 0);
        registry = EmbeddedRegistry.start(kafka.bootstrapServers(), 0);
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    String registryUrl() {
        return registry.url();
    }

    Ran southflow(String... args) {
        Stream<String> where = Stream.of(
                "--set",
                "bootstrap.servers=" + kafka.bootstrapServers(),
                "--set",
                "schema.registry.url=" + registry.url());
        return Ran.southflow(Stream.concat(Stream.of(args), where).toArray(String[]::new));
    }

    @Override
    public void close() {
        registry.close();
        kafka.close();
    }
}
