package dev.heartline.call.schedule;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.heartline.messaging.backlog.Backlog;

/** Calls that are due, and that nobody has come to. */
final class OverdueBacklog {

    /** Index: scheduled_calls_due. */
    @Produces
    @Singleton
    Backlog overdueCalls() {
        return Backlog.ofRows("overdue-calls", "scheduled_calls", "due_at", "state = 'waiting' and due_at <= now()");
    }
}
