package dev.heartline.bench.inbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.heartline.driver.RunningSystem;
import dev.heartline.driver.RunningSystem.Service;
import dev.heartline.driver.Tables;

/** The least that takes a text: an endpoint that inserts the body into a row, durably, and says yes. Nobody is asked who they are. */
final class BareEndpoint implements AutoCloseable {

    private static final int CONNECTIONS = 16;

    private final HttpServer server;
    private final BlockingQueue<Connection> pool;
    private final List<Connection> connections = new ArrayList<>();

    BareEndpoint(RunningSystem system) throws IOException, SQLException {
        this.pool = new ArrayBlockingQueue<>(CONNECTIONS);
        for (int n = 0; n < CONNECTIONS; n++) {
            connections.add(Tables.connect(system, Service.SMS));
        }
        pool.addAll(connections);
        try (var statement = connections.getFirst().createStatement()) {
            statement.execute(
                    "create table if not exists bench_text (id bigint generated always as identity, body text)");
        }
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(insert(body) ? 200 : 500, -1);
        }
    }

    private boolean insert(String body) {
        try {
            var connection = pool.take();
            try (var insert = connection.prepareStatement("insert into bench_text (body) values (?)")) {
                insert.setString(1, body);
                insert.executeUpdate();
                return true;
            } finally {
                pool.add(connection);
            }
        } catch (SQLException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() throws SQLException {
        server.stop(0);
        try (var statement = connections.getFirst().createStatement()) {
            statement.execute("drop table bench_text");
        }
        for (var connection : connections) {
            connection.close();
        }
    }
}
