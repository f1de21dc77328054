package dev.heartline.engagement.policy.hook;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.heartline.engagement.policy.gate.Mechanic;
import dev.heartline.engagement.policy.social.Friend;
import dev.heartline.engagement.policy.streak.StreakStanding;
import dev.heartline.events.vocabulary.BehaviorKind;

/**
 * What is known of a user that may be worth telling.
 *
 * @param adult known to be one
 * @param activeHours 0..23 at which they are most active, most active first; empty where too little is known
 */
public record HookFacts(
        Instant now,
        ZoneId zone,
        boolean adult,
        Set<Mechanic> optedOut,
        List<Doing> doings,
        List<Ahead> ahead,
        List<Stack> stacks,
        Optional<Friend> friend,
        List<Integer> activeHours) {

    public HookFacts {
        optedOut = Set.copyOf(optedOut);
        doings = List.copyOf(doings);
        ahead = List.copyOf(ahead);
        stacks = List.copyOf(stacks);
        activeHours = List.copyOf(activeHours);
    }

    /**
     * Something that the user does.
     *
     * @param subject the habit's name, empty where the kind has none
     * @param ofLastWeek on how many of the last 7 days
     * @param ofLastMonth on how many of the last 28 days
     * @param usualHour 0..23 at which they most often do it, by their clock
     */
    public record Doing(
            BehaviorKind kind,
            String subject,
            StreakStanding streak,
            int ofLastWeek,
            int ofLastMonth,
            Optional<Integer> usualHour) {}

    /**
     * A milestone that is next.
     *
     * @param kind what leads to it
     * @param subject the habit's name, empty where the kind has none
     * @param distance in the unit of its ladder
     * @param percentage 0..100
     */
    public record Ahead(BehaviorKind kind, String subject, String name, double distance, double percentage) {}

    /** A habit that the user means to do after another one. */
    public record Stack(String habit, String after) {}
}
