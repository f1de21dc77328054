package dev.heartline.sms.outbound;

import java.time.Duration;
import java.time.Instant;

import dev.heartline.service.contact.ContactPurpose;

/**
 * How long after it was asked for a text is still worth sending.
 *
 * @param celebrations and what brings somebody back
 * @param ours everything else that we start
 * @param answers to what somebody wrote
 */
record Freshness(Duration celebrations, Duration ours, Duration answers) {

    static Freshness of(DispatchConfig config) {
        return new Freshness(config.celebrationsExpireAfter(), config.expireAfter(), config.answersExpireAfter());
    }

    boolean isOver(ContactPurpose purpose, Instant askedFor, Instant moment) {
        return askedFor.plus(lasting(purpose)).isBefore(moment);
    }

    private Duration lasting(ContactPurpose purpose) {
        return switch (purpose) {
            case CELEBRATION, NUDGE -> celebrations;
            case COACHING, REMINDER, FOLLOW_UP -> ours;
            case REPLY, HELP, OPT_OUT_CONFIRMATION, CRISIS_RESPONSE -> answers;
        };
    }
}
