package dev.heartline.call.provider.turn;

import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import dev.heartline.call.lifecycle.Call;
import dev.heartline.call.lifecycle.CallReference;
import dev.heartline.call.live.Conversations;
import dev.heartline.call.live.SpeakingTime;

/** The place of one call in this process, until its conversation is over or goes on elsewhere. Lives on one event loop. */
final class TurnSeat {

    private static final long NO_TIMER = -1;

    private final Call call;
    private final UUID callId;
    private final Executor loop;
    private final Vertx vertx;
    private final Conversations conversations;
    private final TurnConfig config;
    private final SpeakingTime voice;
    private final Runnable hangUpAtCarrier;
    private final Consumer<TurnSeat> gone;

    private Uni<TurnSession> opening;
    private TurnSession session;
    private boolean left;
    private long idle = NO_TIMER;

    /** @param gone told when this seat takes no more questions; another one may take its place */
    TurnSeat(
            Call call,
            Executor loop,
            Vertx vertx,
            Conversations conversations,
            TurnConfig config,
            SpeakingTime voice,
            Runnable hangUpAtCarrier,
            Consumer<TurnSeat> gone) {
        this.call = call;
        this.callId = call.id();
        this.loop = loop;
        this.vertx = vertx;
        this.conversations = conversations;
        this.config = config;
        this.voice = voice;
        this.hangUpAtCarrier = hangUpAtCarrier;
        this.gone = gone;
    }

    /**
     * @throws LineLost (as a failure) where another seat has to be asked
     * @throws Conversations.CallIsOver (as a failure)
     */
    Uni<NextTurn> heard(int turn, Heard heard) {
        return Uni.createFrom().voidItem().emitOn(loop).chain(() -> {
            if (session != null && session.isBehind(turn)) {
                leave();
            }
            if (left) {
                return Uni.createFrom().failure(new LineLost());
            }
            waitForQuestions();
            if (opening == null) {
                opening = open(turn, heard)
                        .onFailure()
                        .invoke(_ -> vacate())
                        .memoize()
                        .indefinitely();
            }
            // Asked twice at once, it is the same question.
            return opening.chain(open -> next(open, turn, heard));
        });
    }

    /** Whether that is the state of the call in which this seat was taken, or a later one: it may have been resumed since. */
    boolean beganBy(Call then) {
        return call.resumes() <= then.resumes();
    }

    /** The call is over. */
    void end() {
        loop.execute(() -> {
            vacate();
            if (session != null) {
                session.line().end();
                conversations.close(session.conversation());
            }
        });
    }

    /** The line is gone, the call is not. */
    void close() {
        loop.execute(() -> {
            vacate();
            if (session != null) {
                session.line().letGo();
                conversations.close(session.conversation());
            }
        });
    }

    private Uni<TurnSession> open(int turn, Heard heard) {
        var line = new TurnLine(
                hangUpAtCarrier, this::leave, new Earshot(voice, System::nanoTime, config.reckonsWhatWasHeard()));
        var reference = new CallReference.ById(callId);
        var opened = switch (heard) {
            case Heard.Silence _ -> conversations.open(reference, line, loop);
            case Heard.Words words -> conversations.openWith(words.utterance(), reference, line, loop);
        };
        return opened.map(conversation -> {
            session = new TurnSession(conversation, line, turn);
            session.answers(turn, whenTold(line, turn));
            if (left) {
                // Ended or lost while it was being opened.
                line.drop();
            }
            return session;
        });
    }

    private Uni<NextTurn> next(TurnSession session, int turn, Heard heard) {
        if (!session.knows(turn)) {
            boolean tells = switch (heard) {
                case Heard.Words words -> {
                    session.heard(words);
                    yield true;
                }
                case Heard.Silence(var time) -> session.silentFor(time);
            };
            session.answers(
                    turn,
                    tells ? whenTold(session.line(), turn) : Uni.createFrom().item(next(turn, TurnLine.Said.NOTHING)));
        }
        return session.answer();
    }

    /** Asks at once, as the caller waits: not when somebody subscribes. */
    private Uni<NextTurn> whenTold(TurnLine line, int turn) {
        var told = line.ask();
        long patience = vertx.setTimer(config.answersWithin().toMillis(), _ -> loop.execute(() -> line.stop(told)));
        return Uni.createFrom()
                .completionStage(told)
                .onTermination()
                .invoke(() -> vertx.cancelTimer(patience))
                .map(said -> next(turn, said));
    }

    private NextTurn next(int turn, TurnLine.Said said) {
        return new NextTurn(callId, turn + 1, said.words(), !said.ends());
    }

    private void waitForQuestions() {
        vertx.cancelTimer(idle);
        idle = vertx.setTimer(
                config.idle().toMillis(),
                _ -> loop.execute(() -> {
                    if (!left && session != null) {
                        leave();
                    }
                }));
    }

    /** The conversation goes on elsewhere, as far as anybody knows: it is not said to be over. */
    private void leave() {
        vacate();
        if (session != null) {
            conversations.leave(session.conversation());
        }
    }

    private void vacate() {
        left = true;
        vertx.cancelTimer(idle);
        gone.accept(this);
    }
}
