package dev.heartline.engagement.profile;

import dev.heartline.events.vocabulary.WireNamed;

/** What was said of a user over REST. */
enum ChangeKind implements WireNamed {
    /** Who they are. */
    DESCRIBED,
    /** That they are to be erased everywhere. */
    ERASED
}
