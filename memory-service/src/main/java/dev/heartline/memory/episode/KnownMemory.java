package dev.heartline.memory.episode;

import java.util.UUID;

/**
 * A memory that something noticed may tell again.
 *
 * @param cosine to what was noticed, -1..1; 0 where vectors of different models can't be compared
 * @param denied somebody said later, by hand, that it never was so
 * @param counted the source of what was noticed is evidence for it already
 */
record KnownMemory(EpisodicMemory memory, double cosine, boolean counted, boolean denied) {

    UUID id() {
        return memory.id();
    }

    KnownMemory asCounted() {
        return new KnownMemory(memory, cosine, true, denied);
    }
}
