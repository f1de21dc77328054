package dev.heartline.call.answering;

/** How a carrier gets a message into a mailbox, which records nothing before its greeting is over. */
public enum MessageLeaving {
    /** It doesn't. */
    NEVER,
    /** It tells us when a greeting is over, and says our words then. */
    WHEN_TOLD,
    /** It waits for the end of a greeting by itself. */
    BY_ITSELF
}
