package dev.heartline.model.engine;

/** Who does a task. */
public enum EngineKind {
    /** Rules and heads in this process. */
    LOCAL,
    /** A language model, with the local engine behind it. */
    MODEL
}
