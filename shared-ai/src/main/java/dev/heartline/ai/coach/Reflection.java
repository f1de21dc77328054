package dev.heartline.ai.coach;

import java.util.Locale;

/**
 * What the user said, ready to be given back.
 *
 * @param words in the second person, lower case, without a full stop
 */
record Reflection(String words, Weight weight) {

    /** What makes it worth giving back; the first that fits. */
    enum Weight {
        WISH,
        SUCCESS,
        STRUGGLE,
        STANCE,
        SCARED,
        SAD,
        ANGRY,
        AVOIDS,
        NEEDS,
        LIKES,
        /** What they do or have, where nothing more is in it. */
        WAYS,
        /** Anything else of theirs that answers what was asked. */
        SAID;

        /** Carries something by itself, whatever was asked. */
        boolean isTelling() {
            return compareTo(AVOIDS) < 0;
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
