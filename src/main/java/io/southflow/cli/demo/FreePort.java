package io.southflow.cli.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** The port that one expects, if nobody has it. */
final class FreePort {
    private FreePort() {}

    /** The port asked for; for 0 the usual one if it is free on loopback, else 0, which is any. */
    static int choose(int asked, int usual) {
        if (asked != 0) {
            return asked;
        }
        try (ServerSocket socket = new ServerSocket(usual, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            return 0;
        }
    }
}
