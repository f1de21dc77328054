package dev.heartline.call.schedule;

import java.time.Instant;
import java.util.Optional;

/** What came of one time that a scheduled call was due. */
sealed interface Attempt {

    /** As in {@code scheduled_call_attempts.outcome}. */
    default String wireName() {
        return switch (this) {
            case Dialled dialled -> dialled.ending().wireName();
            case Held _ -> "held";
            case Refused _ -> "refused";
            case LineInUse _ -> "call_under_way";
            case ProviderBusy _ -> "provider_busy";
            case NotReachable _ -> "not_reachable";
            case Late _ -> "late";
        };
    }

    /**
     * A telephone was asked for, and this is how the call ended.
     *
     * @param askedFor when somebody else, who picked up, said that we should call again; empty where they didn't
     */
    record Dialled(Ending ending, Optional<Instant> askedFor) implements Attempt {

        Dialled(Ending ending) {
            this(ending, Optional.empty());
        }
    }

    /** The contact policy holds it. */
    record Held(Instant until, String reason) implements Attempt {}

    /** The contact policy refuses it. */
    record Refused(String reason) implements Attempt {}

    /** The user is on another call with us, or their telephone rings. */
    record LineInUse() implements Attempt {}

    /** The provider takes no call now. */
    record ProviderBusy() implements Attempt {}

    /** No profile is known any more, or it has no number. */
    record NotReachable() implements Attempt {}

    /** Its window had closed before anybody came to it. */
    record Late() implements Attempt {}
}
