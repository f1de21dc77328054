package dev.heartline.call.schedule;

import dev.heartline.events.vocabulary.WireNamed;

/** {@code scheduled_calls.state}. From a settled state a call doesn't move any more. */
enum ScheduleState implements WireNamed {
    /** For its time, or for another try. */
    WAITING,
    /** The telephone rings, or the call goes on. */
    CALLING,
    /** The user was reached. */
    DONE,
    /** The user may not be called, or can't be. */
    SKIPPED,
    /** Nobody was reached within the window. */
    MISSED,
    CANCELED;

    boolean isSettled() {
        return this != WAITING && this != CALLING;
    }
}
