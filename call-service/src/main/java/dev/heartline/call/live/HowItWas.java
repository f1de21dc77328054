package dev.heartline.call.live;

import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import dev.heartline.ai.coach.CoachContext;
import dev.heartline.call.lifecycle.Call;
import dev.heartline.call.satisfaction.Farewell;
import dev.heartline.call.satisfaction.Satisfaction;
import dev.heartline.events.vocabulary.CallPurpose;

/** Whether the caller is asked how helpful the call was, and what they answer. Confined to the event loop of its conversation. */
final class HowItWas {

    private static final Logger LOG = Logger.getLogger(HowItWas.class);

    private final Call call;
    private final CoachContext context;
    private final Satisfaction satisfaction;
    private final Executor loop;
    private final OrderedWork writes;

    private boolean lately = true;
    private boolean asked;

    HowItWas(Call call, CoachContext context, Satisfaction satisfaction, Executor loop, OrderedWork writes) {
        this.call = call;
        this.context = context;
        this.satisfaction = satisfaction;
        this.loop = loop;
        this.writes = writes;
    }

    /** Finds out whether they were asked lately. */
    void prepare() {
        write(() -> satisfaction
                .wasAskedLately(call)
                .emitOn(loop)
                .invoke(known -> lately = known)
                .replaceWithVoid());
    }

    /**
     * Whether to ask with the farewell.
     *
     * @param turns that the caller has said
     * @param answers whether the farewell answers them
     * @param calm whether nothing on the call speaks against it
     */
    boolean isToBeAsked(int turns, boolean answers, boolean calm) {
        boolean afterCrisis = context.afterCrisis() || call.purpose() == CallPurpose.CRISIS_SUPPORT;
        return satisfaction.mayBeAsked(new Farewell(call.userId() != null, turns, answers, calm, afterCrisis, lately));
    }

    void ask() {
        lately = true;
        asked = true;
        write(() -> satisfaction.asked(call.id()));
    }

    /** What the caller says next. @return whether it is an answer, which is kept */
    boolean isAnsweredBy(String words) {
        if (!asked) {
            return false;
        }
        asked = false;
        OptionalInt rating = satisfaction.read(words);
        rating.ifPresent(given -> write(() -> satisfaction.answered(call.id(), given)));
        return rating.isPresent();
    }

    /** No call is given up for it. */
    private void write(Supplier<Uni<Void>> step) {
        writes.add(() -> step.get()
                .onFailure()
                .invoke(failure ->
                        LOG.warnf("How helpful call %s was is not known: %s", call.id(), failure.getMessage()))
                .onFailure()
                .recoverWithNull());
    }
}
