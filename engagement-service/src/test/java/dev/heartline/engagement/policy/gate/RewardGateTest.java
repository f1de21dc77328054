package dev.heartline.engagement.policy.gate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.events.vocabulary.RewardIntensity;
import dev.heartline.events.vocabulary.SourceType;
import dev.heartline.service.profile.KnownUser;

import static dev.heartline.engagement.policy.gate.Gates.NOON;
import static dev.heartline.engagement.policy.gate.Gates.occasion;
import static dev.heartline.engagement.policy.gate.Gates.regular;
import static dev.heartline.engagement.policy.gate.Gates.standing;
import static dev.heartline.engagement.policy.gate.Gates.talk;
import static dev.heartline.engagement.policy.gate.Gates.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class RewardGateTest {

    private static final LocalDate GROWN_UP = LocalDate.of(1980, 5, 1);

    static Stream<Arguments> crises() {
        return Stream.of(
                arguments("2026-03-09T10:59:58Z", "passed"), // the action, to the second
                arguments("2026-03-09T10:59:59Z", "crisis_quiet"),
                arguments("2026-03-12T11:00:00Z", "crisis_quiet"),
                arguments("2026-03-06T11:00:00Z", "passed"));
    }

    @ParameterizedTest
    @MethodSource("crises")
    void nothingIsGivenInTheQuietTimeAfterACrisis(Instant quietUntil, String expected) {
        var standing = standing(Gates.grownUp(), quietUntil, Set.of(), false, true, 0, false, 0);

        assertThat(verdict(talk(), Mechanic.SURPRISE_REWARDS, standing)).isEqualTo(expected);
        assertThat(verdict(talk(), Mechanic.BADGES, standing)).isEqualTo(expected);
    }

    @Test
    void whatHappenedInTheQuietTimeIsNotRewardedWhenItIsOver() {
        var standing = standing(Gates.grownUp(), NOON.minusSeconds(60), Set.of(), false, true, 0, false, 0);
        var late = Gates.at(talk(), NOON.minusSeconds(120));

        assertThat(verdict(late, Mechanic.SURPRISE_REWARDS, standing)).isEqualTo("crisis_quiet");
    }

    /** Local time in Madrid is UTC+1 on that day. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-09T04:59:59Z, night",
        "2026-03-09T05:00:00Z, passed",
        "2026-03-09T20:59:59Z, passed",
        "2026-03-09T21:00:00Z, night",
        "2026-03-09T23:30:00Z, night"
    })
    void chanceRestsAtNight(Instant now, String expected) {
        var occasion = Gates.at(talk(), now.minusSeconds(2));

        assertThat(verdict(occasion, Mechanic.SURPRISE_REWARDS, regular(), false, now))
                .isEqualTo(expected);
        assertThat(verdict(occasion, Mechanic.BADGES, regular(), false, now)).isEqualTo("passed");
    }

    /** At noon in Madrid it is night where they say that they are, or it is day there and night at home. */
    @ParameterizedTest
    @CsvSource({"Pacific/Auckland, 2026-03-09T11:00:00Z, night", "Pacific/Auckland, 2026-03-08T23:00:00Z, passed"})
    void theNightIsThatOfWhereTheUserIs(String zone, Instant now, String expected) {
        var occasion = Gates.in(Gates.at(talk(), now.minusSeconds(2)), zone);

        assertThat(verdict(occasion, Mechanic.SURPRISE_REWARDS, regular(), false, now))
                .isEqualTo(expected);
    }

    @Test
    void anUnknownZoneIsAlwaysNight() {
        assertThat(verdict(user(null, GROWN_UP, false), Mechanic.SURPRISE_REWARDS))
                .isEqualTo("zone_unknown");
        assertThat(verdict(user("Middle/Earth", GROWN_UP, false), Mechanic.SURPRISE_REWARDS))
                .isEqualTo("zone_unknown");
        assertThat(verdict(user(null, GROWN_UP, false), Mechanic.BADGES)).isEqualTo("passed");
    }

    @ParameterizedTest
    @CsvSource({"2008-03-10, minor", "2008-03-09, passed", "2015-01-01, minor", ", age_unknown"})
    void chanceIsForGrownUps(LocalDate birthDate, String expected) {
        var user = user("Europe/Madrid", birthDate, false);

        assertThat(verdict(user, Mechanic.SURPRISE_REWARDS)).isEqualTo(expected);
        assertThat(verdict(user, Mechanic.BADGES)).isEqualTo("passed");
        assertThat(verdict(user, Mechanic.SOCIAL_RECOGNITION)).isEqualTo("passed");
    }

    @Test
    void whoOptedOutGetsNothing() {
        assertThat(verdict(user("Europe/Madrid", GROWN_UP, true), Mechanic.BADGES))
                .isEqualTo("opted_out");
    }

    @ParameterizedTest
    @CsvSource({
        "SURPRISE_REWARDS, SURPRISE_REWARDS, mechanic_opted_out",
        "SURPRISE_REWARDS, BADGES, passed",
        "BADGES, BADGES, mechanic_opted_out",
        "SOCIAL_RECOGNITION, SOCIAL_RECOGNITION, mechanic_opted_out",
        "STREAKS, STREAKS, mechanic_opted_out",
        "STREAKS, MILESTONES, passed",
        "LEVELS, LEVELS, mechanic_opted_out",
        "LEVELS, STREAKS, passed",
        "MILESTONES, MILESTONES, mechanic_opted_out",
        "MILESTONES, LEVELS, passed",
        "HOOKS, STREAKS, passed",
        "SOCIAL_PROOF, MILESTONES, passed"
    })
    void anOptOutIsPerMechanic(Mechanic optedOut, Mechanic mechanic, String expected) {
        var standing = standing(Gates.grownUp(), null, Set.of(optedOut), false, true, 0, false, 0);

        assertThat(verdict(talk(), mechanic, standing)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, LARGE", "1, LARGE", "2, LARGE", "3, MEDIUM", "4, SMALL", "5, ", "20, "})
    void fromTheFourthTimeWithinAnHourTheValueHalvesUntilNothingIsLeft(int before, RewardIntensity largest) {
        var standing = standing(Gates.grownUp(), null, Set.of(), false, true, before, false, 0);

        var verdict = RewardGate.judge(request(talk(), Mechanic.SURPRISE_REWARDS, standing, false, NOON));

        assertThat(verdict)
                .isEqualTo(
                        largest == null
                                ? new GateVerdict.Refused(Reason.REPEATED_WITHIN_HOUR)
                                : new GateVerdict.Passed(largest, true));
    }

    @ParameterizedTest
    @EnumSource(
            value = Mechanic.class,
            names = {"HOOKS", "SOCIAL_PROOF"},
            mode = EnumSource.Mode.EXCLUDE)
    void nothingIsGivenInAHardTalkNorWhereHarmIsTold(Mechanic mechanic) {
        var heavy = Gates.ofEvent(talk(), talk().eventId(), false, true);

        assertThat(verdict(talk(), mechanic, regular())).isEqualTo("passed");
        assertThat(verdict(heavy, mechanic, regular())).isEqualTo("distress_quiet");
        assertThat(verdict(Gates.tellingOfHarm(talk()), mechanic, regular())).isEqualTo("harm_told");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-09T10:59:58Z, passed",
        "2026-03-09T10:59:59Z, distress_quiet",
        "2026-03-12T11:00:00Z, distress_quiet"
    })
    void nothingIsGivenInTheQuietTimeAfterAHardTalk(Instant quietUntil, String expected) {
        assertThat(verdict(talk(), Mechanic.SURPRISE_REWARDS, Gates.afterDistress(quietUntil)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I lost ten pounds this month",
                "weighed in at 52 kg",
                "stayed in a deficit all week",
                "ate only 900 calories",
                "skipped dinner three times",
                "I skipped my breakfast",
                "did not eat after noon",
                "fasted for two days",
                "I went without lunch",
                "my appetite is gone",
                "Only had an apple all day",
                "nothing but water until dinner",
                "Dropped two dress sizes",
                "down one size already",
                "One meal a day again",
                "lost a stone",
                "I haven't eaten since Monday",
                "no dinner again",
                "lived on nothing this week",
                "went to bed hungry"
            })
    void victoriesOverTheBodyAreNotRewarded(String told) {
        assertThat(verdict(occasion(Action.VICTORY, SourceType.SMS, told), Mechanic.SOCIAL_RECOGNITION, regular()))
                .isEqualTo("health");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "walked after dinner three evenings in a row",
                "logged every breakfast this week",
                "no cigarette since Sunday",
                "went to bed early, breakfast at eight",
                "lifted weights at the gym",
                "weight training twice",
                "walked in a weighted vest",
                "climbed down the stone stairs without a break",
                "drank water instead of soda",
                "cooked a meal for my sister today",
                "only had one beer all day"
            })
    void otherVictoriesAre(String told) {
        assertThat(verdict(occasion(Action.VICTORY, SourceType.SMS, told), Mechanic.SOCIAL_RECOGNITION, regular()))
                .isEqualTo("passed");
    }

    @ParameterizedTest
    @CsvSource({
        "PHONE_CALL, false, false, already_decided_for_source",
        "SMS, true, false, already_decided_for_source",
        "SMS, false, true, daily_limit",
        "SMS, false, false, passed",
        "CONVERSATION, false, false, passed"
    })
    void aVictoryIsRewardedOncePerSourceAndDayAndNeverForACall(
            SourceType source, boolean sourceDecided, boolean victoryRewarded, String expected) {
        var standing = standing(Gates.grownUp(), null, Set.of(), sourceDecided, true, 0, victoryRewarded, 0);

        assertThat(verdict(occasion(Action.VICTORY, source, "a walk"), Mechanic.SOCIAL_RECOGNITION, standing))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(
            value = Mechanic.class,
            names = {"HOOKS", "SOCIAL_PROOF"},
            mode = EnumSource.Mode.EXCLUDE)
    void theHoldoutGetsNothing(Mechanic mechanic) {
        assertThat(verdict(talk(), mechanic, regular(), false, NOON)).isEqualTo("passed");
        assertThat(verdict(talk(), mechanic, regular(), true, NOON)).isEqualTo("holdout");
    }

    @Test
    void aCallWithoutConversationHasNothingToReward() {
        var missed = occasion(Action.MISSED_CALL, SourceType.PHONE_CALL, "");

        assertThat(RewardGate.judge(new GateRequest(missed, Optional.empty(), regular(), false, NOON)))
                .isEqualTo(new GateVerdict.Refused(Reason.NO_CONVERSATION));
    }

    @Test
    void whereNoProfileHasArrivedNothingIsGiven() {
        assertThat(verdict(null, Mechanic.BADGES)).isEqualTo("profile_unknown");
    }

    @Test
    void theWeightiestReasonIsNamed() {
        var standing = standing(
                user(null, null, true),
                NOON.plusSeconds(60),
                Set.of(Mechanic.SURPRISE_REWARDS),
                false,
                true,
                9,
                false,
                0);

        assertThat(verdict(talk(), Mechanic.SURPRISE_REWARDS, standing, true, NOON))
                .isEqualTo("crisis_quiet");
    }

    private static String verdict(KnownUser user, Mechanic mechanic) {
        return verdict(talk(), mechanic, standing(user, null, Set.of(), false, true, 0, false, 0));
    }

    private static String verdict(Occasion occasion, Mechanic mechanic, Standing standing) {
        return verdict(occasion, mechanic, standing, false, NOON);
    }

    private static String verdict(
            Occasion occasion, Mechanic mechanic, Standing standing, boolean holdout, Instant now) {
        return switch (RewardGate.judge(request(occasion, mechanic, standing, holdout, now))) {
            case GateVerdict.Passed _ -> "passed";
            case GateVerdict.Refused(Reason reason) -> reason.wireName();
        };
    }

    private static GateRequest request(
            Occasion occasion, Mechanic mechanic, Standing standing, boolean holdout, Instant now) {
        return new GateRequest(occasion, Optional.of(mechanic), standing, holdout, now);
    }
}
