package dev.heartline.engagement.policy.social;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.engagement.policy.gate.Gates;
import dev.heartline.engagement.policy.gate.Mechanic;
import dev.heartline.engagement.policy.gate.Quiet;
import dev.heartline.engagement.policy.gate.Reason;

import static org.assertj.core.api.Assertions.assertThat;

class SocialGateTest {

    private static final Instant NOW = Gates.NOON;

    /** Whether they are known, the hours of quiet that are left, what they do without, and so on. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true  |   | false |              | false | false |",
                "false |   | false |              | false | false | PROFILE_UNKNOWN",
                "true  | 1 | false |              | false | false | CRISIS_QUIET",
                "true  | 0 | false |              | false | false |",
                "true  |   | true  |              | false | false | OPTED_OUT",
                "true  |   | false | SOCIAL_PROOF | false | false | MECHANIC_OPTED_OUT",
                "true  |   | false | HOOKS        | false | false |",
                "true  |   | false |              | true  | false | DAILY_LIMIT",
                "true  |   | false |              | false | true  | HOLDOUT",
                "true  | 1 | true  | SOCIAL_PROOF | true  | true  | CRISIS_QUIET",
            })
    void theWeightiestReasonObjects(
            boolean known,
            Integer quiet,
            boolean wantsNone,
            Mechanic without,
            boolean toldLately,
            boolean holdout,
            Reason objection) {
        var user = Optional.of(Gates.user("Europe/Madrid", null, wantsNone)).filter(_ -> known);

        assertThat(SocialGate.objection(new SocialGate.Request(
                        user,
                        new Quiet(
                                Optional.ofNullable(quiet).map(hours -> NOW.plus(Duration.ofHours(hours))),
                                Optional.empty()),
                        without == null ? Set.of() : Set.of(without),
                        toldLately,
                        holdout,
                        NOW)))
                .isEqualTo(Optional.ofNullable(objection));
    }

    @ParameterizedTest
    @CsvSource({"1, DISTRESS_QUIET", "0, "})
    void afterAHardTalkNobodyIsComparedWithOthers(int hours, Reason objection) {
        assertThat(SocialGate.objection(new SocialGate.Request(
                        Optional.of(Gates.grownUp()),
                        new Quiet(Optional.empty(), Optional.of(NOW.plus(Duration.ofHours(hours)))),
                        Set.of(),
                        false,
                        false,
                        NOW)))
                .isEqualTo(Optional.ofNullable(objection));
    }

    /** What somebody looks up themselves waits for no day to pass, and for everything else. */
    @ParameterizedTest
    @CsvSource({"false, ", "true, HOLDOUT"})
    void whoLooksSomethingUpIsNotHeldByWhatTheyWereTold(boolean holdout, Reason objection) {
        var told = new SocialGate.Request(Optional.of(Gates.grownUp()), Quiet.NONE, Set.of(), true, holdout, NOW);

        assertThat(SocialGate.objection(told)).contains(Reason.DAILY_LIMIT);
        assertThat(SocialGate.objection(told.lookedUp())).isEqualTo(Optional.ofNullable(objection));
    }
}
