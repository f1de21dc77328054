package dev.heartline.service.contact;

/** Why a contact was allowed, held or refused: recorded with every dispatch. */
public enum ContactReason {
    /** Consented, not opted out, and within the recipient's contact hours. */
    WITHIN_CONTACT_HOURS("within_contact_hours"),
    DIRECT_REPLY("direct_reply"),
    CRISIS_RESPONSE("crisis_response"),
    OPT_OUT_CONFIRMATION("opt_out_confirmation"),
    QUIET_HOURS("quiet_hours"),
    OPTED_OUT("opted_out"),
    NO_CONSENT("no_consent"),
    UNKNOWN_TIME_ZONE("unknown_time_zone");

    private final String wireName;

    ContactReason(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
