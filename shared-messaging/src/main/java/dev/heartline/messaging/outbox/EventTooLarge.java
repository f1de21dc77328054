package dev.heartline.messaging.outbox;

/** An event that no broker would take; it is refused before it can block those behind it. */
public final class EventTooLarge extends RuntimeException {

    EventTooLarge(String type, int bytes, int limit) {
        super("an event %s of %d bytes is over the limit of %d (heartline.outbox.max-event-bytes)"
                .formatted(type, bytes, limit));
    }
}
