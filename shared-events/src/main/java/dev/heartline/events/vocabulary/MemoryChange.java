package dev.heartline.events.vocabulary;

/** Why a memory is announced. */
public enum MemoryChange implements WireNamed {
    CREATED,
    REINFORCED
}
