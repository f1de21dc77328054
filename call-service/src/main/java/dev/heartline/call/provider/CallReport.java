package dev.heartline.call.provider;

import java.time.Instant;

import dev.heartline.call.lifecycle.CallSignal;
import dev.heartline.call.lifecycle.CallStatus;
import dev.heartline.telephony.price.Money;

/**
 * What the provider's records say of a call.
 *
 * @param startedAt null before the telephone rang
 * @param endedAt null before it ended, and with some providers for ever if nobody answered
 * @param durationSeconds as {@code endedAt}
 * @param price what it has cost; null where that isn't told, or not yet
 */
public record CallReport(
        String sid, CallStatus status, Instant startedAt, Instant endedAt, Integer durationSeconds, Money price) {

    public CallReport(String sid, CallStatus status, Instant startedAt, Instant endedAt, Integer durationSeconds) {
        this(sid, status, startedAt, endedAt, durationSeconds, null);
    }

    /** The same with what it has cost; null where that isn't told, or not yet. */
    public CallReport costing(Money what) {
        return new CallReport(sid, status, startedAt, endedAt, durationSeconds, what);
    }

    /** The report as a signal to the call; where it gives no time, it is true as of now. */
    public CallSignal signal(Instant now) {
        var at = status.isTerminal() ? endedAt : startedAt;
        return new CallSignal(status, null, at == null ? now : at, status.isTerminal() ? durationSeconds : null)
                .costing(status.isTerminal() ? price : null);
    }
}
