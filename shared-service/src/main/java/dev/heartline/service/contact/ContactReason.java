package dev.heartline.service.contact;

import dev.heartline.events.vocabulary.WireNamed;

/** Why a contact was allowed, held or refused: recorded with every dispatch. */
public enum ContactReason implements WireNamed {
    /** Consented, not stopped, and within the recipient's contact hours. */
    WITHIN_CONTACT_HOURS,
    DIRECT_REPLY,
    CRISIS_RESPONSE,
    OPT_OUT_CONFIRMATION,
    HELP,
    QUIET_HOURS,
    /** They asked to be left alone for a while. */
    PAUSED,
    CRISIS_QUIET,
    FREQUENCY_CAP,
    /** Another service brought them back on this day of theirs already. */
    NUDGED_TODAY,
    OPTED_OUT,
    NO_CONSENT,
    UNKNOWN_TIME_ZONE
}
