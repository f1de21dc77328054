package dev.heartline.engagement.policy.social;

import dev.heartline.events.vocabulary.WireNamed;

/** What is told of others. */
public enum ProofType implements WireNamed {
    OTHERS_ACHIEVING,
    LEADERBOARD,
    FRIEND_MILESTONE,
    COMMUNITY_CHALLENGE
}
