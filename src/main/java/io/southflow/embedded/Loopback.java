package io.southflow.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;

/** The one address that servers in here listen on. */
final class Loopback {
    static final String HOST = "127.0.0.1";

    private Loopback() {}

    /** @param port 0 for any free one */
    static InetSocketAddress address(int port) {
        return new InetSocketAddress(HOST, port);
    }

    static EmbeddedStartException cannotListen(int port, IOException reason) {
        return new EmbeddedStartException(
                "Cannot listen on " + HOST + ":" + port + " (" + reason.getMessage()
                        + "): stop the process that has the port or choose another one.",
                reason);
    }
}
