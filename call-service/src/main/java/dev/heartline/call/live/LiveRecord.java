package dev.heartline.call.live;

import java.time.Duration;
import java.util.concurrent.Executor;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

import dev.heartline.ai.coach.LiveSignals;
import dev.heartline.ai.coach.LiveState;
import dev.heartline.call.lifecycle.Call;
import dev.heartline.call.live.ActiveCalls.Progress;
import dev.heartline.call.transcript.CallTurn;
import dev.heartline.messaging.consume.Failures;

/** What is written of a conversation while it goes on: its turns and how it stands, in order. Confined to the event loop of its conversation. */
final class LiveRecord {

    /** Of what must be kept: some three seconds in all, which a caller hardly notices. */
    private static final int RETRIES = 5;

    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LAST_RETRY = Duration.ofSeconds(1);

    private final Call call;
    private final Briefing briefing;
    private final Executor loop;
    private final Stage stage;
    private final OrderedWork writes;
    private final SaidSoFar said;
    private final Judging judging;
    private final Runnable gone;

    /** @param gone nothing may be added to the call any more: it is published, or its user was erased */
    LiveRecord(
            Call call,
            Briefing briefing,
            Executor loop,
            Stage stage,
            OrderedWork writes,
            SaidSoFar said,
            Judging judging,
            Runnable gone) {
        this.call = call;
        this.briefing = briefing;
        this.loop = loop;
        this.stage = stage;
        this.writes = writes;
        this.said = said;
        this.judging = judging;
        this.gone = gone;
    }

    void open() {
        writes.add(() -> stage.active()
                .open(call, briefing.context(), said.size())
                .emitOn(loop)
                .invoke(through -> judging.takeUp(said.conversation(), through))
                .replaceWithVoid());
    }

    /** @param then done once it is stored */
    void store(CallTurn turn, Runnable then) {
        writes.add(() -> insistently(stage.turns().append(call.id(), turn))
                .emitOn(loop)
                .invoke(stored -> {
                    if (stored) {
                        then.run();
                    } else {
                        judging.giveUp();
                        gone.run();
                    }
                })
                .replaceWithVoid());
    }

    /** Tries again for a while where it fails for a reason that will pass. */
    static <T> Uni<T> insistently(Uni<T> write) {
        return write.onFailure(Failures::isTransient)
                .retry()
                .withBackOff(FIRST_RETRY, LAST_RETRY)
                .atMost(RETRIES);
    }

    /** @param cut a turn that is stored, as it was heard */
    void shorten(CallTurn cut) {
        writes.add(() -> stage.turns().shorten(call.id(), cut));
    }

    /** @param pace of the caller's last words; null where it isn't known */
    void planned(LiveSignals signals, Manner.@Nullable Pace pace) {
        int turns = said.size();
        var energy = Manner.energy(said.byTheCaller(), signals.detectedEmotions(), pace);
        writes.add(() -> stage.active().show(call.id(), signals, progress(turns), pace, energy));
    }

    /** Operators' whispers are read along with it. */
    void state(LiveState state) {
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

    /** All that was said is stored, judged and acted upon. What was judged is written, and what is written may have been waited for. */
    void whenSettled(Runnable then) {
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
}
