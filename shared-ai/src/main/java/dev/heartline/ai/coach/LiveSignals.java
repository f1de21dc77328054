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
 */
public record LiveSignals(
        LiveState currentState, NextAction nextAction, Double confidence, List<Emotion> detectedEmotions) {

    public LiveSignals {
        detectedEmotions = List.copyOf(detectedEmotions);
    }
}
