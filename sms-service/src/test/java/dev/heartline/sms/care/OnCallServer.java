package dev.heartline.sms.care;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The on-call of a host application, which can be made to refuse for a while. */
public final class OnCallServer implements QuarkusTestResourceLifecycleManager {

    static final String SECRET = "what the on-call knows as well";

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private HttpServer server;

    record Call(String signature, String body, int status) {}

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            int status = refused.stream().anyMatch(body::contains) ? 503 : 204;
            calls.add(new Call(exchange.getRequestHeaders().getFirst("X-Heartline-Signature"), body, status));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        return Map.of(
                "heartline.care.webhook.url",
                        "http://127.0.0.1:" + server.getAddress().getPort() + "/hook",
                "heartline.care.webhook.secrets", SECRET,
                "heartline.care.webhook.poll", "50ms",
                "heartline.care.webhook.workers", "8",
                "heartline.care.webhook.retry-after", "50ms",
                "heartline.care.webhook.retry-after-max", "200ms");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(OnCallServer.class));
    }

    /** What it was told about, taken or not. */
    List<Call> callsAbout(String text) {
        return calls.stream().filter(call -> call.body().contains(text)).toList();
    }

    void refuse(String text) {
        refused.add(text);
    }

    void takeAgain(String text) {
        refused.remove(text);
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
