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
 * @param lateAnswers to what somebody wrote that long ago that they are a contact that we start
 */
record Freshness(Duration celebrations, Duration ours, Duration answers, Duration lateAnswers) {

    static Freshness of(DispatchConfig config) {
        return new Freshness(
                config.celebrationsExpireAfter(),
                config.expireAfter(),
                config.answersExpireAfter(),
                config.lateAnswersExpireAfter());
    }

    /** @param isAnswer it answers a text of theirs, whatever purpose it is sent for */
    boolean isOver(ContactPurpose purpose, boolean isAnswer, Instant askedFor, Instant moment) {
        return askedFor.plus(lasting(purpose, isAnswer)).isBefore(moment);
    }

    private Duration lasting(ContactPurpose purpose, boolean isAnswer) {
        if (isAnswer && purpose.isStartedByUs()) {
            return lateAnswers;
        }
        return switch (purpose) {
            case CELEBRATION, NUDGE -> celebrations;
            case COACHING, REMINDER, FOLLOW_UP -> ours;
            case REPLY, HELP, OPT_OUT_CONFIRMATION, CRISIS_RESPONSE -> answers;
        };
    }
}
