package dev.heartline.call.live;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.heartline.call.context.CoachContexts;
import dev.heartline.call.lifecycle.Call;
import dev.heartline.call.lifecycle.CallLifecycle;
import dev.heartline.call.lifecycle.CallReference;
import dev.heartline.call.lifecycle.CallSignal;
import dev.heartline.call.lifecycle.CallStatus;

/** The conversations of this process. */
@ApplicationScoped
public class Conversations {

    private final CallLifecycle lifecycle;
    private final CoachContexts contexts;
    private final Stage stage;
    private final LiveConfig config;
    private final Map<UUID, LiveConversation> live = new ConcurrentHashMap<>();

    Conversations(
            CallLifecycle lifecycle, CoachContexts contexts, Stage stage, LiveConfig config, LiveMetrics metrics) {
        this.lifecycle = lifecycle;
        this.contexts = contexts;
        this.stage = stage;
        this.config = config;
        metrics.observe(live.values());
    }

    /**
     * Begins the conversation of a call that has been answered, or takes it up where another session of it was lost,
     * here or in another process.
     *
     * @param loop the event loop on which the conversation shall live
     * @throws dev.heartline.call.lifecycle.CallNotFound (as a failure)
     * @throws CallIsOver (as a failure)
     */
    public Uni<LiveConversation> open(CallReference reference, CallerLine line, Executor loop) {
        return lifecycle
                .advance(reference, CallSignal.of(CallStatus.IN_PROGRESS, Instant.now()))
                .invoke(call -> {
                    if (call.status().isTerminal()) {
                        throw new CallIsOver(call);
                    }
                })
                .chain(call -> contexts.of(call, config.longestTalk())
                        .chain(context -> stage.turns()
                                .of(call.id())
                                .map(said -> new LiveConversation(call, context, said, line, loop, stage))))
                .emitOn(loop)
                .invoke(this::begin);
    }

    private void begin(LiveConversation conversation) {
        var earlier = live.put(conversation.call().id(), conversation);
        if (earlier != null) {
            earlier.supersede();
        }
        conversation.begin();
    }

    /** The line of this conversation is gone. Called on its event loop. */
    public void close(LiveConversation conversation) {
        conversation.lineLost();
        live.remove(conversation.call().id(), conversation);
    }

    /** Ends the conversation of a call that is over, if it is held here, once all that was said is stored. */
    public Uni<Void> settle(UUID callId) {
        var conversation = live.remove(callId);
        return conversation == null ? Uni.createFrom().voidItem() : conversation.settle();
    }

    /** The call ended before its conversation could begin. */
    public static final class CallIsOver extends RuntimeException {

        CallIsOver(Call call) {
            super(call + " is over");
        }
    }
}
