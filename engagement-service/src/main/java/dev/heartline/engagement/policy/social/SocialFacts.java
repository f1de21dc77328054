package dev.heartline.engagement.policy.social;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import dev.heartline.events.vocabulary.BehaviorKind;

/**
 * What was counted.
 *
 * @param adult known to be one
 * @param today people who did each kind today, by their own calendars, the user not among them
 * @param standing of the user among the group of this week; empty where they have none
 * @param challenges that run and that the user has no place in
 */
public record SocialFacts(
        boolean adult,
        ZoneId zone,
        List<DoneToday> today,
        Optional<Standing> standing,
        Optional<Friend> friend,
        List<Challenge> challenges) {

    /**
     * What many did today.
     *
     * @param people who did it until they were counted
     */
    public record DoneToday(BehaviorKind kind, int people, Instant countedAt) {}

    /**
     * Where the user stands this week.
     *
     * @param place 1 for the most points; equals share one
     * @param of how many there are in the group
     * @param percentile 0..100, of all users: those below, and half of the equals
     */
    public record Standing(int place, int of, double percentile) {}

    /**
     * A challenge.
     *
     * @param left places that are free, really
     * @param expiresAt its end, which nobody can move
     */
    public record Challenge(String name, BehaviorKind kind, int goalDays, int places, int left, Instant expiresAt) {}
}
