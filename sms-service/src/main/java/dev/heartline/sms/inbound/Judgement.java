package dev.heartline.sms.inbound;

import dev.heartline.ai.crisis.CrisisReading;
import dev.heartline.ai.wish.Wish;
import dev.heartline.events.vocabulary.CrisisKind;

/**
 * What can't wait about a text, judged once, before it is stored: what it says about our contacting its sender, and danger.
 * It binds; no later reader judges again.
 *
 * @param danger as it was read
 * @param reaction what is done about it
 */
record Judgement(Wish wish, CrisisReading danger, CrisisReaction reaction) {

    /** Nothing has to be done before it is acknowledged. */
    boolean isOrdinary() {
        return wish.is(Wish.Kind.NONE) && reaction == CrisisReaction.NOTHING;
    }

    /** A phone's report that its owner reacted to a text of ours: in it nobody says anything. */
    boolean isReaction() {
        return wish.is(Wish.Kind.REACTION);
    }

    /** Hopeless words that name no danger are about the user's own life. */
    CrisisKind kind() {
        return danger.kind().orElse(CrisisKind.SELF_HARM);
    }
}
