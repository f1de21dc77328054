package dev.heartline.call.provider.turn;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import org.jboss.logging.Logger;

import dev.heartline.call.lifecycle.Call;
import dev.heartline.call.lifecycle.CallEnded;
import dev.heartline.call.lifecycle.CallReference;
import dev.heartline.call.live.Conversations;
import dev.heartline.call.provider.VoiceProvider;

/** The conversations of this process that go turn by turn. */
@ApplicationScoped
public class TurnByTurn {

    private static final Logger LOG = Logger.getLogger(TurnByTurn.class);

    private final Conversations conversations;
    private final TurnConfig config;
    private final Vertx vertx;
    private final ExecutorService virtualThreads;
    private final Map<UUID, Seat> seats = new ConcurrentHashMap<>();

    TurnByTurn(
            Conversations conversations,
            TurnConfig config,
            Vertx vertx,
            @VirtualThreads ExecutorService virtualThreads) {
        this.conversations = conversations;
        this.config = config;
        this.vertx = vertx;
        this.virtualThreads = virtualThreads;
    }

    /** Somebody has picked up: what they hear first. */
    public Uni<NextTurn> begin(Call call, VoiceProvider carrier) {
        return heard(call, 0, "", carrier);
    }

    /**
     * The carrier has listened.
     *
     * @param turn as it was told by {@link NextTurn#turn()}; the same one is answered the same again
     * @param words what it recognised; blank for silence
     */
    public Uni<NextTurn> heard(Call call, int turn, String words, VoiceProvider carrier) {
        if (!call.mayTalk()) {
            return Uni.createFrom().item(new NextTurn(call.id(), turn + 1, "", false));
        }
        var seat = seats.computeIfAbsent(call.id(), _ -> new Seat(call.id(), executor()));
        return seat.heard(call, turn, words, carrier)
                .onFailure(Conversations.CallIsOver.class)
                .recoverWithItem(() -> new NextTurn(call.id(), turn + 1, "", false));
    }

    /** Whoever is still asked about the call hears that it is over. */
    void ended(@Observes CallEnded ended) {
        var seat = seats.remove(ended.callId());
        if (seat != null) {
            seat.leave();
        }
    }

    private Executor executor() {
        var context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        return step -> context.runOnContext(_ -> step.run());
    }

    /** The place of one call. */
    private final class Seat {

        private final UUID callId;
        private final Executor loop;
        private Uni<TurnSession> opening;
        private TurnSession session;
        private long idle = -1;

        private Seat(UUID callId, Executor loop) {
            this.callId = callId;
            this.loop = loop;
        }

        private Uni<NextTurn> heard(Call call, int turn, String words, VoiceProvider carrier) {
            return Uni.createFrom().voidItem().emitOn(loop).chain(() -> {
                stayFor(config.idle());
                if (session != null) {
                    return next(session, turn, words);
                }
                if (opening != null) {
                    // Asked twice at once.
                    return opening.chain(TurnSession::answer);
                }
                opening = open(call, turn, words, carrier)
                        .onFailure()
                        .invoke(_ -> seats.remove(callId, this))
                        .memoize()
                        .indefinitely();
                return opening.chain(TurnSession::answer);
            });
        }

        private Uni<TurnSession> open(Call call, int turn, String words, VoiceProvider carrier) {
            var line = new TurnLine(() -> hangUp(call, carrier), () -> seats.remove(callId, this));
            var reference = new CallReference.ById(callId);
            var opened = words.isBlank()
                    ? conversations.open(reference, line, loop)
                    : conversations.openWith(words, reference, line, loop);
            return opened.map(conversation -> {
                session = new TurnSession(conversation, line, turn);
                session.answers(turn, whenTold(line, turn));
                return session;
            });
        }

        private Uni<NextTurn> next(TurnSession session, int turn, String words) {
            if (!session.knows(turn)) {
                if (words.isBlank()) {
                    session.answers(
                            turn,
                            Uni.createFrom().item(next(turn, session.line().now())));
                } else {
                    session.heard(words);
                    session.answers(turn, whenTold(session.line(), turn));
                }
            }
            return session.answer();
        }

        /** Asks at once, as the caller waits: not when somebody subscribes. */
        private Uni<NextTurn> whenTold(TurnLine line, int turn) {
            var told = new CompletableFuture<TurnLine.Said>();
            Consumer<TurnLine.Said> asking = told::complete;
            long patience =
                    vertx.setTimer(config.answersWithin().toMillis(), _ -> loop.execute(() -> line.stop(asking)));
            line.ask(asking);
            return Uni.createFrom()
                    .completionStage(told)
                    .invoke(() -> vertx.cancelTimer(patience))
                    .map(said -> next(turn, said));
        }

        private NextTurn next(int turn, TurnLine.Said said) {
            return new NextTurn(callId, turn + 1, said.words(), !said.ends());
        }

        private void stayFor(Duration time) {
            vertx.cancelTimer(idle);
            idle = vertx.setTimer(time.toMillis(), _ -> {
                seats.remove(callId, this);
                leave();
            });
        }

        private void leave() {
            loop.execute(() -> {
                vertx.cancelTimer(idle);
                if (session != null) {
                    session.line().hangUpUnheard();
                    conversations.close(session.conversation());
                }
            });
        }
    }

    private void hangUp(Call call, VoiceProvider carrier) {
        virtualThreads.execute(() -> {
            try {
                carrier.hangUp(call.providerSid());
            } catch (RuntimeException e) {
                LOG.warnf("%s could not be ended at %s: %s", call, carrier.name(), e.getMessage());
            }
        });
    }
}
