package dev.heartline.bench.chaos;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.heartline.driver.EventStream.Seen;
import dev.heartline.events.EventType;
import dev.heartline.events.vocabulary.MessageMilestone;

/** Whether the events of each person were told in order. What comes again is known by its id, as consumers know it. */
final class Order {

    /** As long as a transaction may take at most: what ended this much later was told later. */
    private static final double TRANSACTION_SECONDS = 30;

    private final Map<String, List<Seen>> byUser;

    /** @param seen everything that the services have said, in the order in which it lies in its topics */
    Order(List<Seen> seen) {
        var known = new HashSet<UUID>();
        this.byUser = seen.stream()
                .filter(event -> event.key() != null && event.id() != null && known.add(event.id()))
                .collect(Collectors.groupingBy(Seen::key));
    }

    /**
     * People of whose calls one was told before another that had ended long before it.
     *
     * @param completedAt when each call was completed, by its id
     */
    long callsOvertaken(Map<UUID, Double> completedAt) {
        return people(events -> inverted(
                events.stream()
                        .filter(event -> event.is(EventType.CALL_COMPLETED))
                        .map(event -> completedAt.get(UUID.fromString(event.text("callId"))))
                        .filter(at -> at != null)
                        .toList(),
                TRANSACTION_SECONDS));
    }

    /** People of whom something was told to be known that is older than what was told before. */
    long contextsOvertaken() {
        return people(events -> inverted(
                events.stream()
                        .filter(event -> event.is(EventType.CONTEXT_REFRESHED))
                        .map(event -> event.data().path("version").asDouble())
                        .toList(),
                0));
    }

    /**
     * People of whom something was told that became of a message before it was sent. Of what becomes of it after that no order is
     * promised: devices and providers tell when they like.
     */
    long messagesOvertaken() {
        return people(events -> events.stream()
                .filter(event -> event.is(EventType.COACH_MESSAGED))
                .anyMatch(event -> Instant.parse(event.text("at")).isBefore(Instant.parse(event.text("sentAt")))));
    }

    /** Milestones of messages that were told under more than one id, but for ratings, which may change. */
    long milestonesToldTwice() {
        var told = new HashMap<List<String>, Long>();
        byUser.values().stream()
                .flatMap(List::stream)
                .filter(event -> event.is(EventType.COACH_MESSAGED))
                .filter(event -> !MessageMilestone.RATED.wireName().equals(event.text("milestone")))
                .forEach(event -> told.merge(List.of(event.text("messageId"), event.text("milestone")), 1L, Long::sum));
        return told.values().stream().filter(n -> n > 1).count();
    }

    private long people(Predicate<List<Seen>> wrong) {
        return byUser.values().stream().filter(wrong).count();
    }

    /** Whether one comes after another that is larger by more than the margin, or where there is none, not smaller. */
    private static boolean inverted(List<Double> stamps, double margin) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double stamp : stamps) {
            if (margin == 0 ? stamp <= largest : stamp < largest - margin) {
                return true;
            }
            largest = Math.max(largest, stamp);
        }
        return false;
    }
}
