package dev.heartline.ai.coach;

import java.util.List;

import dev.heartline.events.vocabulary.Emotion;

/**
 * The coach's view of the call right now, for {@code active_calls}.
 *
 * @param currentState what the coach does with this reply; {@link LiveState#LISTENING} is set by the call between replies
 * @param nextAction null where there is nothing to decide, as in a greeting or a farewell
 * @param confidence 0..1 in {@code nextAction}, null with it
 * @param detectedEmotions of the user's latest words, strongest first; empty where they don't tell
 * @param concern what others have to act on; an engine has none, the guard adds it
 */
public record LiveSignals(
        LiveState currentState,
        NextAction nextAction,
        Double confidence,
        List<Emotion> detectedEmotions,
        Concern concern) {

    public LiveSignals {
        detectedEmotions = List.copyOf(detectedEmotions);
    }

    /** Of a reply that nobody else has to act on. */
    public LiveSignals(
            LiveState currentState, NextAction nextAction, Double confidence, List<Emotion> detectedEmotions) {
        this(currentState, nextAction, confidence, detectedEmotions, Concern.NONE);
    }

    public LiveSignals with(Concern concern) {
        return new LiveSignals(currentState, nextAction, confidence, detectedEmotions, concern);
    }

    /** Danger was heard on this call and stands. */
    public boolean crisis() {
        return concern.danger().isPresent();
    }
}
