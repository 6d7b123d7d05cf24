package io.southflow.embedded;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;

/**
 * A listener's socket, bound before Kafka starts. So the port is known and ours from then on: were Kafka to find the
 * controller's port taken, it would halt the whole JVM.
 */
record BoundListener(String name, ServerSocketChannel channel, int port) implements AutoCloseable {
    /**
     * @param port 0 for any free one
     * @throws EmbeddedStartException when the port is taken
     */
    static BoundListener bind(String name, int port) {
        ServerSocketChannel channel = null;
        try {
            channel = ServerSocketChannel.open();
            channel.configureBlocking(false);
            channel.bind(Loopback.address(port));
            return new BoundListener(name, channel, channel.socket().getLocalPort());
        } catch (IOException e) {
            closeQuietly(channel);
            throw Loopback.cannotListen(port, e);
        }
    }

    String address() {
        return Loopback.HOST + ":" + port;
    }

    @Override
    public void close() {
        closeQuietly(channel);
    }

    private static void closeQuietly(ServerSocketChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // Nobody listens any more, which is all that was asked for.
        }
    }
}
