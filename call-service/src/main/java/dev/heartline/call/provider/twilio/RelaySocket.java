package dev.heartline.call.provider.twilio;

import java.util.concurrent.Executor;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClosedException;
import org.jboss.logging.Logger;

import dev.heartline.call.lifecycle.CallNotFound;
import dev.heartline.call.lifecycle.CallReference;
import dev.heartline.call.live.Conversations;
import dev.heartline.call.live.LiveConversation;
import dev.heartline.call.live.Utterance;
import dev.heartline.telephony.twilio.TwilioAccount;

/** The websocket on which Twilio brings us a conversation. Messages of one connection are taken one after the other. */
@WebSocket(path = TwilioUrls.RELAY, endpointId = RelaySocket.ID)
class RelaySocket {

    static final String ID = "twilio-conversation-relay";

    private static final Logger LOG = Logger.getLogger(RelaySocket.class);
    private static final int POLICY_VIOLATION = 1008;
    private static final UserData.TypedKey<LiveConversation> CONVERSATION = new UserData.TypedKey<>("conversation");

    /** It was said which call it is; to open the conversation may take its time. */
    private static final UserData.TypedKey<Boolean> SET_UP = new UserData.TypedKey<>("set up");

    private final Conversations conversations;
    private final TwilioVoiceConfig config;

    RelaySocket(Conversations conversations, TwilioVoiceConfig config) {
        this.conversations = conversations;
        this.config = config;
    }

    /** One that says nothing would stay open for as long as the other side likes. */
    @OnOpen
    void opened(WebSocketConnection connection) {
        Vertx.currentContext().owner().setTimer(config.setupWithin().toMillis(), _ -> {
            if (connection.isOpen() && connection.userData().get(SET_UP) == null) {
                refuse(connection, "has not been set up in time")
                        .subscribe()
                        .with(_ -> {}, failure -> LOG.debug("The websocket was closed meanwhile", failure));
            }
        });
    }

    @OnTextMessage
    Uni<Void> on(String text, WebSocketConnection connection) {
        var message = RelayMessage.parse(text);
        var conversation = connection.userData().get(CONVERSATION);
        if (message instanceof RelayMessage.Setup setup) {
            return conversation == null ? begin(setup, connection) : refuse(connection, "has been set up before");
        }
        if (conversation == null) {
            return refuse(connection, "has not been set up");
        }
        switch (message) {
            case RelayMessage.Prompt(var words, var last) when last -> conversation.heard(Utterance.of(words));
            case RelayMessage.Prompt _ -> conversation.speaks();
            case RelayMessage.Interrupt(var heard) -> conversation.interrupted(heard);
            case RelayMessage.Failure(var description) -> {
                // The description may repeat what was said.
                LOG.warn("Twilio reports a problem with a conversation");
                LOG.debugf("Twilio reports: %s", description);
            }
            // Nothing asks for keys, but somebody is there who presses them.
            case RelayMessage.Dtmf _ -> conversation.isThere();
            // What Twilio may yet invent.
            case RelayMessage.Unknown _, RelayMessage.Setup _ -> {}
        }
        return Uni.createFrom().voidItem();
    }

    @OnClose
    void closed(WebSocketConnection connection) {
        var conversation = connection.userData().remove(CONVERSATION);
        if (conversation != null) {
            conversations.close(conversation);
        }
    }

    /** The socket goes; Twilio tells the call's door, and a new one takes the conversation up. */
    @OnError
    Uni<Void> failed(WebSocketConnection connection, Throwable failure) {
        if (connection.isClosed() || failure instanceof HttpClosedException) {
            LOG.infof("A conversation's websocket broke");
            return Uni.createFrom().voidItem();
        }
        LOG.errorf(failure, "A conversation's websocket failed");
        return connection.close(CloseReason.INTERNAL_SERVER_ERROR);
    }

    private Uni<Void> begin(RelayMessage.Setup setup, WebSocketConnection connection) {
        if (setup.callId() == null || setup.callSid().isBlank()) {
            return refuse(connection, "names no call of ours");
        }
        connection.userData().put(SET_UP, true);
        var line = new RelayLine(connection);
        var reference = new CallReference.Dialled(TwilioAccount.NAME, setup.callId(), setup.callSid());
        return conversations
                .open(reference, line, loop())
                .invoke(conversation -> connection.userData().put(CONVERSATION, conversation))
                .replaceWithVoid()
                .onFailure(CallNotFound.class)
                .recoverWithUni(() -> refuse(connection, "names no call of ours"))
                .onFailure(Conversations.CallIsOver.class)
                .recoverWithItem(() -> {
                    line.hangUp();
                    return null;
                });
    }

    /** The context of this connection: all its messages arrive there. */
    private static Executor loop() {
        var context = Vertx.currentContext();
        return step -> context.runOnContext(_ -> step.run());
    }

    private static Uni<Void> refuse(WebSocketConnection connection, String why) {
        LOG.warnf("Closed a conversation's websocket that %s", why);
        return connection.close(new CloseReason(POLICY_VIOLATION, why));
    }
}
