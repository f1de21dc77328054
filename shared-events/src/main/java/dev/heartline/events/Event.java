package dev.heartline.events;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One event in its envelope, after CloudEvents 1.0. Immutable.
 *
 * @param id unique for ever; consumers recognise a redelivery by it. UUIDv7 unless the producer derives it from what
 *     happened, so that saying it twice is saying it once
 * @param key the user's id, or what stands for it where no user is known; events of one key stay in order
 * @param traceparent W3C trace context, carried from the door through all that follows
 * @param data empty for a tombstone, which says that all before it under the same key is void
 */
public record Event<T extends EventData>(
        UUID id, EventType<T> type, Instant time, String key, TraceParent traceparent, Optional<T> data) {

    /** An event about a known user, happening now. */
    public static <T extends EventData> Event<T> of(EventType<T> type, T data) {
        return about(type, data.userId().toString(), data);
    }

    /** An event under a key that is not a user's: nobody's data is touched by it. */
    public static <T extends EventData> Event<T> about(EventType<T> type, String key, T data) {
        return new Event<>(Ids.next(), type, Instant.now(), key, TraceParent.start(), Optional.of(data));
    }

    /** Voids what was said before of the user. Only compacted topics know tombstones. */
    public static <T extends EventData> Event<T> tombstone(EventType<T> type, UUID userId) {
        return new Event<>(Ids.next(), type, Instant.now(), userId.toString(), TraceParent.start(), Optional.empty());
    }

    /** The same event under an id that follows from what happened. */
    public Event<T> withId(UUID derived) {
        return new Event<>(derived, type, time, key, traceparent, data);
    }

    /** The same event as a consequence of another: it continues that one's trace. */
    public Event<T> causedBy(Event<?> cause) {
        return within(cause.traceparent());
    }

    /** The same event as part of a trace. */
    public Event<T> within(TraceParent trace) {
        return new Event<>(id, type, time, key, trace, data);
    }

    public boolean isTombstone() {
        return data.isEmpty();
    }

    /** @throws IllegalStateException for a tombstone */
    public T body() {
        return data.orElseThrow(() -> new IllegalStateException("a tombstone of " + type.type() + " has no data"));
    }
}
