package dev.heartline.ai.coach;

import java.time.Duration;

/** A piece of a reply on its way to the caller. */
public sealed interface ReplyPart {

    /**
     * What the coach is about to do, before the first words.
     *
     * @param making how long it took until then; null where nobody has measured it
     */
    record Plan(LiveSignals signals, Making making) implements ReplyPart {

        public Plan(LiveSignals signals) {
            this(signals, null);
        }
    }

    /**
     * Words to speak now. All of a reply concatenated give its text.
     *
     * @param text with its spaces, ends at a word boundary
     */
    record Words(String text) implements ReplyPart {}

    /** The reply is complete. */
    record Done(CoachReply reply) implements ReplyPart {}

    /**
     * How long the first words took, from when they were asked for.
     *
     * @param judging what the user said, with the wait for a thread that does
     * @param coaching from then to an engine's first words; null where fixed words are said
     * @param guarding from then to its first sentence that is fit to be said; null as {@code coaching}
     */
    record Making(Duration judging, Duration coaching, Duration guarding) {}
}
