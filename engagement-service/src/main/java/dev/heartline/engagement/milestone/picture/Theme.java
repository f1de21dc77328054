package dev.heartline.engagement.milestone.picture;

import dev.heartline.events.vocabulary.WireNamed;

/** On which ground a picture stands. */
public enum Theme implements WireNamed {
    /** As the viewer's system prefers. */
    AUTO,
    LIGHT,
    DARK
}
