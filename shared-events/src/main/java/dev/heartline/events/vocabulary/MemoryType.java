package dev.heartline.events.vocabulary;

/** What kind of moment a memory keeps. */
public enum MemoryType implements WireNamed {
    VICTORY,
    STRUGGLE,
    INSIGHT,
    PREFERENCE,
    RELATIONSHIP,
    CONTEXT
}
