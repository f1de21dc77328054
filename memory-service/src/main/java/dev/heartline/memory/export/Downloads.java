package dev.heartline.memory.export;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** The downloads under way on this replica. Each has its whole file in memory, so there are few, and one of each user. */
@ApplicationScoped
class Downloads {

    /** Enough for a file to be put together; who waits for a place shouldn't ask too often. */
    static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private static final int MOST = 2;

    /** Who reads slowly keeps the others out no longer than that. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Map<UUID, Place> places = new HashMap<>();
    private final Clock clock;

    Downloads(Clock clock) {
        this.clock = clock;
    }

    /** To be left when the answer is written, or the caller is gone. */
    record Place(UUID userId, Instant taken) {}

    /** Empty where there is none for now. */
    synchronized Optional<Place> take(UUID userId) {
        var now = clock.instant();
        places.values().removeIf(place -> place.taken().isBefore(now.minus(LONGEST)));
        if (places.size() >= MOST || places.containsKey(userId)) {
            return Optional.empty();
        }
        var place = new Place(userId, now);
        places.put(userId, place);
        return Optional.of(place);
    }

    synchronized void leave(Place place) {
        places.remove(place.userId(), place);
    }
}
