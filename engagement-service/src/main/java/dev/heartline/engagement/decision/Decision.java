package dev.heartline.engagement.decision;

import java.time.Instant;
import java.util.UUID;

import dev.heartline.engagement.policy.Ruling;
import dev.heartline.engagement.policy.gate.Occasion;
import dev.heartline.events.Ids;

/** A ruling on an occasion, as it goes to the log. Its identity follows from the event's. */
record Decision(Occasion occasion, Ruling ruling, Instant decidedAt) {

    UUID id() {
        return Ids.derived("decision", occasion.eventId());
    }

    UUID rewardId() {
        return Ids.derived("reward", occasion.eventId());
    }
}
