package dev.heartline.sms.campaign;

import dev.heartline.events.vocabulary.WireNamed;

/** How far a campaign is. */
enum CampaignStatus implements WireNamed {
    /** Nobody is enrolled yet. */
    DRAFT,
    ACTIVE,
    /** No step is taken until it is resumed. */
    PAUSED,
    COMPLETED
}
