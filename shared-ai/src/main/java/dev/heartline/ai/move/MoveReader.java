package dev.heartline.ai.move;

import dev.heartline.ai.conversation.Utterance;

/** Tells what a turn does. Deterministic; blocking if its vector isn't known yet. Safe for concurrent use. */
public interface MoveReader {

    /** Never fails on any text; {@link SpokenMove#OTHER} for a blank one. */
    MoveReading read(Utterance said);
}
