package dev.heartline.sms.answer;

import dev.heartline.service.contact.ContactPurpose;

/** Answers whose words are fixed in a template, so that they can be reviewed. */
public enum FixedAnswer {
    OPT_OUT_CONFIRMATION("opt_out_confirmation", ContactPurpose.OPT_OUT_CONFIRMATION),
    OPT_OUT_OF_CALLS_CONFIRMATION("opt_out_confirmation_calls", ContactPurpose.OPT_OUT_CONFIRMATION),
    OPT_OUT_OF_TEXTS_CONFIRMATION("opt_out_confirmation_texts", ContactPurpose.OPT_OUT_CONFIRMATION),
    /** How a number is stopped that isn't the one they wrote from. */
    STOP_ELSEWHERE("stop_elsewhere", ContactPurpose.REPLY),
    /** Where nobody knows by which clock its end would be. */
    PAUSE_CONFIRMATION("pause_confirmation", ContactPurpose.REPLY),
    /** With {@code until}. */
    PAUSE_UNTIL_CONFIRMATION("pause_confirmation_until", ContactPurpose.REPLY),
    OPT_IN_CONFIRMATION("opt_in_confirmation", ContactPurpose.REPLY),
    HELP("help", ContactPurpose.HELP),
    CRISIS_RESPONSE("crisis_response", ContactPurpose.CRISIS_RESPONSE),
    /** Asks directly, where words are hopeless and no more than that. */
    CRISIS_QUESTION("crisis_question", ContactPurpose.CRISIS_RESPONSE);

    private final String template;
    private final ContactPurpose purpose;

    FixedAnswer(String template, ContactPurpose purpose) {
        this.template = template;
        this.purpose = purpose;
    }

    public String template() {
        return template;
    }

    ContactPurpose purpose() {
        return purpose;
    }
}
