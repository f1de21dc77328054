package dev.heartline.ai.coach;

import java.util.Optional;

import dev.heartline.events.vocabulary.Emotion;

/**
 * What the user said, ready to be given back.
 *
 * @param words in the second person, lower case, without a full stop
 * @param weight what makes it worth giving back
 * @param feeling the strongest heard in these very words
 */
record Reflection(String words, Weight weight, Optional<Emotion> feeling) {

    enum Weight {
        /** It went well, and then it didn't: the words are what went well. */
        LAPSE,
        SUCCESS,
        RESOURCE,
        WISH,
        STRUGGLE,
        FEELING,
        /** A view or a liking: worth it only where the coach wonders about it. */
        STANCE
    }
}
