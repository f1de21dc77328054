package dev.heartline.call.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import dev.heartline.ai.coach.CoachContext;
import dev.heartline.ai.coach.Concern;
import dev.heartline.ai.coach.LiveState;
import dev.heartline.ai.coach.ReplyPart;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Notes;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.wish.Wish;
import dev.heartline.call.answering.MachineGreeting;
import dev.heartline.call.lifecycle.Call;
import dev.heartline.call.transcript.CallTurn;
import dev.heartline.call.transcript.TurnTaken;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.events.vocabulary.CrisisKind;
import dev.heartline.events.vocabulary.Speaker;

/**
 * One conversation on one line. All of it happens on one event loop, {@code loop}; its methods must be called there.
 *
 * <p>What is written is written in order, and the coach answers a turn only once it is stored. Whoever takes the
 * conversation up elsewhere therefore knows everything that was answered.
 */
public final class LiveConversation {

    private static final Logger LOG = Logger.getLogger(LiveConversation.class);
    private static final Duration RETRY_AFTER = Duration.ofMillis(100);
    private static final int RETRIES = 5;
    private static final int MOST_DOUBLINGS = 3;

    private final Call call;
    private final CoachContext context;
    private final CallerLine line;
    private final Executor loop;
    private final Stage stage;
    private final OrderedWork writes;
    private final Timeout farewell;
    private final Timeout silence;
    private final Timeout longest;
    private final Notes notes = new Notes();
    private final List<CallTurn> said;

    private int nextSeq;
    private Reply reply;
    private Optional<CrisisKind> danger = Optional.empty();
    private int silences;
    private boolean timeIsUp;
    private boolean over;

    LiveConversation(
            Call call, CoachContext context, List<CallTurn> said, CallerLine line, Executor loop, Stage stage) {
        this.call = call;
        this.context = context;
        this.said = new ArrayList<>(said);
        this.nextSeq = said.isEmpty() ? 0 : said.getLast().seq() + 1;
        this.line = line;
        this.loop = loop;
        this.stage = stage;
        this.writes = new OrderedWork(loop, this::lost);
        this.farewell = new Timeout(loop);
        this.silence = new Timeout(loop);
        this.longest = new Timeout(loop);
    }

    Call call() {
        return call;
    }

    /** Greets, or takes up the thread where the conversation has begun before. */
    void begin() {
        writes.add(() -> stage.active().open(call, context, said.size()));
        var start = call.answeredAt() == null ? Instant.now() : call.answeredAt();
        longest.in(Duration.between(Instant.now(), start.plus(stage.config().longestCall())), this::timeIsUp);
        answer(Instant.now());
    }

    /** The caller has said something. */
    public void heard(String words) {
        if (over || words.isBlank()) {
            return;
        }
        var at = Instant.now();
        stay();
        silences = 0;
        breakOff();
        var turn = CallTurn.of(nextSeq++, Speaker.USER, words.strip(), at);
        said.add(turn);
        if (isMachine()) {
            store(turn, () -> {});
            machineAnswered();
            return;
        }
        store(turn, () -> {
            if (said.getLast() == turn) {
                answer(at);
            }
        });
    }

    /** Nobody is there to talk to: nothing is said any more, and no message is left. */
    private void machineAnswered() {
        lineLost();
        writes.add(() -> stage.machines().answered(call));
        writes.whenIdle(line::hangUp);
    }

    private boolean isMachine() {
        var byUser = said.stream()
                .filter(turn -> turn.speaker() == Speaker.USER)
                .map(CallTurn::text)
                .toList();
        return call.direction() == CallDirection.OUTBOUND && MachineGreeting.isHeardIn(byUser);
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
        stay();
        silence.in(stage.config().silence(), this::silent);
        line.endReply();
        if (reply != null) {
            reply.cancel();
            var cut = reply.heardOnly(words.strip());
            if (cut.text().isEmpty()) {
                giveBack(reply);
            } else {
                said.add(cut);
                store(cut, () -> {});
            }
            reply = null;
            listen(LiveState.LISTENING);
        } else if (!said.isEmpty() && said.getLast().speaker() == Speaker.COACH) {
            var cut = said.removeLast().heardOnly(words.strip());
            if (!cut.text().isEmpty()) {
                said.add(cut);
            }
            writes.add(() -> stage.turns().shorten(call.id(), cut));
            listen(LiveState.LISTENING);
        }
    }

    /** The line is gone; whether the call is, others know. */
    public void lineLost() {
        stay();
        longest.cancel();
        breakOff();
        over = true;
    }

    /** Says nothing more, and tells when all that was said is stored. */
    Uni<Void> settle() {
        return Uni.createFrom()
                .emitter(emitter -> loop.execute(() -> {
                    lineLost();
                    writes.whenIdle(() -> emitter.complete(null));
                }));
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

    private void stay() {
        farewell.cancel();
        silence.cancel();
    }

    /** The caller has said nothing since the coach finished. */
    private void silent() {
        if (!over && reply == null) {
            silences++;
            answer(Instant.now());
        }
    }

    /** A call on which danger stands is not ended by the clock; it is looked at again later. */
    private void timeIsUp() {
        if (over) {
            return;
        }
        if (danger.isPresent()) {
            longest.in(stage.config().longestCall(), this::timeIsUp);
        } else {
            timeIsUp = true;
            stay();
            answer(Instant.now());
        }
    }

    /** Whatever a caller says when the time is up, unless it is danger, is answered with the last words. */
    private void answer(Instant since) {
        if (!over) {
            var coach = stage.coach();
            speak(timeIsUp ? coach.lastWords(context, soFar()) : coach.reply(context, soFar()), since);
        }
    }

    private void speak(Flow.Publisher<ReplyPart> parts, Instant since) {
        breakOff();
        var mine = new Reply(CallTurn.of(nextSeq++, Speaker.COACH, "", Instant.now()), since);
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
                writes.add(() -> stage.active().show(call.id(), signals, turns));
                act(signals.concern());
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
                    case HANG_UP -> farewell.in(speaking, this::leave);
                    case LISTEN -> silence.in(speaking.plus(patience()), this::silent);
                    case WAIT -> silence.in(speaking.plus(stage.config().moment()), this::silent);
                }
            }
        }
    }

    /** Written before the coach's answer is, and so before a farewell ends the call. */
    private void act(Concern concern) {
        if (!concern.danger().equals(danger)) {
            danger = concern.danger();
            danger.ifPresent(
                    kind -> writes.add(() -> persistently(stage.crises().raise(call, kind))));
        }
        if (concern.withdrawn()) {
            writes.add(() -> persistently(stage.crises().withdraw(call)));
        }
        if (concern.wish().is(Wish.Kind.STOP) || concern.wish().is(Wish.Kind.POSTPONE)) {
            var words = soFar().lastByUser().map(Turn::text).orElse("");
            writes.add(() -> persistently(stage.wishes().bind(call, concern.wish(), words)));
        }
    }

    private static Uni<Void> persistently(Uni<Void> write) {
        return write.onFailure().retry().withBackOff(RETRY_AFTER).atMost(RETRIES);
    }

    /** In danger a silent caller is asked less and less often, and never left. */
    private Duration patience() {
        return danger.isPresent()
                ? stage.config().silence().multipliedBy(1L << Math.min(silences, MOST_DOUBLINGS))
                : stage.config().silence();
    }

    private void fail(Reply mine, Throwable failure) {
        if (reply == mine) {
            LOG.errorf(failure, "The coach lost its words on call %s", call.id());
            stage.metrics().coachFailed();
            line.endReply();
            finish(mine);
            listen(LiveState.LISTENING);
        }
    }

    private void finish(Reply mine) {
        reply = null;
        if (mine.isSilent()) {
            giveBack(mine);
        } else {
            var turn = mine.spoken();
            said.add(turn);
            store(turn, () -> {});
        }
    }

    /** A reply that was never heard is no turn: the next one takes its place, so that turns are counted without a gap. */
    private void giveBack(Reply unheard) {
        nextSeq = unheard.spoken().seq();
    }

    /** Nobody tells what was heard of a reply that is broken off without an interruption: it may be all that was sent. */
    private void breakOff() {
        if (reply != null) {
            var broken = reply;
            broken.cancel();
            reply = null;
            if (broken.isSilent()) {
                giveBack(broken);
            } else {
                line.endReply();
                var turn = broken.spoken().heardOnly(broken.spoken().text());
                said.add(turn);
                store(turn, () -> {});
            }
        }
    }

    private void store(CallTurn turn, Runnable then) {
        writes.add(() -> stage.turns()
                .append(call.id(), turn)
                .emitOn(loop)
                .invoke(stored -> {
                    if (stored) {
                        then.run();
                    } else if (!over) {
                        lineLost();
                        line.hangUp();
                    }
                })
                .replaceWithVoid());
    }

    /** What the caller wished binds before the call ends. */
    private void leave() {
        if (!over) {
            writes.whenIdle(line::hangUp);
        }
    }

    private void listen(LiveState state) {
        int turns = said.size();
        writes.add(() -> stage.active().state(call.id(), state, turns));
    }

    /** What was said can't be stored any more. The provider opens another line, and whoever takes it has what was stored. */
    private void lost(Throwable failure) {
        if (failure instanceof TurnTaken) {
            LOG.infof("Call %s goes on in another session", call.id());
        } else {
            LOG.errorf(failure, "A turn of call %s could not be stored", call.id());
        }
        if (!over) {
            over = true;
            stay();
            longest.cancel();
            if (reply != null) {
                reply.cancel();
                reply = null;
            }
            line.drop();
        }
    }

    private Conversation soFar() {
        return new Conversation(
                said.stream()
                        .map(turn -> new Turn(turn.seq(), turn.speaker(), turn.text(), turn.at()))
                        .toList(),
                notes);
    }
}
