package dev.heartline.call.lifecycle;

import java.time.Instant;
import java.util.Objects;

import dev.heartline.events.vocabulary.AnsweredBy;
import dev.heartline.telephony.price.Money;

/**
 * A report about the state of a call: a provider's callback, its answer to a lookup, or what we saw ourselves.
 *
 * @param sequence the provider's number of this report among those of the call; null where it has none
 * @param at when the call entered the state
 * @param durationSeconds talk time; null where the report does not tell
 * @param answeredBy null where the report does not tell
 * @param price what the call has cost at the carrier; null where the report does not tell
 */
public record CallSignal(
        CallStatus status, Integer sequence, Instant at, Integer durationSeconds, AnsweredBy answeredBy, Money price) {

    public CallSignal {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(at, "at");
    }

    public CallSignal(CallStatus status, Integer sequence, Instant at, Integer durationSeconds) {
        this(status, sequence, at, durationSeconds, null, null);
    }

    public CallSignal answeredBy(AnsweredBy who) {
        return new CallSignal(status, sequence, at, durationSeconds, who, price);
    }

    public CallSignal costing(Money price) {
        return new CallSignal(status, sequence, at, durationSeconds, answeredBy, price);
    }

    public static CallSignal of(CallStatus status, Instant at) {
        return new CallSignal(status, null, at, null);
    }
}
