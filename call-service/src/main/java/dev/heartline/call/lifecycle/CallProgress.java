package dev.heartline.call.lifecycle;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a call has come. {@link #after} folds the signals into it; the same signals give the same result in any order
 * and number, as long as they don't contradict each other about how the call ended (then the first one counts, because
 * it has been published). That a call is completed which nobody is known to have answered is no contradiction to the word of why nobody
 * did: carriers tell both, in any order, and that word counts.
 *
 * @param sequence the highest sequence number seen, null before the first
 * @param answeredAt the earliest moment at which the call is known to have been answered
 * @param durationSeconds null until the call has ended
 * @param durationReported it is the carrier's, and not reckoned from the times
 */
record CallProgress(
        CallStatus status,
        Integer sequence,
        Instant initiatedAt,
        Instant answeredAt,
        Instant endedAt,
        Integer durationSeconds,
        boolean durationReported) {

    static CallProgress beginning(CallStatus status, Instant initiatedAt) {
        return new CallProgress(status, null, initiatedAt, null, null, null, false);
    }

    CallProgress after(CallSignal signal) {
        boolean tellsWhy = isUnsure() && signal.status().isUnanswered();
        boolean advances = tellsWhy || !overtaken(signal) && status.canBecome(signal.status());
        var reached = advances ? signal.status() : status;
        var ended = advances && reached.isTerminal() ? notBeforeStart(signal.at()) : endedAt;
        var answered = earliest(answeredAt, evidenceOfAnswer(signal, reached));
        boolean reported = advances && reached.isTerminal() ? isReported(signal) : durationReported;
        var duration = !reached.isTerminal() || reported && !advances
                ? durationSeconds
                : reported ? signal.durationSeconds() : talked(answered, ended);
        return new CallProgress(
                reached,
                tellsWhy ? signal.sequence() : highest(signal.sequence()),
                initiatedAt,
                answered,
                ended,
                duration,
                reported);
    }

    /** Completed, and nobody is known to have answered: another report may tell why nobody did. */
    boolean isUnsure() {
        return status == CallStatus.COMPLETED
                && answeredAt == null
                && (durationSeconds == null || durationSeconds == 0);
    }

    /** A report that a later one has overtaken tells the past, not the state. */
    private boolean overtaken(CallSignal signal) {
        return signal.sequence() != null && sequence != null && signal.sequence() < sequence;
    }

    /**
     * Late reports still tell when the call was answered, and the end tells it by the duration. Taking the earliest of
     * all makes the result independent of their order.
     */
    private Instant evidenceOfAnswer(CallSignal signal, CallStatus reached) {
        return switch (signal.status()) {
            case IN_PROGRESS -> notBeforeStart(signal.at());
            case COMPLETED ->
                reached == CallStatus.COMPLETED && signal.durationSeconds() != null && signal.durationSeconds() > 0
                        ? notBeforeStart(signal.at().minusSeconds(signal.durationSeconds()))
                        : null;
            case QUEUED, RINGING, NO_ANSWER, BUSY, FAILED, CANCELED -> null;
        };
    }

    /** That nobody talked is no report of how long somebody did. */
    private static boolean isReported(CallSignal signal) {
        return signal.durationSeconds() != null && signal.durationSeconds() > 0;
    }

    /** Also anew where it turns out, after the end, that the call had been answered, or earlier. */
    private static Integer talked(Instant answered, Instant ended) {
        return answered == null
                ? 0
                : Math.toIntExact(Math.max(0, Duration.between(answered, ended).toSeconds()));
    }

    /** Providers report whole seconds, so their times may lie a little before ours. */
    private Instant notBeforeStart(Instant at) {
        return at.isBefore(initiatedAt) ? initiatedAt : at;
    }

    private static Instant earliest(Instant one, Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    /** After the end nothing can overtake any more, so a replay leaves no trace here either. */
    private Integer highest(Integer other) {
        if (status.isTerminal()) {
            return sequence;
        }
        if (sequence == null || other == null) {
            return sequence == null ? other : sequence;
        }
        return Math.max(sequence, other);
    }
}
