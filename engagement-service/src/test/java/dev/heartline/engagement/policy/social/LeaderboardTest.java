package dev.heartline.engagement.policy.social;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.engagement.policy.social.Leaderboard.Member;
import dev.heartline.engagement.policy.social.Leaderboard.Rank;

import static org.assertj.core.api.Assertions.assertThat;

class LeaderboardTest {

    /** Whether they are an adult, place, of how many, percentile. */
    @ParameterizedTest
    @CsvSource({
        "true, 1, 30, 97, true",
        "true, 15, 30, 50, true",
        "true, 16, 30, 50, false",
        "true, 15, 30, 49.9, false",
        "true, 1, 10, 97, false",
        "false, 1, 30, 97, false"
    })
    void onlyAdultsWhoStandWellSeeWhereTheyStand(boolean adult, int place, int of, double percentile, boolean sees) {
        var standing = new SocialFacts.Standing(place, of, percentile);

        assertThat(Leaderboard.visibleTo(adult, Optional.of(standing)))
                .isEqualTo(Optional.of(standing).filter(_ -> sees));
        assertThat(Leaderboard.visibleTo(adult, Optional.empty())).isEmpty();
    }

    /** In a group of 20: the places that somebody at one of them sees. */
    @ParameterizedTest
    @CsvSource({"1, 1, 4", "3, 1, 6", "5, 2, 8", "9, 6, 10", "10, 7, 10"})
    void placesAroundOnesOwnAreSeenAndNoneOfTheLowerHalf(int own, int first, int last) {
        var members = members(20);

        assertThat(Leaderboard.around(id(own), members, 20))
                .extracting(Member::place)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(first, last).boxed().toList());
    }

    @Test
    void whoStandsLowSeesNobody() {
        assertThat(Leaderboard.around(id(11), members(20), 20)).isEmpty();
        assertThat(Leaderboard.around(UUID.randomUUID(), members(20), 20)).isEmpty();
    }

    @Test
    void whoIsNotToBeSeenIsLeftOutAndKeepsTheirPlace() {
        var members = members(20).stream()
                .map(member -> member.place() == 2
                        ? new Member(member.userId(), 2, member.points(), false, Optional.empty())
                        : member)
                .toList();

        assertThat(Leaderboard.around(id(1), members, 20))
                .extracting(Member::place)
                .containsExactly(1, 3, 4, 5);
    }

    /** Whether the user shows their name, whether the other one does, and what the other one is called. */
    @ParameterizedTest
    @CsvSource({"true, true, Ana", "true, false, Calm Wren", "false, true, Calm Wren", "false, false, Calm Wren"})
    void namesAreForThoseWhoShowTheirs(boolean mine, boolean theirs, String called) {
        var around = List.of(
                new Member(id(1), 1, 9, true, Optional.of("Ana").filter(_ -> theirs)),
                new Member(id(2), 2, 8, true, Optional.of("Marta").filter(_ -> mine)));

        assertThat(Leaderboard.ranks(id(2), around, user -> user.equals(id(1)) ? "Calm Wren" : "Red Fox"))
                .containsExactly(new Rank(1, 9, called, false), new Rank(2, 8, mine ? "Marta" : "Red Fox", true));
    }

    @Test
    void twoOfANameAreToldApartAndANameThatHarmsIsNotSaid() {
        var around = List.of(
                new Member(id(1), 1, 9, true, Optional.of("Marta")),
                new Member(id(2), 2, 8, true, Optional.of("Marta")),
                new Member(id(3), 3, 7, true, Optional.of("Pathetic")));

        assertThat(Leaderboard.ranks(id(1), around, _ -> "Calm Wren"))
                .extracting(Rank::name)
                .containsExactly("Marta", "Marta 2", "Calm Wren");
    }

    private static List<Member> members(int size) {
        return IntStream.rangeClosed(1, size)
                .mapToObj(place -> new Member(id(place), place, size - place, true, Optional.empty()))
                .toList();
    }

    private static UUID id(int place) {
        return new UUID(5, place);
    }
}
