package dev.heartline.sms.campaign;

import dev.heartline.events.vocabulary.WireNamed;

/** Why somebody is taken out of a campaign before its end. */
public enum EndReason implements WireNamed {
    /** They wrote: whatever comes next is a talk. */
    REPLY,
    OPTED_OUT,
    /** Their profile no longer consents to texts. */
    NO_CONSENT,
    /** Danger was heard in their words. */
    CRISIS,
    /** A step has no words for them. */
    UNUSABLE_TEMPLATE
}
