package dev.heartline.messaging.outbox;

import java.util.List;

/** Our own event breaks its own schema. Every consumer would refuse it, so the transaction that decided it fails instead. */
public final class InvalidEvent extends RuntimeException {

    InvalidEvent(String type, List<String> violations) {
        super("an event %s breaks its schema: %s".formatted(type, String.join("; ", violations)));
    }
}
