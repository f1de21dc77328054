package dev.heartline.stack.infra;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports of the loopback interface that nobody listens on. Another process may take one before it is used. */
public final class FreePort {

    private FreePort() {}

    /** As many different free ports as asked for. */
    public static List<Integer> take(int count) {
        var held = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            var ports = held.stream().map(ServerSocket::getLocalPort).toList();
            for (var socket : held) {
                socket.close();
            }
            return ports;
        } catch (IOException e) {
            throw new InfrastructureException("no free port", e);
        }
    }
}
