package dev.heartline.ai.coach;

import java.util.Locale;
import java.util.Optional;

import dev.heartline.ai.lexicon.Topic;

/**
 * What one turn of the user was heard to be, as far as the coach needs to know it to answer.
 *
 * @param kind what they bring
 * @param question what they ask the coach, in their words; empty where they ask nothing
 * @param subject what they speak of as their own affair
 * @param habit they speak of it as what they do or are, so that it can be asked for
 */
record Brought(Kind kind, Optional<String> question, Optional<Topic> subject, boolean habit) {

    /** What weighs more stands first: a turn that is two of them is answered as the first. */
    enum Kind {
        /** Words of death or harm: whatever they mean, nothing light is said to them. */
        GRAVE,
        BEREAVEMENT,
        ILLNESS,
        LOSS,
        LAPSE,
        PANIC,
        CRAVING,
        NOT_NOW,
        /** The talk costs them time or nerves. */
        HURRY,
        NO_PROBLEM,
        PUSHBACK,
        HURT,
        INDEPENDENT,
        NOT_FOR_ME,
        FORCED,
        TROUBLE,
        ASHAMED,
        SCARED,
        LONELY,
        SAD,
        ANGRY,
        OVERWHELMED,
        TIRED,
        BORED,
        PRESSURE,
        NO_CONFIDENCE,
        ADMITS,
        TRIED_BEFORE,
        WIN,
        WANTS_HELP,
        TORN,
        WILL_TRY,
        IDEA,
        VALUES,
        WISH,
        NEED,
        LIKES_IT,
        INSIGHT,
        SCALE,
        AMOUNT,
        OTHERS_SAY,
        DISLIKE,
        TRIGGER,
        BODY,
        DONT_KNOW,
        THINKS_IT_OVER,
        THANKS,
        GLAD,
        GREETING,
        /** In words that the coach doesn't follow. */
        OTHER_LANGUAGE,
        /** It went well, and then it didn't. */
        TURNED,
        /** An answer to a question for a plan, a reason, what is in the way, who could help. */
        PLAN,
        REASON,
        OBSTACLE,
        SUPPORT,
        /** In the middle of a sentence. */
        BROKEN_OFF,
        /** No more than yes. */
        SHORT_YES,
        /** No more than no. */
        SHORT_NO,
        SHORT,
        /** A short statement that something isn't so. */
        NOT_SO,
        /** A short statement of nothing that was made out for certain. */
        FACT,
        /** Nothing that was made out for certain. */
        LISTEN;

        /** The list of its wordings, and of its cues. */
        String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '.');
        }

        /** Nothing that would have to be answered first. */
        boolean isPlain() {
            return isOpen() || this == DONT_KNOW || isShort();
        }

        /** A statement that no list has an answer to. */
        boolean isOpen() {
            return this == LISTEN || this == FACT || this == NOT_SO;
        }

        boolean isFeeling() {
            return compareTo(ASHAMED) >= 0 && compareTo(BORED) <= 0;
        }

        /** Tells of what went well. */
        boolean isDone() {
            return this == WIN || this == GLAD;
        }

        boolean isShort() {
            return this == SHORT || this == SHORT_YES || this == SHORT_NO;
        }

        /** Bad news, a hard feeling, or something that went wrong. */
        boolean isHeavy() {
            return compareTo(CRAVING) <= 0 || compareTo(TROUBLE) >= 0 && compareTo(TIRED) <= 0;
        }

        boolean isBright() {
            return isDone() || this == WISH || this == LIKES_IT || this == WILL_TRY || this == IDEA;
        }
    }
}
