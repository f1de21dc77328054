package dev.heartline.call.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import dev.heartline.call.context.CoachContexts;
import dev.heartline.call.lifecycle.Call;
import dev.heartline.call.lifecycle.CallLifecycle;
import dev.heartline.call.lifecycle.CallReference;
import dev.heartline.call.lifecycle.CallSignal;
import dev.heartline.call.lifecycle.CallStatus;

/** The conversations of this process. */
@ApplicationScoped
public class Conversations {

    private static final Logger LOG = Logger.getLogger(Conversations.class);
    private static final Duration FIRST_GLANCE = Duration.ofMillis(50);
    private static final Duration LONGEST_GLANCE = Duration.ofMillis(500);

    /** The caller hears nothing meanwhile. */
    private static final Duration MAKES_WAY_WITHIN = Duration.ofSeconds(2);

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
        return opened(reference, line, loop).invoke(conversation -> begin(conversation, conversation::begin));
    }

    /** As {@link #open}, with words of the caller that no conversation has heard yet. */
    public Uni<LiveConversation> openWith(
            Utterance utterance, CallReference reference, CallerLine line, Executor loop) {
        return opened(reference, line, loop)
                .invoke(conversation -> begin(conversation, () -> conversation.beginWith(utterance)));
    }

    private Uni<LiveConversation> opened(CallReference reference, CallerLine line, Executor loop) {
        return lifecycle
                .advance(reference, CallSignal.of(CallStatus.IN_PROGRESS, Instant.now()))
                .invoke(call -> {
                    if (!call.mayTalk()) {
                        throw new CallIsOver(call);
                    }
                })
                .call(call -> makeWay(call.id()))
                .chain(call -> contexts.of(call, config.longestTalk())
                        .chain(context -> stage.turns()
                                .of(call.id())
                                .map(said -> new LiveConversation(call, context, said, line, loop, stage))))
                .emitOn(loop);
    }

    /** What an earlier session here has yet to store is stored first: the next one would take its turns, and be lost by that. */
    private Uni<Void> makeWay(UUID callId) {
        var earlier = live.get(callId);
        return earlier == null
                ? Uni.createFrom().voidItem()
                : earlier.supersede().ifNoItem().after(MAKES_WAY_WITHIN).recoverWithItem(() -> null);
    }

    private void begin(LiveConversation conversation, Runnable begin) {
        var earlier = live.put(conversation.call().id(), conversation);
        if (earlier != null) {
            earlier.supersede().subscribe().with(_ -> {});
        }
        begin.run();
    }

    /**
     * The line of this conversation is gone. Called on its event loop. Once its last words are stored that is said to
     * whoever completes the call elsewhere; here it stays known until then.
     */
    public void close(LiveConversation conversation) {
        var callId = conversation.call().id();
        conversation.lineLost();
        conversation
                .settle()
                .chain(() -> live.remove(callId, conversation)
                        ? stage.active().settled(callId)
                        : Uni.createFrom().voidItem())
                .subscribe()
                .with(
                        _ -> {},
                        failure -> LOG.warnf(
                                "The end of the conversation of call %s could not be told: %s",
                                callId, failure.getMessage()));
    }

    /**
     * The conversation goes on in another session, here or in another process: nothing more is said in this one, and nobody is told
     * that the call's last words are stored. Called on its event loop.
     */
    public void leave(LiveConversation conversation) {
        live.remove(conversation.call().id(), conversation);
        conversation.lineLost();
    }

    /**
     * Ends the conversation of a call that is over, once all that was said is stored, judged and acted upon. If it lives in
     * another process this waits for that one to say so. In either case no longer than {@link LiveConfig#settlesWithin()}.
     */
    public Uni<Void> settle(UUID callId) {
        var conversation = live.remove(callId);
        return conversation == null
                ? settledElsewhere(callId, Instant.now().plus(config.settlesWithin()), FIRST_GLANCE)
                : settledHere(conversation);
    }

    private Uni<Void> settledHere(LiveConversation conversation) {
        return conversation.settle().ifNoItem().after(config.settlesWithin()).recoverWithUni(() -> {
            LOG.warnf(
                    "Call %s is over before its conversation has settled",
                    conversation.call().id());
            return Uni.createFrom().voidItem();
        });
    }

    private Uni<Void> settledElsewhere(UUID callId, Instant deadline, Duration glance) {
        return stage.active().isUnsettled(callId).chain(unsettled -> {
            if (!unsettled) {
                return Uni.createFrom().voidItem();
            }
            if (Instant.now().isAfter(deadline)) {
                LOG.warnf("Call %s is completed though nobody has said that its conversation is over", callId);
                return Uni.createFrom().voidItem();
            }
            return Uni.createFrom()
                    .voidItem()
                    .onItem()
                    .delayIt()
                    .by(glance)
                    .chain(() -> settledElsewhere(callId, deadline, next(glance)));
        });
    }

    private static Duration next(Duration glance) {
        var doubled = glance.multipliedBy(2);
        return doubled.compareTo(LONGEST_GLANCE) < 0 ? doubled : LONGEST_GLANCE;
    }

    /** The call ended before its conversation could begin, or a machine has answered it. */
    public static final class CallIsOver extends RuntimeException {

        private final Call call;

        CallIsOver(Call call) {
            super(call + " is over, or a machine's");
            this.call = call;
        }

        /** As it was found: a mailbox's line stays open. */
        public Call call() {
            return call;
        }
    }
}
