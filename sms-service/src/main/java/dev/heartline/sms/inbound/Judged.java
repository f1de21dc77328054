package dev.heartline.sms.inbound;

import dev.heartline.ai.crisis.CrisisReading;
import dev.heartline.events.vocabulary.CrisisKind;

/**
 * A text's judgement, made once, before it is stored.
 *
 * @param danger as it was read
 */
record Judged(CrisisReading danger, CrisisReaction reaction) {

    /** Hopeless words that name no danger are about the user's own life. */
    CrisisKind kind() {
        return danger.kind().orElse(CrisisKind.SELF_HARM);
    }

    boolean isCalm() {
        return reaction == CrisisReaction.NOTHING;
    }
}
