package dev.heartline.call.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.heartline.call.lifecycle.VoicemailAction;

/**
 * When a scheduled call is tried again. A retry comes within the call's window or not at all: a call that can't be made in it is
 * missed, and not made up for. What the contact policy refuses is skipped. Where somebody else has picked
 * up and says when to call again, that is when; after the window it is not, since nobody but the user can ask for a call of its own.
 */
record Retrying(
        Tries busy,
        Tries noAnswer,
        Tries voicemail,
        Tries failed,
        Duration lineInUseAfter,
        Duration providerBusyAfter) {

    private static final int MOST_DOUBLINGS = 16;

    /**
     * @param first wait before the first further try; doubles with each
     * @param most further tries
     */
    record Tries(Duration first, int most) {

        Tries {
            if (!first.isPositive() || most < 0) {
                throw new IllegalArgumentException("a retry comes after a while, and not less than never");
            }
        }

        private Duration after(int alike) {
            return first.multipliedBy(1L << Math.min(alike, MOST_DOUBLINGS));
        }
    }

    /** The same where a machine is no reason to try again. */
    Retrying by(VoicemailAction action) {
        return switch (action) {
            case RETRY_LATER, LEAVE_MESSAGE -> this;
            case HANG_UP -> new Retrying(busy, noAnswer, NEVER, failed, lineInUseAfter, providerBusyAfter);
        };
    }

    private static final Tries NEVER = new Tries(Duration.ofSeconds(1), 0);

    /**
     * @param alike earlier attempts that ended the same way
     * @param windowEnds the last instant at which it may be tried
     */
    Fate after(Attempt attempt, int alike, Instant now, Instant windowEnds) {
        return switch (attempt) {
            case Attempt.Dialled dialled
            when dialled.ending() == Ending.COMPLETED -> new Fate.Settled(ScheduleState.DONE, null);
            case Attempt.Dialled(var ending, var askedFor) -> afterUnanswered(ending, askedFor, alike, now, windowEnds);
            case Attempt.Held(var until, var reason) -> againAt(until, reason, windowEnds);
            case Attempt.Refused(var reason) -> new Fate.Settled(ScheduleState.SKIPPED, reason);
            case Attempt.LineInUse inUse -> againAt(now.plus(lineInUseAfter), inUse.wireName(), windowEnds);
            case Attempt.ProviderBusy busyNow -> againAt(now.plus(providerBusyAfter), busyNow.wireName(), windowEnds);
            case Attempt.NotReachable nobody -> new Fate.Settled(ScheduleState.SKIPPED, nobody.wireName());
            case Attempt.Late late -> new Fate.Settled(ScheduleState.MISSED, late.wireName());
        };
    }

    private Fate afterUnanswered(
            Ending ending, Optional<Instant> askedFor, int alike, Instant now, Instant windowEnds) {
        var tries = tries(ending);
        return alike < tries.most()
                ? againAt(
                        askedFor.filter(now::isBefore).orElse(now.plus(tries.after(alike))),
                        ending.wireName(),
                        windowEnds)
                : new Fate.Settled(ScheduleState.MISSED, ending.wireName());
    }

    /**
     * Somebody canceled the call while it rang: they would not want it to ring again. Who was left a message has heard from us. Where somebody else has picked up, whom we called
     * was not there, as where nobody did.
     */
    private Tries tries(Ending ending) {
        return switch (ending) {
            case BUSY -> busy;
            case NO_ANSWER, SOMEBODY_ELSE -> noAnswer;
            case VOICEMAIL -> voicemail;
            case FAILED -> failed;
            case CANCELED, COMPLETED, MESSAGE_LEFT -> NEVER;
        };
    }

    private static Fate againAt(Instant at, String reason, Instant windowEnds) {
        return at.isAfter(windowEnds) ? new Fate.Settled(ScheduleState.MISSED, reason) : new Fate.Again(at, reason);
    }
}
