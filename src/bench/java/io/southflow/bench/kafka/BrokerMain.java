package io.southflow.bench.kafka;

import io.southflow.bench.jvm.ChildJvm;
import io.southflow.bench.jvm.StandardInput;
import io.southflow.embedded.EmbeddedKafka;
import io.southflow.embedded.EmbeddedRegistry;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Broker and registry in a process of their own, so that a contestant's CPU time is its own. */
public final class BrokerMain {
    private BrokerMain() {}

    public static void main(String[] args) throws InterruptedException {
        CountDownLatch end = StandardInput.end();
        try (EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(args[0]), 0);
                EmbeddedRegistry registry = EmbeddedRegistry.start(kafka.bootstrapServers(), 0)) {
            ChildJvm.say(kafka.bootstrapServers() + " " + registry.url());
            end.await();
        }
    }
}
