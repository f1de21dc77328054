package dev.heartline.stack.process;

import java.net.InetSocketAddress;

import com.sun.net.httpserver.HttpServer;

/** A program that answers on a port, or complains and ends. */
final class FakeProgram {

    private FakeProgram() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("fail")) {
            System.out.println("Caused by: java.io.IOException: the cellar is flooded");
            for (int line = 0; line < 100; line++) {
                System.out.println("\tat some.where(Else.java)");
            }
            System.exit(3);
        }
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0])), 0);
        server.createContext("/health", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        System.out.println("greeting is " + System.getenv("GREETING"));
    }
}
