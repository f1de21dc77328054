package dev.heartline.call.completion;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.heartline.messaging.backlog.Backlog;

/** Calls that have ended and whose {@code call.completed} isn't published. */
final class UnanalysedBacklog {

    /** Index: phone_calls_unfinished, which holds the calls that go on as well. */
    @Produces
    @Singleton
    Backlog unanalysedCalls() {
        return Backlog.ofRows(
                "unanalysed-calls", "phone_calls", "ended_at", "completed_at is null and ended_at is not null");
    }
}
