package dev.heartline.sms.template;

import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.service.contact.ContactPurpose;

/** What a template is for, which decides the rules that its texts are sent under. */
public enum TemplateCategory implements WireNamed {
    CHECK_IN,
    MOTIVATION,
    INTERVENTION,
    CELEBRATION,
    REMINDER,
    /** Answers a keyword. Sent by the service only. */
    NOTICE,
    /** Answers danger. Sent by the service only. */
    CRISIS;

    /** Whether people may order texts of it. */
    public boolean isForSending() {
        return switch (this) {
            case CHECK_IN, MOTIVATION, INTERVENTION, CELEBRATION, REMINDER -> true;
            case NOTICE, CRISIS -> false;
        };
    }

    /** Why a text of this category is sent. */
    public ContactPurpose purpose() {
        return switch (this) {
            case CHECK_IN, MOTIVATION, INTERVENTION -> ContactPurpose.COACHING;
            case CELEBRATION -> ContactPurpose.CELEBRATION;
            case REMINDER -> ContactPurpose.REMINDER;
            case NOTICE -> ContactPurpose.REPLY;
            case CRISIS -> ContactPurpose.CRISIS_RESPONSE;
        };
    }
}
