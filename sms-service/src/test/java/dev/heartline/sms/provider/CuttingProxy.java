package dev.heartline.sms.provider;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Stands between us and a carrier, and cuts the connection within one exchange, at a byte that the test names. */
final class CuttingProxy implements Closeable {

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");

    /** Where the connection ends. {@code true}: in the answer, so that the carrier has the whole request. */
    enum Cut {
        BEFORE_THE_REQUEST(false),
        IN_THE_HEAD_OF_THE_REQUEST(false),
        AFTER_THE_HEAD_OF_THE_REQUEST(false),
        IN_THE_BODY_OF_THE_REQUEST(false),
        BEFORE_THE_LAST_BYTE_OF_THE_REQUEST(false),
        BEFORE_THE_ANSWER(true),
        AFTER_THE_FIRST_BYTE_OF_THE_ANSWER(true),
        IN_THE_HEAD_OF_THE_ANSWER(true),
        AFTER_THE_HEAD_OF_THE_ANSWER(true),
        IN_THE_BODY_OF_THE_ANSWER(true),
        BEFORE_THE_LAST_BYTE_OF_THE_ANSWER(true);

        final boolean isInAnswer;

        Cut(boolean isInAnswer) {
            this.isInAnswer = isInAnswer;
        }

        /** How many bytes of the message pass. */
        private int of(Message message) {
            return switch (this) {
                case BEFORE_THE_REQUEST, BEFORE_THE_ANSWER -> 0;
                case AFTER_THE_FIRST_BYTE_OF_THE_ANSWER -> 1;
                case IN_THE_HEAD_OF_THE_REQUEST, IN_THE_HEAD_OF_THE_ANSWER -> message.head / 2;
                case AFTER_THE_HEAD_OF_THE_REQUEST, AFTER_THE_HEAD_OF_THE_ANSWER -> message.head;
                case IN_THE_BODY_OF_THE_REQUEST, IN_THE_BODY_OF_THE_ANSWER ->
                    message.head + (message.bytes.length - message.head) / 2;
                case BEFORE_THE_LAST_BYTE_OF_THE_REQUEST, BEFORE_THE_LAST_BYTE_OF_THE_ANSWER ->
                    message.bytes.length - 1;
            };
        }
    }

    /** @param head how many of the bytes are before the body */
    private record Message(byte[] bytes, int head) {}

    /** @param done once the connection is cut */
    private record Armed(Cut cut, CountDownLatch done) {}

    private final ServerSocket server;
    private final int carrier;
    private final ConcurrentLinkedQueue<Armed> armed = new ConcurrentLinkedQueue<>();
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();

    /**
     * @param port where it listens
     * @param carrier the port to which it passes on what comes
     */
    CuttingProxy(int port, int carrier) {
        this.carrier = carrier;
        try {
            this.server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** Cuts the next exchange; completes once it has. */
    CountDownLatch cutNext(Cut cut) {
        var next = new Armed(cut, new CountDownLatch(1));
        armed.add(next);
        return next.done;
    }

    /** The first lines of what was asked. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    static void await(CountDownLatch done) throws InterruptedException {
        if (!done.await(20, TimeUnit.SECONDS)) {
            throw new AssertionError("nobody has sent a request to be cut");
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                clients.add(client);
                Thread.ofVirtual().start(() -> exchange(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void exchange(Socket client) {
        try (client) {
            for (var request = read(client.getInputStream());
                    request.isPresent();
                    request = read(client.getInputStream())) {
                asked.add(new String(request.get().bytes, StandardCharsets.ISO_8859_1)
                        .lines()
                        .findFirst()
                        .orElseThrow());
                var next = Optional.ofNullable(armed.poll());
                try {
                    if (!passOn(client, request.get(), next.map(Armed::cut))) {
                        return;
                    }
                } finally {
                    next.ifPresent(cut -> {
                        close(client);
                        cut.done().countDown();
                    });
                }
            }
        } catch (IOException e) {
            // Whoever is at one end has hung up.
        }
    }

    /** @return false where the connection is cut */
    private boolean passOn(Socket client, Message request, Optional<Cut> cut) throws IOException {
        try (var upstream = new Socket(InetAddress.getLoopbackAddress(), carrier)) {
            int passing = cut.filter(where -> !where.isInAnswer)
                    .map(where -> where.of(request))
                    .orElse(request.bytes.length);
            upstream.getOutputStream().write(request.bytes, 0, passing);
            upstream.getOutputStream().flush();
            if (passing < request.bytes.length) {
                return false;
            }
            var answer = read(upstream.getInputStream()).orElseThrow(() -> new IOException("no answer"));
            int returning = cut.map(where -> where.of(answer)).orElse(answer.bytes.length);
            client.getOutputStream().write(answer.bytes, 0, returning);
            return cut.isEmpty();
        }
    }

    /** A whole message; empty where the other end has hung up before it. */
    private static Optional<Message> read(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        while (!endsHead(bytes)) {
            int next = in.read();
            if (next < 0) {
                return Optional.empty();
            }
            bytes.write(next);
        }
        int head = bytes.size();
        var length = LENGTH.matcher(bytes.toString(StandardCharsets.ISO_8859_1));
        bytes.write(in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0));
        return Optional.of(new Message(bytes.toByteArray(), head));
    }

    private static boolean endsHead(ByteArrayOutputStream bytes) {
        var read = bytes.toByteArray();
        return read.length >= 4
                && Arrays.equals(
                        Arrays.copyOfRange(read, read.length - 4, read.length), new byte[] {'\r', '\n', '\r', '\n'});
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Also what is kept open for the next request, which nobody would answer. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        clients.forEach(CuttingProxy::close);
    }
}
