package dev.heartline.service.contact;

import dev.heartline.events.vocabulary.WireNamed;

/** Why we want to reach a person. The purpose decides which rules may be waived. */
public enum ContactPurpose implements WireNamed {
    /** Coaching that we start: a check-in, an intervention, an accountability call. */
    COACHING,
    CELEBRATION,
    REMINDER,
    FOLLOW_UP,
    /** What nobody waits for: an engagement hook, a step of a campaign, the question how helpful a call was. */
    NUDGE,
    /** Answers the person's own text or call, within that conversation. */
    REPLY,
    /** Answers the keyword HELP. */
    HELP,
    /** Confirms an opt-out, once, in answer to it. */
    OPT_OUT_CONFIRMATION,
    /** Answers somebody who just wrote or said that they are in danger. */
    CRISIS_RESPONSE;

    /** Whether it is us who begin. */
    public boolean isStartedByUs() {
        return switch (this) {
            case COACHING, CELEBRATION, REMINDER, FOLLOW_UP, NUDGE -> true;
            case REPLY, HELP, OPT_OUT_CONFIRMATION, CRISIS_RESPONSE -> false;
        };
    }

    /** Whether it waits where the person doesn't want to be contacted at this hour: not what they asked for themselves. */
    public boolean keepsStatedHours() {
        return switch (this) {
            case COACHING, CELEBRATION, NUDGE -> true;
            case REMINDER, FOLLOW_UP, REPLY, HELP, OPT_OUT_CONFIRMATION, CRISIS_RESPONSE -> false;
        };
    }
}
