package dev.heartline.sms.inbound;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.heartline.messaging.backlog.Backlog;

/** Texts that came in and that no reader has understood. */
final class UnreadBacklog {

    /** Not yet: those that were given up are counted by themselves. Index: sms_messages_unread. */
    @Produces
    @Singleton
    Backlog unreadTexts() {
        return Backlog.ofRows(
                "unread-texts",
                "sms_messages",
                "created_at",
                "direction = 'inbound' and understood_at is null and unreadable_at is null");
    }

    /** Given up, and nobody has said that they have seen to it. Index: sms_messages_unreadable. */
    @Produces
    @Singleton
    Backlog unreadableTexts() {
        return Backlog.ofRows(
                "unreadable-texts",
                "sms_messages",
                "unreadable_at",
                "unreadable_at is not null and handled_at is null");
    }
}
