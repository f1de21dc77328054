package dev.heartline.sms.outbound;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.heartline.messaging.backlog.Backlog;

/** Texts that have not left, by what they wait for. */
final class OutgoingBacklogs {

    /** Kept back by the contact policy. Index: sms_messages_due. */
    @Produces
    @Singleton
    Backlog heldTexts() {
        return Backlog.ofRows("held-texts", "sms_messages", "created_at", "status = 'held'");
    }

    /** Due and not taken: the dispatch trails. Index: sms_messages_due. */
    @Produces
    @Singleton
    Backlog dueTexts() {
        return Backlog.ofRows(
                "due-texts", "sms_messages", "not_before", "status in ('queued', 'held') and not_before <= now()");
    }

    /** To be asked what they cost, and not asked. Index: sms_messages_unpriced. */
    @Produces
    @Singleton
    Backlog unpricedTexts() {
        return Backlog.ofRows(
                "unpriced-texts", "sms_messages", "price_due_at", "price_due_at is not null and price_due_at <= now()");
    }

    /** Handed to the provider, whose answer is not known. Index: sms_messages_sending. */
    @Produces
    @Singleton
    Backlog unknownTexts() {
        return Backlog.ofRows("texts-without-answer", "sms_messages", "claimed_at", "status = 'sending'");
    }
}
