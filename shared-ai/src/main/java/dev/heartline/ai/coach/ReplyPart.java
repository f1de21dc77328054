package dev.heartline.ai.coach;

/** A piece of a reply on its way to the caller. */
public sealed interface ReplyPart {

    /** What the coach is about to do, before the first words. */
    record Plan(LiveSignals signals) implements ReplyPart {}

    /**
     * Words to speak now. All of a reply concatenated give its text.
     *
     * @param text with its spaces, ends at a word boundary
     */
    record Words(String text) implements ReplyPart {}

    /** The reply is complete. */
    record Done(CoachReply reply) implements ReplyPart {}
}
