package dev.heartline.memory.export;

import dev.heartline.events.vocabulary.WireNamed;

/** What was done with an export. */
public enum AccessKind implements WireNamed {
    /** It was asked for, also where one that was asked for before is given. */
    REQUESTED,
    /** Its file was taken away. */
    DOWNLOADED
}
