package io.southflow.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.server.ServerSocketFactory;
import org.slf4j.LoggerFactory;

/** Kafka's controller and broker over sockets that are bound already: KafkaRaftServer, but for the sockets. */
final class KraftNode implements ServerSocketFactory, AutoCloseable {
    private final Map<String, BoundListener> listeners;
    private final Metrics metrics;
    private final ControllerServer controller;
    private final BrokerServer broker;

    /** @param clients and controller: the listeners that the configuration names */
    KraftNode(KafkaConfig config, BoundListener clients, BoundListener controller) {
        this.listeners = Map.of(clients.name(), clients, controller.name(), controller);
        var logDirs = KafkaRaftServer.initializeLogDirs(config, LoggerFactory.getLogger(KraftNode.class), "");
        MetaPropertiesEnsemble properties = logDirs._1();
        metrics = Server.initializeMetrics(
                config, Time.SYSTEM, properties.clusterId().orElseThrow());
        SharedServer shared = new SharedServer(
                config,
                properties,
                Time.SYSTEM,
                metrics,
                CompletableFuture.completedFuture(Map.of(config.nodeId(), Loopback.address(controller.port()))),
                List.of(),
                new StandardFaultHandlerFactory(),
                this);
        this.controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), logDirs._2());
        broker = new BrokerServer(shared);
    }

    /** Returns when it serves clients. */
    void start() {
        controller.startup();
        broker.startup();
    }

    @Override
    public ServerSocketChannel openServerSocket(
            String listenerName, InetSocketAddress address, int backlog, int receiveBuffer) throws IOException {
        BoundListener listener = listeners.get(listenerName);
        if (listener == null) {
            throw new IOException("no socket for the listener " + listenerName);
        }
        return listener.channel();
    }

    /** The broker first: it leaves by way of the controller. */
    @Override
    public void close() {
        broker.shutdown();
        controller.shutdown();
        broker.awaitShutdown();
        controller.awaitShutdown();
        metrics.close();
    }
}
