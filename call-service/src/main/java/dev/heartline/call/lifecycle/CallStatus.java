package dev.heartline.call.lifecycle;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.heartline.events.vocabulary.CallOutcome;
import dev.heartline.events.vocabulary.WireNamed;

/**
 * {@code phone_calls.call_status}. A call only ever moves forward; from a terminal state it doesn't move at all, but for one that was
 * taken for completed before its carrier said why nobody answered it ({@link CallProgress}).
 */
public enum CallStatus implements WireNamed {
    QUEUED,
    RINGING,
    IN_PROGRESS,
    COMPLETED,
    NO_ANSWER,
    BUSY,
    FAILED,
    CANCELED;

    private static final Set<CallStatus> TERMINAL = EnumSet.of(COMPLETED, NO_ANSWER, BUSY, FAILED, CANCELED);

    /**
     * Any end may follow any state before it: the provider's word about how a call ended is final, even where callbacks
     * in between were lost. Refusing one would leave the call open for ever.
     */
    private static final Map<CallStatus, Set<CallStatus>> NEXT = Map.of(
            QUEUED, EnumSet.of(RINGING, IN_PROGRESS, COMPLETED, NO_ANSWER, BUSY, FAILED, CANCELED),
            RINGING, EnumSet.of(IN_PROGRESS, COMPLETED, NO_ANSWER, BUSY, FAILED, CANCELED),
            IN_PROGRESS, TERMINAL);

    public boolean isTerminal() {
        return TERMINAL.contains(this);
    }

    /** The end of a call that nobody has answered. */
    boolean isUnanswered() {
        return isTerminal() && this != COMPLETED;
    }

    boolean canBecome(CallStatus next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }

    /** Empty while the call goes on. */
    public Optional<CallOutcome> outcome() {
        return isTerminal() ? Optional.of(CallOutcome.valueOf(name())) : Optional.empty();
    }

    static Set<CallStatus> unfinished() {
        var unfinished = EnumSet.allOf(CallStatus.class);
        unfinished.removeAll(TERMINAL);
        return unfinished;
    }
}
