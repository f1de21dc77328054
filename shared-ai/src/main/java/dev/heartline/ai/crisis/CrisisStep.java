package dev.heartline.ai.crisis;

import java.util.Locale;

/** What a turn of the coach is for, once danger was heard. */
public enum CrisisStep {
    /** The first answer to danger: the question about safety and the number. */
    FIRST,
    /** The same where the user told at once that they have the means. */
    FIRST_WITH_MEANS,
    /** What the user could hurt somebody with is at hand. */
    MEANS,
    /** It is out of reach now. */
    DISTANCE,
    /** Somebody is named or near. */
    SOMEBODY,
    /** The user is on the way to somebody or to a call, or somebody is on the way to them. */
    UNDER_WAY,
    /** Somebody is with the user. */
    TOGETHER,
    ALONE,
    /** The user doesn't want to reach out. */
    RELUCTANT,
    /** Danger is spoken of again, or the user isn't safe. */
    UNSAFE,
    SAFE,
    SILENCE,
    /** Anything else. */
    STAY,
    /** Anything else, once help was spoken of. */
    STAY_WITH_HELP,
    GOODBYE,
    GOODBYE_WITH_HELP,
    /** A goodbye that is danger itself. */
    GOODBYE_IN_DANGER;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where a kind of danger has no words of its own for a step. */
    CrisisStep fallback() {
        return switch (this) {
            case GOODBYE_WITH_HELP, GOODBYE_IN_DANGER -> GOODBYE;
            case FIRST_WITH_MEANS -> FIRST;
            default -> STAY;
        };
    }

    public boolean isGoodbye() {
        return this == GOODBYE || this == GOODBYE_WITH_HELP || this == GOODBYE_IN_DANGER;
    }

    /** Whether the number comes soon again. */
    public boolean isPressing() {
        return this == UNSAFE || this == ALONE || this == UNDER_WAY;
    }
}
