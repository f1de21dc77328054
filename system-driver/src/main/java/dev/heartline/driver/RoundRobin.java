package dev.heartline.driver;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One door in front of several replicas on this machine: each connection goes to the next that takes it, whatever is
 * spoken on it. Who is connected to a replica that dies is cut off, as by any balancer.
 */
public final class RoundRobin implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 1_000;
    private static final int BACKLOG = 512;

    private final ServerSocket door;
    private final List<Integer> replicas;
    private final AtomicInteger turn = new AtomicInteger();

    private RoundRobin(ServerSocket door, List<Integer> replicas) {
        this.door = door;
        this.replicas = List.copyOf(replicas);
    }

    /**
     * @param port of the door, on the loopback interface
     * @param replicas their ports
     */
    public static RoundRobin open(int port, List<Integer> replicas) {
        try {
            var robin = new RoundRobin(new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress()), replicas);
            Thread.ofVirtual().name("round-robin-" + port).start(robin::accept);
            return robin;
        } catch (IOException e) {
            throw new UncheckedIOException("no door on port " + port, e);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket caller = door.accept();
                Thread.ofVirtual().start(() -> lead(caller));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void lead(Socket caller) {
        try (caller) {
            var replica = next();
            if (replica.isEmpty()) {
                return;
            }
            try (Socket callee = replica.get()) {
                caller.setTcpNoDelay(true);
                callee.setTcpNoDelay(true);
                var back = Thread.ofVirtual().start(() -> pump(callee, caller));
                pump(caller, callee);
                back.join();
            }
        } catch (IOException e) {
            // Either side is gone, which the other sees.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Socket> next() {
        int first = turn.getAndIncrement();
        for (int i = 0; i < replicas.size(); i++) {
            var socket = new Socket();
            try {
                int port = replicas.get(Math.floorMod(first + i, replicas.size()));
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
                return Optional.of(socket);
            } catch (IOException e) {
                close(socket);
            }
        }
        return Optional.empty();
    }

    /** Until one side ends; then both do. */
    private static void pump(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException e) {
            // As an end.
        } finally {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Nothing left to do with it.
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
