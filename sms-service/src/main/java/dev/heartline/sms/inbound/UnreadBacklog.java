package dev.heartline.sms.inbound;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.heartline.messaging.backlog.Backlog;

/** Texts that came in and that nobody has understood yet. */
final class UnreadBacklog {

    /** Index: sms_messages_not_understood. */
    @Produces
    @Singleton
    Backlog unreadTexts() {
        return Backlog.ofRows(
                "unread-texts", "sms_messages", "created_at", "direction = 'inbound' and understood_at is null");
    }
}
