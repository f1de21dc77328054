package dev.heartline.ai.coach;

import dev.heartline.ai.knowledge.Citation;
import dev.heartline.ai.lexicon.Topic;
import dev.heartline.events.vocabulary.InterventionType;

/**
 * What the coach decided to do next.
 *
 * @param phrase the wordings to choose from, and what may be asked after them
 * @param heard the wordings to choose from instead, before what is asked
 * @param filling what goes into their gap, null for none
 * @param subject what the user talks about, and may be asked for; null for nothing in particular
 * @param next null where there is nothing to decide
 * @param citation where what it says was taken from; null where nothing was
 */
record Move(
        String phrase,
        String heard,
        String filling,
        Topic subject,
        LiveState state,
        NextAction next,
        Double confidence,
        InterventionType intervention,
        boolean endsCall,
        Citation citation) {

    private static final String OPENING = "opening";

    /** What a call of ours is about, once somebody has answered. */
    static Move open() {
        return new Move(
                OPENING, OPENING, null, null, LiveState.RESPONDING, NextAction.ASK_FOLLOWUP, 0.6, null, false, null);
    }

    boolean opens() {
        return phrase.equals(OPENING);
    }

    /** Whether its words answer a question, so that they can't be left out. */
    boolean answers() {
        return phrase.startsWith("about.");
    }

    static Move respond(String phrase, String filling, InterventionType intervention) {
        return new Move(
                phrase,
                phrase,
                filling,
                null,
                LiveState.RESPONDING,
                NextAction.ASK_FOLLOWUP,
                0.6,
                intervention,
                false,
                null);
    }

    static Move celebrate(String phrase, String filling) {
        return new Move(
                phrase,
                phrase,
                filling,
                null,
                LiveState.RESPONDING,
                NextAction.CELEBRATE_WIN,
                0.8,
                InterventionType.AFFIRMATION,
                false,
                null);
    }

    static Move intervene(
            String phrase, String filling, NextAction next, double confidence, InterventionType intervention) {
        return new Move(
                phrase, phrase, filling, null, LiveState.INTERVENING, next, confidence, intervention, false, null);
    }

    static Move wrapUp(String phrase, String filling, InterventionType intervention) {
        return new Move(
                phrase,
                phrase,
                filling,
                null,
                LiveState.WRAPPING_UP,
                NextAction.ASK_FOLLOWUP,
                0.7,
                intervention,
                false,
                null);
    }

    static Move end(String phrase, String filling) {
        return new Move(phrase, phrase, filling, null, LiveState.WRAPPING_UP, null, null, null, true, null);
    }

    Move about(Topic topic) {
        return new Move(phrase, heard, filling, topic, state, next, confidence, intervention, endsCall, citation);
    }

    /** Says these words first, and then asks what it would have asked. */
    Move hearing(String list, String words) {
        return new Move(phrase, list, words, subject, state, next, confidence, intervention, endsCall, citation);
    }

    Move citing(Citation where) {
        return new Move(phrase, heard, filling, subject, state, next, confidence, intervention, endsCall, where);
    }
}
