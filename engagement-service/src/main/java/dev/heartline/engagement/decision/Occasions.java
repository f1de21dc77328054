package dev.heartline.engagement.decision;

import java.util.Optional;
import java.util.Set;

import dev.heartline.engagement.policy.gate.Action;
import dev.heartline.engagement.policy.gate.Occasion;
import dev.heartline.events.CallCompleted;
import dev.heartline.events.CallCompleted.Analysis;
import dev.heartline.events.Event;
import dev.heartline.events.MemoryReinforced;
import dev.heartline.events.vocabulary.CallOutcome;
import dev.heartline.events.vocabulary.CallPurpose;
import dev.heartline.events.vocabulary.Emotion;
import dev.heartline.events.vocabulary.MemoryChange;
import dev.heartline.events.vocabulary.MemoryType;
import dev.heartline.events.vocabulary.Sentiment;
import dev.heartline.events.vocabulary.SourceType;
import dev.heartline.events.vocabulary.Speaker;

/** Which events a decision is due on, and what they are about. */
final class Occasions {

    /** Fewer turns of the user are no conversation: a "hello?" and a hang-up. */
    private static final int CONVERSATION = 2;

    private static final Set<Emotion> HEAVY =
            Set.of(Emotion.SAD, Emotion.DISCOURAGED, Emotion.ANXIOUS, Emotion.FRUSTRATED);

    private Occasions() {}

    /** Every finished call of a known user. */
    static Optional<Occasion> ofCall(Event<CallCompleted> event) {
        CallCompleted call = event.body();
        if (call.userId() == null) {
            return Optional.empty();
        }
        Optional<Analysis> analysis = Optional.ofNullable(call.analysis());
        return Optional.of(new Occasion(
                event.id(),
                call.userId(),
                isConversation(call) ? Action.CHECK_IN : Action.MISSED_CALL,
                SourceType.PHONE_CALL,
                call.callId(),
                call.endedAt(),
                isCrisis(call, analysis),
                analysis.filter(Occasions::isHeavy).isPresent(),
                isConversation(call) && !isHarmless(analysis),
                "",
                Optional.empty()));
    }

    /**
     * A victory that is new. Its moment is when the user told of it, which is close to when it was announced; when it
     * happened may be long ago.
     */
    static Optional<Occasion> ofMemory(Event<MemoryReinforced> event) {
        MemoryReinforced memory = event.body();
        if (memory.change() != MemoryChange.CREATED || !isVictory(memory)) {
            return Optional.empty();
        }
        return Optional.of(new Occasion(
                event.id(),
                memory.userId(),
                Action.VICTORY,
                memory.sourceType(),
                memory.sourceId(),
                event.time(),
                false,
                false,
                false,
                memory.description() + " " + String.join(" ", memory.tags()),
                Optional.empty()));
    }

    /**
     * One that sounds bad is a lapse that was taken for a victory: a reward for it would be a mockery. What was done rather than told had
     * its chance of a reward when it was done.
     */
    private static boolean isVictory(MemoryReinforced memory) {
        return memory.memoryType() == MemoryType.VICTORY
                && memory.sourceType() != SourceType.BEHAVIOR
                && (memory.emotionalValence() == null || memory.emotionalValence() >= 0);
    }

    private static boolean isConversation(CallCompleted call) {
        return call.outcome() == CallOutcome.COMPLETED
                && call.turns().stream()
                                .filter(turn -> turn.speaker() == Speaker.USER
                                        && !turn.text().isBlank())
                                .count()
                        >= CONVERSATION;
    }

    /** A call made for support in a crisis counts as one that the user was in, if they were reached. */
    private static boolean isCrisis(CallCompleted call, Optional<Analysis> analysis) {
        return analysis.filter(Analysis::crisis).isPresent()
                || (call.purpose() == CallPurpose.CRISIS_SUPPORT && call.outcome() == CallOutcome.COMPLETED);
    }

    /** Of a talk that nobody could read, or read for that, it isn't known. */
    private static boolean isHarmless(Optional<Analysis> analysis) {
        return analysis.map(Analysis::harmTold).filter(told -> !told).isPresent();
    }

    private static boolean isHeavy(Analysis analysis) {
        return analysis.sentiment() == Sentiment.NEGATIVE
                || (analysis.userEmotion() != null && HEAVY.contains(analysis.userEmotion()));
    }
}
