package dev.heartline.events.vocabulary;

/** Who, or what, picked up. */
public enum AnsweredBy implements WireNamed {
    HUMAN,
    /** A mailbox, a call assistant or a menu: such a call is no conversation, and its outcome is {@code no_answer}. */
    MACHINE
}
