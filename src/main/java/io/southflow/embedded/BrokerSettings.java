package io.southflow.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Kafka's settings for one node that is broker and controller, on loopback, beside the application. */
final class BrokerSettings {
    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";
    static final String CLIENT_LISTENER = "CLIENT";

    private BrokerSettings() {}

    static Map<String, String> of(Path logDir, BoundListener clients, BoundListener controller) {
        Map<String, String> settings = new HashMap<>();
        settings.put("log.dirs", logDir.toString());
        settings.putAll(node(clients.address(), controller.address()));
        settings.putAll(session());
        settings.putAll(topics());
        settings.putAll(threads());
        return settings;
    }

    private static Map<String, String> node(String client, String controller) {
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(NODE_ID),
                "controller.quorum.voters",
                NODE_ID + "@" + controller,
                "controller.listener.names",
                CONTROLLER_LISTENER,
                "inter.broker.listener.name",
                CLIENT_LISTENER,
                "listeners",
                CLIENT_LISTENER + "://" + client + "," + CONTROLLER_LISTENER + "://" + controller,
                "advertised.listeners",
                CLIENT_LISTENER + "://" + client,
                "listener.security.protocol.map",
                CLIENT_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
    }

    /**
     * After a kill the controller still holds the dead broker's session, and the next start waits for its end: with
     * Kafka's 9 seconds it took 12, with 4 it takes 6. A pause longer than the session only makes clients retry.
     */
    private static Map<String, String> session() {
        return Map.of("broker.session.timeout.ms", "4000", "broker.heartbeat.interval.ms", "500");
    }

    private static Map<String, String> topics() {
        return Map.ofEntries(
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("default.replication.factor", "1"),
                Map.entry("min.insync.replicas", "1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "4"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.num.partitions", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                // A replay's records are older than any retention by time: it would delete them while they are read.
                Map.entry("log.retention.ms", "-1"));
    }

    private static Map<String, String> threads() {
        return Map.of(
                "num.network.threads", "2",
                "num.io.threads", "4",
                "num.recovery.threads.per.data.dir", "2",
                "background.threads", "2",
                "group.coordinator.threads", "1",
                "share.coordinator.threads", "1",
                "log.cleaner.threads", "1",
                // 24 bytes a key: some 600,000 keys in one pass, more take several passes.
                "log.cleaner.dedupe.buffer.size", Integer.toString(16 << 20));
    }
}
