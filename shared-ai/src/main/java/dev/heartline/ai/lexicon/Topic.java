package dev.heartline.ai.lexicon;

import dev.heartline.events.vocabulary.WireNamed;

/** What coaching talk is about. Each has a word list of its name. */
public enum Topic implements WireNamed {
    CRAVINGS,
    MOTIVATION,
    CELEBRATION,
    STRUGGLE,
    SLEEP,
    STRESS,
    EATING,
    EXERCISE,
    WEIGHT,
    SMOKING,
    ALCOHOL,
    DRUGS,
    GAMBLING,
    CAFFEINE,
    FAMILY,
    FRIENDS,
    WORK,
    MONEY,
    SCHOOL,
    ROUTINE,
    HEALTH
}
