package dev.heartline.engagement.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.engagement.policy.arm.Arm;
import dev.heartline.engagement.policy.draw.DrawKey;
import dev.heartline.engagement.policy.gate.Action;
import dev.heartline.engagement.policy.gate.Gates;
import dev.heartline.engagement.policy.gate.Occasion;
import dev.heartline.engagement.policy.gate.Reason;
import dev.heartline.engagement.policy.gate.Standing;
import dev.heartline.events.vocabulary.SourceType;

import static dev.heartline.engagement.policy.gate.Gates.NOON;
import static dev.heartline.engagement.policy.gate.Gates.newcomer;
import static dev.heartline.engagement.policy.gate.Gates.regular;
import static dev.heartline.engagement.policy.gate.Gates.standing;
import static dev.heartline.engagement.policy.gate.Gates.talk;
import static org.assertj.core.api.Assertions.assertThat;

class RewardPolicyTest {

    private final RewardPolicy policy = new RewardPolicy(DrawKey.of("a-key-for-tests-only-0123456789"));

    @Test
    void theFirstTalkIsABadgeWithoutChance() {
        var ruling = policy.rule(talk(), newcomer(), NOON);

        assertThat(ruling).isEqualTo(new Ruling.Given(Reason.FIRST_COACHING_CALL, Arm.of("coach_celebration/medium")));
        assertThat(ruling.chance()).isEqualTo(1);
    }

    @Test
    void aFirstTalkThatWasHeavyIsNotCelebrated() {
        var heavy = Gates.ofEvent(talk(), talk().eventId(), false, true);

        assertThat(policy.rule(heavy, newcomer(), NOON)).isEqualTo(new Ruling.Refused(Reason.DISTRESS_QUIET));
    }

    /** "I finished the vodka again." */
    @Test
    void aFirstTalkInWhichALapseWasToldIsNotCelebrated() {
        assertThat(policy.rule(Gates.tellingOfHarm(talk()), newcomer(), NOON))
                .isEqualTo(new Ruling.Refused(Reason.HARM_TOLD));
    }

    @Test
    void aSharedVictoryIsThankedForWithoutChance() {
        var victory = Gates.occasion(Action.VICTORY, SourceType.SMS, "three evening walks");

        assertThat(policy.rule(victory, regular(), NOON))
                .isEqualTo(new Ruling.Given(Reason.VICTORY_SHARED, Arm.of("coach_celebration/small")));
    }

    @Test
    void aTalkThatShowsDangerIsNotRewardedItself() {
        var crisis = Gates.ofEvent(talk(), talk().eventId(), true, true);

        assertThat(policy.rule(crisis, newcomer(), NOON)).isEqualTo(new Ruling.Refused(Reason.CRISIS_QUIET));
    }

    @Test
    void furtherTalksAreDrawnWithTheChanceOfTheirAttempt() {
        assertThat(talks(2000).map(talk -> policy.rule(talk, regular(), NOON))).allSatisfy(ruling -> {
            assertThat(ruling.reason()).isIn(Reason.DRAW_WON, Reason.DRAW_LOST);
            assertThat(ruling.chance()).isEqualTo(0.084744);
        });
        double wins = talks(2000)
                .filter(talk -> policy.rule(talk, regular(), NOON).chosen().isPresent())
                .count();

        assertThat(wins).isCloseTo(2000 * 0.084744, Offset.offset(3.29 * Math.sqrt(2000 * 0.0847 * 0.9153)));
    }

    @Test
    void theTwelfthTalkWithoutARewardIsRewardedForCertain() {
        var unlucky = standing(Gates.grownUp(), null, Set.of(), false, true, 0, false, 11);

        assertThat(talks(500).map(talk -> policy.rule(talk, unlucky, NOON).reason()))
                .containsOnly(Reason.DRAW_WON);
    }

    @Test
    void theSameOccasionIsRuledTheSame() {
        var unlucky = standing(Gates.grownUp(), null, Set.of(), false, true, 0, false, 11);

        assertThat(policy.rule(talk(), unlucky, NOON)).isEqualTo(policy.rule(talk(), unlucky, NOON.plusSeconds(60)));
    }

    @Test
    void propensitiesOfEveryRulingSumToOneAndHoldWhatWasChosen() {
        var halfway = standing(Gates.grownUp(), null, Set.of(), false, true, 0, false, 6);
        var rulings = talks(300).map(talk -> policy.rule(talk, halfway, NOON)).toList();

        assertThat(rulings).extracting(Ruling::reason).contains(Reason.DRAW_WON, Reason.DRAW_LOST);
        assertThat(Stream.concat(
                        rulings.stream(),
                        Stream.of(policy.rule(talk(), newcomer(), NOON), new Ruling.Refused(Reason.NIGHT))))
                .allSatisfy(ruling -> {
                    var propensities = ruling.propensities();
                    assertThat(propensities.values().stream()
                                    .mapToDouble(Double::doubleValue)
                                    .sum())
                            .isCloseTo(1, Offset.offset(1e-12));
                    assertThat(propensities)
                            .containsKey(ruling.chosen().map(Arm::key).orElse(Ruling.NOTHING));
                });
    }

    @Test
    void whichRewardIsDrawnIndependentlyOfWhetherThereIsOne() {
        var unlucky = standing(Gates.grownUp(), null, Set.of(), false, true, 0, false, 11);

        var chosen = talks(2000)
                .map(talk -> (Ruling.Won) policy.rule(talk, unlucky, NOON))
                .filter(won -> won.draw().u() < 0.1)
                .map(won -> won.choice().u() < 0.5)
                .toList();

        assertThat(chosen.stream().filter(low -> low).count() / (double) chosen.size())
                .isCloseTo(0.5, Offset.offset(3.29 * 0.5 / Math.sqrt(chosen.size())));
    }

    @Test
    void whatIsEarnedComesForCertainAndLearningChoosesHowItLooks() {
        var level = Gates.occasion(Action.LEVEL_UP, SourceType.BEHAVIOR, "");

        var ruling = policy.rule(level, regular(), NOON);

        assertThat(ruling).isInstanceOf(Ruling.Earned.class);
        assertThat(ruling.chance()).isEqualTo(1);
        assertThat(ruling.propensities()).hasSize(12).doesNotContainKey(Ruling.NOTHING);
        assertThat(ruling.propensities().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isCloseTo(1, Offset.offset(1e-12));
    }

    /** Of whom nobody knows that they are grown up, and at night, chance has no say in anything, nor has learning. */
    @ParameterizedTest
    @CsvSource({
        "2015-01-01, Europe/Madrid,     2026-03-09T11:00:00Z, a minor",
        "          , Europe/Madrid,     2026-03-09T11:00:00Z, an unknown age",
        "1980-05-01, Europe/Madrid,     2026-03-09T22:00:00Z, at night",
        "1980-05-01,              ,     2026-03-09T11:00:00Z, an unknown zone"
    })
    void whatIsEarnedLooksAlwaysTheSameWhereChanceHasNoSay(LocalDate birthDate, String zone, Instant now, String what) {
        var user = standing(Gates.user(zone, birthDate, false), null, Set.of(), false, true, 0, false, 0);

        assertThat(Stream.of(Action.LEVEL_UP, Action.STREAK_MILESTONE, Action.MILESTONE)
                        .map(action -> Gates.occasion(action, SourceType.BEHAVIOR, ""))
                        .flatMap(earned -> LongStream.range(0, 20)
                                .mapToObj(number -> Gates.ofEvent(earned, new UUID(9, number), false, false)))
                        .map(earned -> policy.rule(Gates.at(earned, now), user, now)))
                .as(what)
                .allSatisfy(ruling -> {
                    assertThat(ruling).isInstanceOf(Ruling.Given.class);
                    assertThat(ruling.propensities()).isEqualTo(Map.of("coach_celebration/medium", 1.0));
                });
    }

    @Test
    void whatIsReachedInAHeavyTalkIsNotCelebrated() {
        assertThat(Stream.of(Action.LEVEL_UP, Action.STREAK_MILESTONE, Action.MILESTONE)
                        .map(action -> Gates.occasion(action, SourceType.BEHAVIOR, ""))
                        .map(earned -> Gates.ofEvent(earned, earned.eventId(), false, true))
                        .map(heavy -> policy.rule(heavy, regular(), NOON)))
                .containsOnly(new Ruling.Refused(Reason.DISTRESS_QUIET));
    }

    @Test
    void theVersionBeforeGivesWhatItGave() {
        var streak = Gates.occasion(Action.STREAK_MILESTONE, SourceType.BEHAVIOR, "");

        assertThat(policy.rule(streak, under(RewardVersion.REWARDS_2, null), NOON))
                .isEqualTo(new Ruling.Given(Reason.STREAK_REACHED, Arm.of("coach_celebration/medium")));
    }

    @Test
    void theShadowIsDrawnAlikeAndSaysOnlyWhatItWouldHaveChosen() {
        var standing = under(RewardVersion.REWARDS_3, RewardVersion.REWARDS_EVEN_1);
        var won = talks(2000)
                .filter(talk -> policy.rule(talk, standing, NOON).chosen().isPresent())
                .toList();

        assertThat(won).isNotEmpty().allSatisfy(talk -> {
            var shadow = policy.shadow(talk, standing, NOON).orElseThrow();
            assertThat(shadow.chance())
                    .isEqualTo(policy.rule(talk, standing, NOON).chance());
            assertThat(shadow.propensities().get("confetti/small")).isCloseTo(0.084744 / 12, Offset.offset(1e-12));
        });
        assertThat(talks(200)
                        .filter(talk ->
                                policy.rule(talk, standing, NOON).chosen().isEmpty()))
                .allSatisfy(
                        talk -> assertThat(policy.shadow(talk, standing, NOON)).isEmpty());
        assertThat(policy.shadow(won.getFirst(), regular(), NOON)).isEmpty();
    }

    private static Standing under(RewardVersion active, RewardVersion shadow) {
        var it = regular();
        return new Standing(
                it.user(),
                it.quiet(),
                it.optedOut(),
                it.sourceDecided(),
                it.checkedInBefore(),
                it.sameWithinHour(),
                it.victoryRewarded(),
                it.misses(),
                it.arms(),
                new Versions<>(active, Optional.ofNullable(shadow)));
    }

    private static Stream<Occasion> talks(int count) {
        return LongStream.range(0, count).mapToObj(number -> Gates.ofEvent(talk(), new UUID(9, number), false, false));
    }
}
