package dev.heartline.call.live.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.smallrye.mutiny.Uni;

/**
 * One operator's place in what happens. Looks back a little each time, since what is written at one moment is seen a little later,
 * and tells of each thing once; who resumes from a place hears the last seconds before it again.
 */
final class LiveFeed {

    static final Duration LOOK_BACK = Duration.ofSeconds(2);

    /** Whoever was away for longer begins anew: what goes on is of interest, not what they have missed. */
    static final Duration LONGEST_AWAY = Duration.ofMinutes(5);

    private final LiveEvents events;
    private final UUID userId;
    private Instant since;
    private Instant statesSince;
    private Set<String> told = Set.of();

    /**
     * @param resumed the place at which an earlier stream broke off; empty where one begins, with the state of each live call; one of long ago, or to come, is none
     * @param now by the database's clock
     */
    LiveFeed(LiveEvents events, UUID userId, Optional<Instant> resumed, Instant now) {
        this.events = events;
        this.userId = userId;
        var place = resumed.filter(at -> at.isAfter(now.minus(LONGEST_AWAY)) && !at.isAfter(now));
        this.since = place.orElse(now);
        this.statesSince = place.orElse(Instant.EPOCH);
    }

    /** Where to resume. */
    Instant place() {
        return since;
    }

    /** What is new. Not to be asked again before it has answered. */
    Uni<List<LiveEvent>> next() {
        return events.now()
                .chain(now -> events.since(since, statesSince, userId).map(found -> {
                    var fresh = found.stream()
                            .filter(event -> !told.contains(event.key()))
                            .toList();
                    told = found.stream().map(LiveEvent::key).collect(Collectors.toUnmodifiableSet());
                    var seen = now.minus(LOOK_BACK);
                    since = seen.isAfter(since) ? seen : since;
                    statesSince = since;
                    return fresh;
                }));
    }
}
