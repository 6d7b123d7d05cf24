package io.southflow.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;

/** TCP ports on 127.0.0.1. A port found free is not reserved: whoever binds it later must be ready to lose the race. */
final class LoopbackPort {
    static final String HOST = "127.0.0.1";

    private LoopbackPort() {}

    /** @param ports how many, all different */
    static int[] findFree(int ports) {
        if (ports == 0) {
            return new int[0];
        }
        // Held while the others are found, so that all differ.
        try (ServerSocket socket = bind(0)) {
            int[] others = findFree(ports - 1);
            int[] all = Arrays.copyOf(others, ports);
            all[ports - 1] = socket.getLocalPort();
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws EmbeddedStartException when nobody could listen on it now */
    static void requireFree(int port) {
        try (ServerSocket socket = bind(port)) {
            assert socket.isBound();
        } catch (IOException e) {
            throw taken(port, e);
        }
    }

    static EmbeddedStartException taken(int port, IOException reason) {
        return new EmbeddedStartException(
                "Cannot listen on " + HOST + ":" + port + " (" + reason.getMessage()
                        + "): stop the process that has the port or choose another one.",
                reason);
    }

    private static ServerSocket bind(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getByName(HOST));
    }
}
