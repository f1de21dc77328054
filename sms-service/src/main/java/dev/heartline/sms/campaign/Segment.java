package dev.heartline.sms.campaign;

import dev.heartline.events.vocabulary.WireNamed;

/** Whom a campaign is for. What each of them means is in {@code user_segments}. */
enum Segment implements WireNamed {
    NEW_USERS,
    AT_RISK,
    HIGH_PERFORMERS,
    ALL
}
