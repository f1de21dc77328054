package dev.heartline.memory.search;

import dev.heartline.events.vocabulary.WireNamed;

/** What can be found. */
public enum SearchKind implements WireNamed {
    TURN,
    MEMORY,
    SUMMARY
}
