package dev.heartline.ai.guard;

/** Why a sentence is not spoken. */
public enum Unfit {
    /** How much to take of what, or whether to. */
    DOSING,
    /** What the user would have, in medical terms, that they didn't name themselves. */
    DIAGNOSIS,
    SHAME,
    /** What nobody can know or keep. */
    PROMISE,
    /** Something about the user that neither they nor the context say. */
    UNKNOWN_FACT,
    /** No words for an ear: markup, code, repetition. */
    GARBAGE
}
