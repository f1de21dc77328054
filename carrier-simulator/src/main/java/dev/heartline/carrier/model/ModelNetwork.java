package dev.heartline.carrier.model;

import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

/** The providers of language models, on one port, each under a path of its own. Safe for concurrent use. */
public final class ModelNetwork {

    private static final long PATIENCE_SECONDS = 10;
    private static final int MOST_KEPT = 1_000;

    private final Vertx vertx;
    private final BlockingDeque<ModelRequest> asked = new LinkedBlockingDeque<>(MOST_KEPT);
    private volatile Function<ModelRequest, ModelAnswer> script = new PlainSpeaker();

    public ModelNetwork(Vertx vertx) {
        this.vertx = vertx;
    }

    public void mount(Router router) {
        for (var dialect : Dialect.values()) {
            router.post(dialect.path()).handler(BodyHandler.create()).handler(exchange -> take(exchange, dialect));
        }
    }

    /** What is answered from now on. */
    public void answer(Function<ModelRequest, ModelAnswer> script) {
        this.script = script;
    }

    /** What is answered to everything from now on. */
    public void answer(ModelAnswer answer) {
        this.script = _ -> answer;
    }

    /** What was asked since the last {@link #forget}, oldest first; the latest thousand. */
    public List<ModelRequest> asked() {
        return List.copyOf(asked);
    }

    public void forget() {
        asked.clear();
    }

    private void take(RoutingContext exchange, Dialect dialect) {
        var body = exchange.body().asJsonObject();
        var request = new ModelRequest(
                dialect.path(), key(exchange), system(body), lastMessage(body), body, new CompletableFuture<>());
        while (!asked.offerLast(request)) {
            asked.pollFirst();
        }
        var response = exchange.response();
        response.closeHandler(_ -> {
            if (!response.ended()) {
                request.abandoned().complete(null);
            }
        });
        new Delivery(vertx, dialect, request, script.apply(request), response).send();
    }

    private static String key(RoutingContext exchange) {
        var bearer = exchange.request().getHeader("Authorization");
        var header = exchange.request().getHeader("x-api-key");
        return bearer != null ? bearer.replaceFirst("^Bearer ", "") : header == null ? "" : header;
    }

    /** A message with that role, or, as Anthropic has it, a field of its own. */
    private static String system(JsonObject body) {
        var own = body.getValue("system");
        return own == null ? ofRole(body, "system") : text(own);
    }

    private static String lastMessage(JsonObject body) {
        return ofRole(body, "user");
    }

    private static String ofRole(JsonObject body, String role) {
        return body.getJsonArray("messages", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .filter(message -> role.equals(message.getString("role")))
                .map(message -> text(message.getValue("content")))
                .reduce("", (_, last) -> last);
    }

    private static String text(Object content) {
        if (content instanceof JsonArray parts) {
            var text = new StringBuilder();
            parts.forEach(part -> text.append(((JsonObject) part).getString("text", "")));
            return text.toString();
        }
        return content == null ? "" : content.toString();
    }

    /** A network of its own. */
    public static Server start() {
        return new Server();
    }

    /** A network on a free port of the loopback interface. */
    public static final class Server implements AutoCloseable {

        private final Vertx vertx = Vertx.vertx();
        private final ModelNetwork network = new ModelNetwork(vertx);
        private final HttpServer server;

        private Server() {
            var router = Router.router(vertx);
            network.mount(router);
            try {
                server = vertx.createHttpServer()
                        .requestHandler(router)
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (Exception e) {
                vertx.close();
                throw new IllegalStateException("the model network does not start", e);
            }
        }

        public ModelNetwork network() {
            return network;
        }

        /** Under which the providers' paths begin. */
        public String url() {
            return "http://127.0.0.1:" + server.actualPort() + "/model";
        }

        @Override
        public void close() {
            vertx.close()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
        }
    }
}
