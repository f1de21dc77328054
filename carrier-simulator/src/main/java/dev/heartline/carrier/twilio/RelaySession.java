package dev.heartline.carrier.twilio;

import java.net.URI;
import java.util.Optional;
import java.util.function.BiConsumer;

import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.http.impl.WebSocketInternal;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

import dev.heartline.carrier.network.OtherEnd;
import dev.heartline.carrier.network.PhoneCall;
import dev.heartline.carrier.network.VoiceLine;
import dev.heartline.carrier.twilio.TwiML.ConversationRelay;
import dev.heartline.telephony.twilio.TwilioSignature;

/**
 * One websocket conversation with our service. Twilio hears and speaks: what goes over the wire is text. Source:
 * twilio.com/docs/voice/conversationrelay/websocket-messages.
 */
final class RelaySession implements VoiceLine {
    private static final String INVALID_MESSAGE = "64107";

    private final String sid = TwilioSids.relaySession();
    private final ConversationRelay relay;
    private final PhoneCall call;
    private final OtherEnd caller;
    private final String accountSid;
    private final BiConsumer<RelaySession, End> whenEnded;
    private final long startedAt = System.currentTimeMillis();
    private WebSocket socket;
    private boolean ended;

    /** How a session ended. */
    sealed interface End {}

    /** Our service sent {@code end}. */
    record ByCoach(Optional<String> handoffData) implements End {}

    record ByCaller() implements End {}

    /** @param errorCode Twilio's: 64102 never connected, 64105 lost later */
    record Lost(int errorCode, String why) implements End {}

    RelaySession(
            ConversationRelay relay,
            PhoneCall call,
            OtherEnd caller,
            String accountSid,
            BiConsumer<RelaySession, End> whenEnded) {
        this.relay = relay;
        this.call = call;
        this.caller = caller;
        this.accountSid = accountSid;
        this.whenEnded = whenEnded;
    }

    void open(WebSocketClient client, TwilioSignature signature) {
        WebSocketConnectOptions options;
        try {
            options = options(signature);
        } catch (IllegalArgumentException e) {
            end(new Lost(64101, "the url of the ConversationRelay is no websocket url"));
            return;
        }
        client.connect(options).onSuccess(this::connected).onFailure(e -> end(new Lost(64102, e.getMessage())));
    }

    String sid() {
        return sid;
    }

    Optional<String> action() {
        return relay.action();
    }

    long seconds() {
        return Math.ceilDiv(System.currentTimeMillis() - startedAt, 1000);
    }

    /** The call ended elsewhere: closes without telling anybody. */
    void abandon() {
        ended = true;
        closeSocket();
    }

    /** Twilio tells of unfinished words where it is asked to. */
    @Override
    public void begin(String text) {
        if (relay.partialPrompts()) {
            prompt(text.split("\\s+")[0], false);
        }
    }

    @Override
    public void say(String text) {
        prompt(text, true);
    }

    private void prompt(String words, boolean last) {
        send(new JsonObject()
                .put("type", "prompt")
                .put("voicePrompt", words)
                .put("lang", "en-US")
                .put("last", last));
    }

    @Override
    public void interrupt(String heard, long afterMillis) {
        send(new JsonObject()
                .put("type", "interrupt")
                .put("utteranceUntilInterrupt", heard)
                .put("durationUntilInterruptMs", afterMillis));
    }

    @Override
    public void lose() {
        // No close frame: to our service the connection just ends, as it does when a network fails.
        ((WebSocketInternal) socket).channelHandlerContext().close();
    }

    @Override
    public void hangUp() {
        end(new ByCaller());
    }

    private WebSocketConnectOptions options(TwilioSignature signature) {
        var uri = URI.create(relay.url());
        boolean secure = "wss".equals(uri.getScheme());
        if (uri.getHost() == null || !(secure || "ws".equals(uri.getScheme()))) {
            throw new IllegalArgumentException("not a websocket url");
        }
        var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new WebSocketConnectOptions()
                .setHost(uri.getHost())
                .setPort(uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80)
                .setSsl(secure)
                .setURI(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery())
                .putHeader(TwilioSignature.HEADER, signature.sign(relay.url()));
    }

    private void connected(WebSocket socket) {
        if (ended) {
            socket.close();
            return;
        }
        this.socket = socket;
        socket.textMessageHandler(this::received);
        socket.closeHandler(closed -> end(new Lost(64105, "the websocket was closed")));
        socket.exceptionHandler(e -> end(new Lost(64105, String.valueOf(e.getMessage()))));
        send(setup());
        caller.connected(this, relay.welcomeGreeting());
    }

    private JsonObject setup() {
        var parameters = new JsonObject();
        relay.parameters().forEach(parameters::put);
        return new JsonObject()
                .put("type", "setup")
                .put("sessionId", sid)
                .put("accountSid", accountSid)
                .put("parentCallSid", "")
                .put("callSid", call.sid())
                .put("from", call.from().e164())
                .put("to", call.to().e164())
                .put("forwardedFrom", "")
                .put("callType", "PSTN")
                .put("callerName", "")
                .put("direction", TwilioFields.direction(call.direction()))
                .put("callStatus", "IN-PROGRESS")
                .put("customParameters", parameters);
    }

    private void received(String text) {
        if (ended) {
            return;
        }
        try {
            var message = new JsonObject(text);
            switch (message.getString("type", "")) {
                case "text" -> caller.heard(message.getString("token", ""), message.getBoolean("last", false));
                case "end" -> end(new ByCoach(Optional.ofNullable(message.getString("handoffData"))));
                case "play", "sendDigits", "language" -> {}
                default -> complain("unknown type");
            }
        } catch (DecodeException | ClassCastException e) {
            complain("not a message of the protocol");
        }
    }

    private void complain(String why) {
        call.problem("our service sent an invalid message: " + why);
        send(new JsonObject().put("type", "error").put("description", INVALID_MESSAGE + " invalid message: " + why));
    }

    private void send(JsonObject message) {
        if (!ended) {
            socket.writeTextMessage(message.encode());
        }
    }

    private void end(End end) {
        if (ended) {
            return;
        }
        ended = true;
        closeSocket();
        whenEnded.accept(this, end);
    }

    private void closeSocket() {
        if (socket != null && !socket.isClosed()) {
            socket.close();
        }
    }
}
