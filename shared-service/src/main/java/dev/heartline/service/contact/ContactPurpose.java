package dev.heartline.service.contact;

/** Why we want to reach a person. The purpose decides which rules may be waived. */
public enum ContactPurpose {
    /** Coaching that we start: a check-in, an intervention, an accountability call. */
    COACHING("coaching"),
    CELEBRATION("celebration"),
    REMINDER("reminder"),
    FOLLOW_UP("follow_up"),
    /** Brings somebody back: an engagement hook, a step of a campaign. */
    NUDGE("nudge"),
    /** Answers the person's own text or call, within that conversation. */
    REPLY("reply"),
    /** Confirms an opt-out, once, in answer to it. */
    OPT_OUT_CONFIRMATION("opt_out_confirmation"),
    /** Answers somebody who just wrote or said that they are in danger. */
    CRISIS_RESPONSE("crisis_response");

    private final String wireName;

    ContactPurpose(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
