package dev.heartline.sms.inbound;

import java.util.Optional;

import dev.heartline.ai.crisis.CrisisSign;
import dev.heartline.ai.wish.Wish;

/** What can't wait about a text: what it says about our contacting its sender, and danger. It binds; no later reader judges again. */
record Judgement(Wish wish, Optional<CrisisSign> danger) {

    /** Nothing has to be done before it is acknowledged. */
    boolean isOrdinary() {
        return wish.is(Wish.Kind.NONE) && danger.isEmpty();
    }

    /** A phone's report that its owner reacted to a text of ours: in it nobody says anything. */
    boolean isReaction() {
        return wish.is(Wish.Kind.REACTION);
    }
}
