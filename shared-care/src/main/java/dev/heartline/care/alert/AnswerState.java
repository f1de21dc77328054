package dev.heartline.care.alert;

import dev.heartline.events.vocabulary.WireNamed;

/** What became of the fixed answer to danger. */
public enum AnswerState implements WireNamed {
    /** On its way to the provider. */
    PENDING,
    /** The provider has it; on a call: it is spoken there, or about to be. */
    SENT,
    /** It is on the person's phone. */
    DELIVERED,
    /** It did not reach them, or could not be sent at all; on a call: it was over before anything was said. */
    FAILED
}
