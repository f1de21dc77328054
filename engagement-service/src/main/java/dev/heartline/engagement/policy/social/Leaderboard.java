package dev.heartline.engagement.policy.social;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

import dev.heartline.service.policy.copy.CopyCheck;

/**
 * What somebody sees of their group: a few places around their own, of those who stand well. Who doesn't sees nothing, and is seen by
 * nobody. Names are for those who show theirs.
 */
public final class Leaderboard {

    /** Places that are shown before one's own, and behind it. */
    static final int AROUND = 3;

    private Leaderboard() {}

    /**
     * Somebody of the group.
     *
     * @param place 1 for the most points; equals share one
     * @param points of this week
     * @param visible a known adult who doesn't do without being told of
     * @param firstName by which they agreed to be seen, and may be now; empty for none
     */
    public record Member(UUID userId, int place, int points, boolean visible, Optional<String> firstName) {}

    /**
     * A line.
     *
     * @param name a first name, or a made-up one that lasts for the week
     * @param you it is the user who looks
     */
    public record Rank(int place, int points, String name, boolean you) {}

    /** Where the user stands, where they may see it; empty for whoever isn't an adult or doesn't stand well. */
    public static Optional<SocialFacts.Standing> visibleTo(boolean adult, Optional<SocialFacts.Standing> standing) {
        return standing.filter(_ -> adult).filter(SocialPolicy::standsWell);
    }

    /**
     * Those around somebody who may see it, the best first.
     *
     * @param members of the group, the best first
     * @param of how many there are in the group, whether they are to be seen or not
     */
    public static List<Member> around(UUID userId, List<Member> members, int of) {
        var seen = members.stream()
                .filter(member -> SocialPolicy.isInUpperHalf(member.place(), of))
                .filter(member -> member.visible() || member.userId().equals(userId))
                .toList();
        return IntStream.range(0, seen.size())
                .filter(index -> seen.get(index).userId().equals(userId))
                .mapToObj(own -> seen.subList(Math.max(0, own - AROUND), Math.min(seen.size(), own + AROUND + 1)))
                .findFirst()
                .orElse(List.of());
    }

    /**
     * The lines as the user sees them: by first name each who shows it, where the user shows theirs as well.
     *
     * @param madeUp a name for whoever has none to show
     */
    public static List<Rank> ranks(UUID userId, List<Member> around, Function<UUID, String> madeUp) {
        boolean mutual = around.stream()
                .anyMatch(member ->
                        member.userId().equals(userId) && member.firstName().isPresent());
        Map<String, Integer> given = new HashMap<>();
        var ranks = new ArrayList<Rank>();
        for (var member : around) {
            var name = member.firstName()
                    .filter(_ -> mutual)
                    .filter(first -> CopyCheck.harms(first, false).isEmpty())
                    .orElseGet(() -> madeUp.apply(member.userId()));
            int same = given.merge(name, 1, Integer::sum);
            ranks.add(new Rank(
                    member.place(),
                    member.points(),
                    same == 1 ? name : name + " " + same,
                    member.userId().equals(userId)));
        }
        return List.copyOf(ranks);
    }
}
