package dev.heartline.carrier;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;

import dev.heartline.carrier.twilio.NumberRoutes;
import dev.heartline.telephony.signature.FormBody;
import dev.heartline.telephony.signature.SignatureVerdict;
import dev.heartline.telephony.signature.WebhookRequest;
import dev.heartline.telephony.twilio.TwilioSignature;

import static java.util.concurrent.TimeUnit.SECONDS;

/** Plays our services: checks signatures, answers webhooks with TwiML, and coaches over the websocket. */
final class TestCoach implements AutoCloseable {
    static final String VOICE = "/voice";
    static final String STATUS = "/status";
    static final String ENDED = "/ended";
    static final String RELAY = "/relay?tenant=a%20b";
    static final String SMS = "/sms";
    static final String SMS_STATUS = "/sms-status";

    record Received(String path, FormBody form, SignatureVerdict verdict, String idempotencyToken) {
        String field(String name) {
            return form.first(name).orElse(null);
        }
    }

    final List<Received> received = new CopyOnWriteArrayList<>();
    final List<JsonObject> relayMessages = new CopyOnWriteArrayList<>();
    final List<SignatureVerdict> handshakes = new CopyOnWriteArrayList<>();
    private final Map<String, String> answers = new HashMap<>();
    private final Map<String, Deque<Integer>> failures = new HashMap<>();
    private final Vertx vertx = Vertx.vertx();
    private final TwilioSignature signature;
    private HttpServer server;
    private int port;
    /** Reacts to a prompt by writing to the socket. */
    volatile BiConsumer<ServerWebSocket, String> reply = (socket, prompt) -> {
        say(socket, "You said: ", false);
        say(socket, prompt, true);
    };

    volatile Consumer<ServerWebSocket> onSetup = socket -> {};
    volatile Consumer<ServerWebSocket> onInterrupt = socket -> say(socket, "", true);

    TestCoach(String authToken) {
        signature = new TwilioSignature(authToken);
        listen();
        answers.put(VOICE, relay("Hello, this is your coach."));
        answers.put(ENDED, "<Response/>");
    }

    /** Answers the path with this from now on. */
    TestCoach answering(String path, String body) {
        answers.put(path, body);
        return this;
    }

    TestCoach failing(String path, int times, int httpStatus) {
        var statuses = new ArrayDeque<Integer>();
        for (int i = 0; i < times; i++) {
            statuses.add(httpStatus);
        }
        failures.put(path, statuses);
        return this;
    }

    String relay(String greeting) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Response>
                  <Pause length="1"/>
                  <Connect action="%s">
                    <ConversationRelay url="%s" welcomeGreeting="%s" interruptible="any">
                      <Parameter name="callId" value="42"/>
                    </ConversationRelay>
                  </Connect>
                </Response>""".formatted(url(ENDED), relayUrl(), greeting);
    }

    NumberRoutes routes() {
        return new NumberRoutes(Optional.of(url(VOICE)), Optional.of(url(STATUS)), Optional.of(url(SMS)));
    }

    String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    List<Received> received(String path) {
        return received.stream().filter(webhook -> webhook.path().equals(path)).toList();
    }

    List<String> statuses(String callSid) {
        return received(STATUS).stream()
                .filter(webhook -> callSid.equals(webhook.field("CallSid")))
                .map(webhook -> webhook.field("CallStatus"))
                .toList();
    }

    List<JsonObject> relayed(String type) {
        return relayMessages.stream()
                .filter(message -> type.equals(message.getString("type")))
                .toList();
    }

    List<String> prompts() {
        return relayed("prompt").stream()
                .map(message -> message.getString("voicePrompt"))
                .toList();
    }

    static void say(ServerWebSocket socket, String token, boolean last) {
        socket.writeTextMessage(new JsonObject()
                .put("type", "text")
                .put("token", token)
                .put("last", last)
                .encode());
    }

    static void end(ServerWebSocket socket, String handoffData) {
        socket.writeTextMessage(new JsonObject()
                .put("type", "end")
                .put("handoffData", handoffData)
                .encode());
    }

    /** The service dies; its port stays free for {@link #comeBack}. */
    void goAway() {
        waitFor(server.close());
    }

    void comeBack() {
        listen();
    }

    @Override
    public void close() {
        waitFor(vertx.close());
    }

    private void listen() {
        server = waitFor(vertx.createHttpServer(
                        new HttpServerOptions().setPort(port).setHost("127.0.0.1"))
                .requestHandler(this::handle)
                .webSocketHandshakeHandler(handshake -> {
                    handshakes.add(
                            signature.verify(WebhookRequest.handshake(relayUrl(), headers(handshake.headers()))));
                    handshake.accept();
                })
                .webSocketHandler(this::converse)
                .listen());
        port = server.actualPort();
    }

    private String relayUrl() {
        return "ws://127.0.0.1:" + port + RELAY;
    }

    private void handle(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            var verdict = signature.verify(
                    new WebhookRequest("POST", url(request.uri()), headers(request.headers()), body.getBytes()));
            received.add(new Received(
                    request.path(),
                    FormBody.parse(body.getBytes()),
                    verdict,
                    request.getHeader("I-Twilio-Idempotency-Token")));
            var failure =
                    failures.getOrDefault(request.path(), new ArrayDeque<>()).poll();
            request.response()
                    .setStatusCode(failure == null ? 200 : failure)
                    .end(failure == null ? answers.getOrDefault(request.path(), "") : "");
        });
    }

    private void converse(ServerWebSocket socket) {
        socket.textMessageHandler(text -> {
            var message = new JsonObject(text);
            relayMessages.add(message);
            switch (message.getString("type")) {
                case "setup" -> onSetup.accept(socket);
                case "prompt" -> reply.accept(socket, message.getString("voicePrompt"));
                case "interrupt" -> onInterrupt.accept(socket);
                default -> {}
            }
        });
    }

    private static Map<String, String> headers(MultiMap headers) {
        var byName = new HashMap<String, String>();
        headers.forEach(byName::put);
        return byName;
    }

    private static <T> T waitFor(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(10, SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
