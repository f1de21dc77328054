package dev.heartline.messaging.outbox;

import java.util.List;
import java.util.stream.Collectors;

import dev.heartline.events.Violation;

/** Our own event breaks its own schema. Every consumer would refuse it, so the transaction that decided it fails instead. */
public final class InvalidEvent extends RuntimeException {

    InvalidEvent(String type, List<Violation> violations) {
        super("an event %s breaks its schema: %s"
                .formatted(type, violations.stream().map(Violation::toString).collect(Collectors.joining("; "))));
    }
}
