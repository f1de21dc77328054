package dev.heartline.engagement.reward;

import dev.heartline.events.vocabulary.WireNamed;

/** What kind of action a variable schedule belongs to; each user has one per category. */
public enum RewardCategory implements WireNamed {
    STREAK,
    LOGGING,
    CHECK_IN,
    ACHIEVEMENT
}
