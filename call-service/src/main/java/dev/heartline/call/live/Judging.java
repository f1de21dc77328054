package dev.heartline.call.live;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Executor;

import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import dev.heartline.ai.coach.CoachContext;
import dev.heartline.ai.coach.Concern;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.call.lifecycle.Call;
import dev.heartline.call.live.ActiveCalls.Progress;
import dev.heartline.call.satisfaction.Farewell;
import dev.heartline.care.alert.Answer;
import dev.heartline.events.vocabulary.CrisisKind;

/**
 * Has what the caller says judged and acted upon, whether it is answered or not. One judgement is under way at a time, of all
 * that was said until then. Confined to the event loop of its conversation; what it writes comes after the turns it is about.
 */
final class Judging {

    private static final Logger LOG = Logger.getLogger(Judging.class);

    private final Call call;
    private final CoachContext context;
    private final Executor loop;
    private final Stage stage;
    private final OrderedWork writes;
    private final Pickup pickup;
    private final List<Runnable> uponIdle = new ArrayList<>();
    private final NavigableSet<Integer> unjudged = new TreeSet<>();

    private Conversation waiting;
    private Optional<CrisisKind> danger = Optional.empty();
    private int asked = Progress.NOTHING_JUDGED;
    private int heardThrough = Progress.NOTHING_JUDGED;
    private int through = Progress.NOTHING_JUDGED;
    private int told = Progress.NOTHING_JUDGED;
    private boolean calm = true;
    private boolean takenUp;
    private boolean busy;
    private boolean refused;

    Judging(Call call, CoachContext context, Executor loop, Stage stage, OrderedWork writes, Pickup pickup) {
        this.call = call;
        this.context = context;
        this.loop = loop;
        this.stage = stage;
        this.writes = writes;
        this.pickup = pickup;
    }

    /** Takes up what another session has left: what it acted upon is judged again, but not acted upon. */
    void takeUp(Conversation soFar, int actedThrough) {
        takenUp = true;
        heardThrough = actedThrough;
        through = actedThrough;
        told = actedThrough;
        if (soFar.userTurns().isEmpty()) {
            next();
        } else {
            judge(soFar);
        }
    }

    /** The caller has said something: the last turn so far. */
    void judge(Conversation soFar) {
        waiting = soFar;
        if (takenUp && !busy) {
            next();
        }
    }

    /** Turns can't be stored any more: what they ask for is left to whoever has the call, if anybody. */
    void giveUp() {
        refused = true;
        if (!busy) {
            waiting = null;
            takenUp = true;
            next();
        }
    }

    /** The danger that stands after what was judged so far. */
    Optional<CrisisKind> danger() {
        return danger;
    }

    /** Whether nothing was heard so far that somebody has to act on, nor a wish to be left alone or to go at once; and all could be judged. */
    boolean isCalm() {
        return calm;
    }

    /** Up to which turn all was acted upon, to be written along with something else. */
    int actedThrough() {
        told = through;
        return through;
    }

    /** Runs it when all that was said is judged and what follows from it is on its way. */
    void whenIdle(Runnable then) {
        if (isIdle()) {
            then.run();
        } else {
            uponIdle.add(then);
        }
    }

    boolean isIdle() {
        return takenUp && !busy;
    }

    /** Where nothing else has written it along. */
    void tellHowFar() {
        if (through > told) {
            writes.add(() -> stage.active().judged(call.id(), actedThrough()));
        }
    }

    private void next() {
        var soFar = waiting;
        waiting = null;
        busy = soFar != null;
        if (busy) {
            Uni.createFrom()
                    .completionStage(() -> stage.judge().judge(context, soFar, first()))
                    .emitOn(loop)
                    .subscribe()
                    .with(concerns -> done(soFar, concerns), failure -> fail(soFar, failure));
        } else {
            var idle = List.copyOf(uponIdle);
            uponIdle.clear();
            idle.forEach(Runnable::run);
        }
    }

    /** A turn that made the readers fail is asked about until it is judged. */
    private int first() {
        return unjudged.isEmpty() ? asked + 1 : Math.min(unjudged.first(), asked + 1);
    }

    private void done(Conversation soFar, List<Concern> concerns) {
        asked = Math.max(asked, last(soFar));
        var fresh = concerns.stream().filter(this::isFresh).toList();
        calm &= concerns.stream().allMatch(Judging::isCalm);
        if (!concerns.isEmpty()) {
            danger = concerns.getLast().danger();
        }
        if (!fresh.isEmpty()) {
            fresh.forEach(this::note);
            pickup.judged(fresh);
            act(fresh);
        }
        next();
    }

    private static boolean isCalm(Concern concern) {
        return concern.judged()
                && concern.danger().isEmpty()
                && !concern.alarming()
                && !concern.withdrawn()
                && switch (concern.wish().kind()) {
                    case STOP, POSTPONE -> false;
                    case HANG_UP -> !Farewell.isHurried(concern.turn().text());
                    case NONE, START, HELP, REACTION -> true;
                };
    }

    private boolean isFresh(Concern concern) {
        int seq = concern.turn().seq();
        return seq > heardThrough || unjudged.contains(seq) && concern.judged();
    }

    private void note(Concern concern) {
        int seq = concern.turn().seq();
        heardThrough = Math.max(heardThrough, seq);
        if (concern.judged()) {
            unjudged.remove(seq);
        } else {
            unjudged.add(seq);
        }
    }

    /** What could not be judged is not done with: it is left to whoever completes the call, if it is not judged before. */
    private void act(List<Concern> fresh) {
        boolean machine = pickup.soundsLikeAMachine();
        int last = unjudged.isEmpty() ? heardThrough : unjudged.first() - 1;
        writes.add(() -> refused
                ? Uni.createFrom().voidItem()
                : stage.consequences()
                        .carryOut(call, fresh, machine, Answer.spoken())
                        .emitOn(loop)
                        .invoke(() -> through = Math.max(through, last)));
    }

    /** Left to the next judgement, or to whoever completes the call. Nobody is hung up on, or left without an answer, for it. */
    private void fail(Conversation soFar, Throwable failure) {
        LOG.errorf(failure, "What was said on call %s could not be judged yet", call.id());
        calm = false;
        pickup.unjudged(last(soFar));
        next();
    }

    private static int last(Conversation soFar) {
        return soFar.last().orElseThrow().seq();
    }
}
