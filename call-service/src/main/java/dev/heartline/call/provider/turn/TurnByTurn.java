package dev.heartline.call.provider.turn;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import org.jboss.logging.Logger;

import dev.heartline.call.answering.Machines;
import dev.heartline.call.lifecycle.Call;
import dev.heartline.call.lifecycle.CallEnded;
import dev.heartline.call.lifecycle.MailboxMessage;
import dev.heartline.call.live.Conversations;
import dev.heartline.call.live.LiveConfig;
import dev.heartline.call.live.SpeakingTime;
import dev.heartline.call.provider.CallTransferred;
import dev.heartline.call.provider.VoiceProvider;

/** The conversations of this process that go turn by turn. */
@ApplicationScoped
public class TurnByTurn {

    private static final Logger LOG = Logger.getLogger(TurnByTurn.class);

    /** More than any call has: after an interruption of the conversation its turns are counted apart. */
    private static final int MOST_TURNS = 100_000;

    private final Conversations conversations;
    private final Machines machines;
    private final TurnConfig config;
    private final SpeakingTime voice;
    private final Vertx vertx;
    private final ExecutorService virtualThreads;
    private final Map<UUID, TurnSeat> seats = new ConcurrentHashMap<>();

    TurnByTurn(
            Conversations conversations,
            Machines machines,
            TurnConfig config,
            LiveConfig live,
            Vertx vertx,
            @VirtualThreads ExecutorService virtualThreads) {
        this.conversations = conversations;
        this.machines = machines;
        this.config = config;
        this.voice = new SpeakingTime(live.spokenWordsPerMinute());
        this.vertx = vertx;
        this.virtualThreads = virtualThreads;
    }

    /** Somebody has picked up, or is to be talked with again: what they hear first. */
    public Uni<NextTurn> begin(Call call, VoiceProvider carrier) {
        return heard(call, call.resumes() * MOST_TURNS, new Heard.Silence(Duration.ZERO), carrier);
    }

    /**
     * The carrier has listened. What it heard is not lost where the conversation turns out to go on elsewhere: it is taken up here
     * with these words.
     *
     * @param turn as it was told by {@link NextTurn#turn()}; the same one is answered the same again
     */
    public Uni<NextTurn> heard(Call call, int turn, Heard heard, VoiceProvider carrier) {
        if (!call.mayTalk()) {
            return call.message() == MailboxMessage.WAITING && heard instanceof Heard.Words said
                    ? machines.saidMeanwhile(call, said.utterance().words())
                            .chain(now -> now.mayTalk()
                                    ? heard(now, turn, heard, carrier)
                                    : Uni.createFrom().item(withoutTalk(now, turn)))
                    : Uni.createFrom().item(withoutTalk(call, turn));
        }
        return Uni.createFrom()
                .deferred(() -> seat(call, carrier).heard(turn, heard))
                .onFailure(LineLost.class)
                .retry()
                .atMost(1)
                // It may have become a mailbox's since the carrier asked.
                .onFailure(Conversations.CallIsOver.class)
                .recoverWithItem(over -> withoutTalk(over.call(), turn));
    }

    /** Nobody is talked to; the line of a mailbox stays open for what is left in it. */
    private static NextTurn withoutTalk(Call call, int turn) {
        return call.isForMailbox() ? new NextTurn(call.id(), turn + 1, "", true) : NextTurn.theEnd(call.id(), turn);
    }

    private TurnSeat seat(Call call, VoiceProvider carrier) {
        return seats.computeIfAbsent(
                call.id(),
                id -> new TurnSeat(
                        call,
                        executor(),
                        vertx,
                        conversations,
                        config,
                        voice,
                        () -> hangUp(call, carrier),
                        gone -> seats.remove(id, gone)));
    }

    /** Whoever is still asked about the call hears that it is over. */
    void ended(@Observes CallEnded ended) {
        var seat = seats.remove(ended.callId());
        if (seat != null) {
            seat.end();
        }
    }

    /** The caller talks with somebody else now; if that comes to nothing the conversation is opened anew. */
    void transferred(@Observes CallTransferred transferred) {
        var call = transferred.call();
        var seat = seats.get(call.id());
        if (seat != null && seat.beganBy(call)) {
            seat.close();
        }
    }

    private Executor executor() {
        var context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        return step -> context.runOnContext(_ -> step.run());
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
