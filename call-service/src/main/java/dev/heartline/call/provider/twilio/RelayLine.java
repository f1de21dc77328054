package dev.heartline.call.provider.twilio;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import org.jboss.logging.Logger;

import dev.heartline.call.live.CallerLine;

/** Our side of a ConversationRelay websocket. */
final class RelayLine implements CallerLine {

    private static final Logger LOG = Logger.getLogger(RelayLine.class);

    /** RFC 6455: the server met a condition that keeps it from going on. */
    private static final int INTERNAL_ERROR = 1011;

    private final WebSocketConnection connection;

    RelayLine(WebSocketConnection connection) {
        this.connection = connection;
    }

    @Override
    public void say(String words) {
        send(text(words, false));
    }

    @Override
    public void endReply() {
        send(text("", true));
    }

    @Override
    public void hangUp() {
        send(new JsonObject().put("type", "end"));
    }

    @Override
    public void cutOff() {
        hangUp();
    }

    @Override
    public boolean tellsOfSilence() {
        return false;
    }

    @Override
    public void drop() {
        if (connection.isOpen()) {
            run(connection.close(new CloseReason(INTERNAL_ERROR)));
        }
    }

    private static JsonObject text(String token, boolean last) {
        return new JsonObject().put("type", "text").put("token", token).put("last", last);
    }

    private void send(JsonObject message) {
        if (connection.isOpen()) {
            run(connection.sendText(message.encode()));
        }
    }

    /** A message that can't be sent any more is no failure: the close of the socket tells it all. */
    private static void run(Uni<Void> sending) {
        sending.subscribe().with(_ -> {}, failure -> LOG.debugf("Not sent: %s", failure.getMessage()));
    }
}
