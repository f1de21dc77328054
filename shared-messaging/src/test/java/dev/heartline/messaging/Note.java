package dev.heartline.messaging;

import java.util.Map;
import java.util.UUID;

import dev.heartline.events.BehaviorRecorded;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.BehaviorKind;

import static java.time.Instant.now;

/** Numbered events for tests. */
public final class Note {

    private Note() {}

    public static Event<BehaviorRecorded> of(UUID userId, int n) {
        return Event.of(
                EventType.BEHAVIOR_RECORDED,
                new BehaviorRecorded(
                        Ids.next(),
                        userId,
                        BehaviorKind.CHECK_IN,
                        now(),
                        null,
                        Map.of("n", Integer.toString(n), "padding", "x".repeat(400))));
    }

    /** 0 for one that has none. */
    public static int number(BehaviorRecorded note) {
        return note.attributes() == null
                ? 0
                : Integer.parseInt(note.attributes().getOrDefault("n", "0"));
    }
}
