package dev.heartline.engagement.policy.social;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.events.vocabulary.BehaviorKind;

import static org.assertj.core.api.Assertions.assertThat;

class SocialPolicyTest {

    private static final Instant NOW = Instant.parse("2026-03-09T11:00:00Z");
    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    @ParameterizedTest
    @CsvSource({"10, ''", "11, At least 11 people logged food today.", "342, At least 342 people logged food today."})
    void ofFewNothingIsTold(int people, String told) {
        var facts = facts(true, people, null, null);

        assertThat(messages(facts)).isEqualTo(told.isEmpty() ? List.of() : List.of(told));
    }

    /** Place, of how many, percentile. */
    @ParameterizedTest
    @CsvSource({"1, 30, 97, true", "15, 30, 60, true", "16, 30, 60, false", "5, 30, 49, false", "1, 10, 90, false"})
    void onlyWhoStandsWellIsToldWhere(int place, int of, double percentile, boolean told) {
        var facts = facts(true, 0, new SocialFacts.Standing(place, of, percentile), null);

        assertThat(SocialPolicy.fitting(facts, NOW)).hasSize(told ? 1 : 0).allSatisfy(proof -> {
            assertThat(proof.message())
                    .isEqualTo("You are number %d of %d in your group this week.".formatted(place, of));
            assertThat(proof.standing()).isPresent();
        });
    }

    @ParameterizedTest
    @CsvSource({"true, 2", "false, 0"})
    void minorsAreNeitherComparedNorHurried(boolean adult, int told) {
        var facts = facts(adult, 0, new SocialFacts.Standing(1, 30, 97), challenge(2, Duration.ofHours(3)));

        assertThat(SocialPolicy.fitting(facts, NOW)).hasSize(told);
    }

    @ParameterizedTest
    @CsvSource({"3, 5, true, true", "5, 5, false, true", "4, 40, true, false", "5, 40, false, false"})
    void scarceIsOnlyWhatIsScarceAndUrgentOnlyWhatEndsSoon(int left, int hours, boolean scarce, boolean urgent) {
        var proof = SocialPolicy.fitting(facts(true, 0, null, challenge(left, Duration.ofHours(hours))), NOW)
                .getFirst();

        assertThat(proof.message())
                .isEqualTo("There is a challenge: Seven walks, on 7 days. %d of 20 places are free.".formatted(left));
        assertThat(proof.scarcity())
                .isEqualTo(scarce ? Optional.of("%d of 20 places are free".formatted(left)) : Optional.empty());
        assertThat(proof.timePressure())
                .isEqualTo(urgent ? Optional.of("It ends on Monday, 17:00.") : Optional.empty());
    }

    @Test
    void aFullChallengeIsNotTold() {
        assertThat(SocialPolicy.fitting(facts(true, 0, null, challenge(0, Duration.ofHours(3))), NOW))
                .isEmpty();
    }

    /** What they are called, and whether that is said. */
    @ParameterizedTest
    @CsvSource({"Ana, true", "José, true", "Zoë, true", "Łukasz, true", "Pathetic, false", "Skinny, false"})
    void aFriendIsNamedWhateverLettersTheirNameHasUnlessItHarms(String name, boolean said) {
        var friend = new Friend(new UUID(7, 7), name);
        var facts = new SocialFacts(true, MADRID, List.of(), Optional.empty(), Optional.of(friend), List.of());

        assertThat(SocialPolicy.fitting(facts, NOW)).singleElement().satisfies(proof -> {
            assertThat(proof.message())
                    .isEqualTo(said ? name + " reached a milestone within the last day." : SocialPolicy.OF_A_FRIEND);
            assertThat(proof.friend()).isEqualTo(Optional.of(friend.userId()).filter(_ -> said));
        });
    }

    private static List<String> messages(SocialFacts facts) {
        return SocialPolicy.fitting(facts, NOW).stream().map(Proof::message).toList();
    }

    private static SocialFacts.Challenge challenge(int left, Duration ahead) {
        return new SocialFacts.Challenge("Seven walks", BehaviorKind.HABIT_COMPLETED, 7, 20, left, NOW.plus(ahead));
    }

    private static SocialFacts facts(
            boolean adult, int people, SocialFacts.Standing standing, SocialFacts.Challenge challenge) {
        return new SocialFacts(
                adult,
                MADRID,
                List.of(new SocialFacts.DoneToday(BehaviorKind.FOOD_LOGGED, people, NOW)),
                Optional.ofNullable(standing),
                Optional.empty(),
                Optional.ofNullable(challenge).stream().toList());
    }
}
