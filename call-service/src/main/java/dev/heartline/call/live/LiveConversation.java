package dev.heartline.call.live;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import dev.heartline.ai.coach.CoachContext;
import dev.heartline.ai.coach.LiveState;
import dev.heartline.ai.coach.ReplyPart;
import dev.heartline.call.lifecycle.Call;
import dev.heartline.call.live.ActiveCalls.Progress;
import dev.heartline.call.transcript.CallTurn;
import dev.heartline.call.transcript.TurnTaken;
import dev.heartline.events.vocabulary.Speaker;

/**
 * One conversation on one line. All of it happens on one event loop, {@code loop}; its methods must be called there.
 *
 * <p>What is written is written in order, and the coach answers a turn only once it is stored. Whoever takes the
 * conversation up elsewhere therefore knows everything that was answered.
 */
public final class LiveConversation {

    private static final Logger LOG = Logger.getLogger(LiveConversation.class);

    private final Call call;
    private final Briefing briefing;
    private final CallerLine line;
    private final Executor loop;
    private final Stage stage;
    private final OrderedWork writes;
    private final Patience patience;
    private final Pickup pickup;
    private final Judging judging;
    private final SaidSoFar said;

    private Reply reply;
    private boolean over;

    LiveConversation(
            Call call, CoachContext context, List<CallTurn> said, CallerLine line, Executor loop, Stage stage) {
        this.call = call;
        this.briefing = new Briefing(context);
        this.said = new SaidSoFar(said);
        this.line = line;
        this.loop = loop;
        this.stage = stage;
        this.writes = new OrderedWork(loop, this::lost);
        this.patience = new Patience(stage.config(), loop);
        this.pickup = new Pickup(call, this.said::byTheCaller, this::machineAnswered, this::personAnswered);
        this.judging = new Judging(call, context, loop, stage, writes, pickup);
    }

    Call call() {
        return call;
    }

    /** Greets, or takes up the thread where the conversation has begun before. */
    void begin() {
        show();
        answer(Instant.now());
    }

    /** Takes up the thread with what the caller says. */
    void beginWith(String words) {
        show();
        heard(words);
    }

    private void show() {
        writes.add(() -> stage.active()
                .open(call, briefing.context(), said.size())
                .emitOn(loop)
                .invoke(through -> judging.takeUp(said.conversation(), through))
                .replaceWithVoid());
        patience.begin(call.answeredAt() == null ? Instant.now() : call.answeredAt(), this::timeIsUp);
    }

    /** The caller has said something: it is judged whatever comes, and answered once it is stored. */
    public void heard(String words) {
        if (over || words.isBlank()) {
            return;
        }
        patience.heard();
        breakOff();
        var turn = said.next(Speaker.USER).saying(words.strip());
        said.add(turn);
        judging.judge(said.conversation());
        store(turn, () -> {
            if (!said.endsWith(turn)) {
                return;
            }
            if (pickup.soundsLikeAMachine()) {
                pickup.suspect(turn.seq());
            } else {
                answer(turn.at());
            }
        });
    }

    /** Nobody is there to talk to: nothing is said any more, and no message is left. */
    private void machineAnswered() {
        writes.add(() -> stage.machines().greeted(call));
        if (!over) {
            lineLost();
            writes.whenIdle(line::hangUp);
        }
    }

    private void personAnswered() {
        if (reply == null && said.endsWithTheCaller()) {
            answer(Instant.now());
        }
    }

    /**
     * The caller spoke into the coach's words.
     *
     * @param words what the caller heard of them
     */
    public void interrupted(String words) {
        if (over) {
            return;
        }
        patience.stay();
        patience.listenAfter(Duration.ZERO, false, this::silent);
        line.endReply();
        if (reply != null) {
            reply.cancel();
            keep(reply.heardOnly(words.strip()));
            reply = null;
            listen(LiveState.LISTENING);
        } else {
            said.heardOnly(words.strip()).ifPresent(cut -> {
                writes.add(() -> stage.turns().shorten(call.id(), cut));
                listen(LiveState.LISTENING);
            });
        }
    }

    /** The line is gone; whether the call is, others know. */
    public void lineLost() {
        patience.over();
        breakOff();
        over = true;
    }

    /** Says nothing more, and tells when all that was said is stored, judged and acted upon. */
    Uni<Void> settle() {
        return Uni.createFrom()
                .emitter(emitter -> loop.execute(() -> {
                    lineLost();
                    whenSettled(() -> emitter.complete(null));
                }));
    }

    /** What was judged is written, and what is written may have been waited for. */
    private void whenSettled(Runnable then) {
        judging.whenIdle(() -> {
            judging.tellHowFar();
            writes.whenIdle(() -> {
                judging.tellHowFar();
                if (judging.isIdle() && writes.isIdle()) {
                    then.run();
                } else {
                    whenSettled(then);
                }
            });
        });
    }

    /** Makes way for another session of the same call. */
    void supersede() {
        loop.execute(() -> {
            if (!over) {
                lineLost();
                line.drop();
            }
        });
    }

    /** The caller has said nothing since the coach finished. */
    private void silent() {
        if (!over && reply == null) {
            patience.silent();
            answer(Instant.now());
        }
    }

    /** A call on which danger stands is not ended by the clock; it is looked at again later. */
    private void timeIsUp() {
        if (over) {
            return;
        }
        if (isInDanger()) {
            patience.longer(this::timeIsUp);
        } else {
            patience.endIt();
            answer(Instant.now());
        }
    }

    private boolean isInDanger() {
        return judging.danger().isPresent();
    }

    /** Whatever a caller says when the time is up, unless it is danger, is answered with the last words. */
    private void answer(Instant since) {
        if (!over) {
            var coach = stage.coach();
            speak(
                    patience.timeIsUp()
                            ? coach.lastWords(briefing.context(), said.conversation())
                            : coach.reply(briefing.context(), said.conversation()),
                    since);
        }
    }

    private void speak(Flow.Publisher<ReplyPart> parts, Instant since) {
        breakOff();
        var mine = new Reply(said.next(Speaker.COACH), since);
        reply = mine;
        mine.madeBy(Multi.createFrom()
                .publisher(parts)
                .emitOn(loop)
                .subscribe()
                .with(part -> take(mine, part), failure -> fail(mine, failure), () -> {}));
    }

    private void take(Reply mine, ReplyPart part) {
        if (reply != mine) {
            return;
        }
        switch (part) {
            case ReplyPart.Plan(var signals) -> {
                int turns = said.size();
                writes.add(() -> stage.active().show(call.id(), signals, progress(turns)));
            }
            case ReplyPart.Words(var text) -> {
                if (mine.isSilent()) {
                    stage.metrics().firstWords(mine.age());
                }
                mine.say(text);
                line.say(text);
            }
            case ReplyPart.Done(var whole) -> {
                line.endReply();
                finish(mine);
                listen(whole.endsCall() ? LiveState.WRAPPING_UP : LiveState.LISTENING);
                var speaking = stage.speaking().of(whole.text());
                switch (whole.then()) {
                    case HANG_UP -> patience.leaveAfter(speaking, this::leave);
                    case LISTEN -> patience.listenAfter(speaking, isInDanger(), this::silent);
                    case WAIT -> patience.waitAfter(speaking, this::silent);
                }
            }
        }
    }

    private void fail(Reply mine, Throwable failure) {
        if (reply == mine) {
            LOG.errorf(failure, "The coach lost its words on call %s", call.id());
            stage.metrics().coachFailed();
            line.endReply();
            finish(mine);
            listen(LiveState.LISTENING);
            patience.listenAfter(Duration.ZERO, isInDanger(), this::silent);
        }
    }

    private void finish(Reply mine) {
        reply = null;
        keep(mine.spoken());
    }

    /** Nobody tells what was heard of a reply that is broken off without an interruption: it may be all that was sent. */
    private void breakOff() {
        if (reply != null) {
            var broken = reply;
            broken.cancel();
            reply = null;
            if (!broken.isSilent()) {
                line.endReply();
            }
            keep(broken.heardOnly(broken.spoken().text()));
        }
    }

    /** What the caller has heard of a reply; of nothing no turn is left. */
    private void keep(CallTurn turn) {
        if (turn.text().isEmpty()) {
            said.giveBack(turn);
        } else {
            said.add(turn);
            store(turn, () -> {});
        }
    }

    private void store(CallTurn turn, Runnable then) {
        writes.add(() -> stage.turns()
                .append(call.id(), turn)
                .emitOn(loop)
                .invoke(stored -> {
                    if (stored) {
                        then.run();
                        return;
                    }
                    judging.giveUp();
                    if (!over) {
                        lineLost();
                        line.hangUp();
                    }
                })
                .replaceWithVoid());
    }

    /** What the caller wished binds before the call ends. */
    private void leave() {
        if (!over) {
            int turns = said.size();
            whenSettled(() -> {
                if (!over && said.size() == turns) {
                    line.hangUp();
                }
            });
        }
    }

    private void listen(LiveState state) {
        int turns = said.size();
        writes.add(() -> stage.active()
                .state(call.id(), state, progress(turns))
                .emitOn(loop)
                .invoke(briefing::whispered)
                .replaceWithVoid());
    }

    private Progress progress(int turns) {
        return new Progress(turns, judging.actedThrough());
    }

    /** What was said can't be stored any more. The provider opens another line, and whoever takes it has what was stored. */
    private void lost(Throwable failure) {
        if (failure instanceof TurnTaken) {
            LOG.infof("Call %s goes on in another session", call.id());
        } else {
            LOG.errorf(failure, "A turn of call %s could not be stored", call.id());
        }
        judging.giveUp();
        if (!over) {
            over = true;
            patience.over();
            if (reply != null) {
                reply.cancel();
                reply = null;
            }
            line.drop();
        }
    }
}
