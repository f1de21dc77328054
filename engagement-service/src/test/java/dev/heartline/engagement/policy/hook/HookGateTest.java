package dev.heartline.engagement.policy.hook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.engagement.policy.gate.Mechanic;
import dev.heartline.engagement.policy.gate.Quiet;
import dev.heartline.engagement.policy.gate.Reason;
import dev.heartline.service.profile.KnownUser;

import static org.assertj.core.api.Assertions.assertThat;

class HookGateTest {

    private static final Instant NOON_IN_BERLIN = Instant.parse("2026-03-10T11:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // zone | hours from noon | quiet for | paused for | opted out | day | week | holdout | objection
                "Europe/Berlin |  0 | - | - | -            | 0 | 0 | false | -",
                "Europe/Berlin | -4 | - | - | -            | 0 | 0 | false | -",
                "Europe/Berlin | -5 | - | - | -            | 0 | 0 | false | QUIET_HOURS",
                "Europe/Berlin |  8 | - | - | -            | 0 | 0 | false | -",
                "Europe/Berlin |  9 | - | - | -            | 0 | 0 | false | QUIET_HOURS",
                "-             |  0 | - | - | -            | 0 | 0 | false | ZONE_UNKNOWN",
                "Mars/Base     |  0 | - | - | -            | 0 | 0 | false | ZONE_UNKNOWN",
                "Europe/Berlin |  0 | 1 | - | -            | 0 | 0 | false | CRISIS_QUIET",
                "Europe/Berlin |  0 | 0 | - | -            | 0 | 0 | false | -",
                "Europe/Berlin |  0 | - | 1 | -            | 0 | 0 | false | PAUSED",
                "Europe/Berlin |  0 | - | - | HOOKS        | 0 | 0 | false | MECHANIC_OPTED_OUT",
                "Europe/Berlin |  0 | - | - | SOCIAL_PROOF | 0 | 0 | false | -",
                "Europe/Berlin |  0 | - | - | -            | 1 | 1 | false | HOOK_DAILY_LIMIT",
                "Europe/Berlin |  0 | - | - | -            | 0 | 3 | false | -",
                "Europe/Berlin |  0 | - | - | -            | 0 | 4 | false | HOOK_WEEKLY_LIMIT",
                "Europe/Berlin |  0 | - | - | -            | 0 | 0 | true  | HOLDOUT",
                "Europe/Berlin |  0 | 1 | 1 | HOOKS        | 1 | 4 | true  | CRISIS_QUIET",
            })
    void theWeightiestReasonObjects(
            String zone,
            int hours,
            Integer quiet,
            Integer paused,
            Mechanic optedOut,
            int day,
            int week,
            boolean holdout,
            Reason objection) {
        var now = NOON_IN_BERLIN.plus(Duration.ofHours(hours));

        assertThat(HookGate.objection(new HookGate.Request(
                        Optional.of(user(zone, false)),
                        KnownUser.zoneOf(zone),
                        new Quiet(until(now, quiet), Optional.empty()),
                        until(now, paused),
                        optedOut == null ? Set.of() : Set.of(optedOut),
                        false,
                        day,
                        week,
                        holdout,
                        now)))
                .isEqualTo(Optional.ofNullable(objection));
    }

    @ParameterizedTest
    @CsvSource({"true, OPTED_OUT", "false, PROFILE_UNKNOWN"})
    void whoWantsNoneOrIsUnknownGetsNone(boolean known, Reason objection) {
        assertThat(HookGate.objection(new HookGate.Request(
                        known ? Optional.of(user("Europe/Berlin", true)) : Optional.empty(),
                        KnownUser.zoneOf("Europe/Berlin"),
                        Quiet.NONE,
                        Optional.empty(),
                        Set.of(),
                        false,
                        0,
                        0,
                        false,
                        NOON_IN_BERLIN)))
                .contains(objection);
    }

    /** Whoever of us it was that reached them. */
    @Test
    void whomTheCoachReachedTodayIsLeftAlone() {
        assertThat(HookGate.objection(new HookGate.Request(
                        Optional.of(user("Europe/Berlin", false)),
                        KnownUser.zoneOf("Europe/Berlin"),
                        Quiet.NONE,
                        Optional.empty(),
                        Set.of(),
                        true,
                        0,
                        0,
                        false,
                        NOON_IN_BERLIN)))
                .contains(Reason.CONTACTED_TODAY);
    }

    @ParameterizedTest
    @CsvSource({"1, DISTRESS_QUIET", "0, "})
    void nobodyIsBroughtBackAfterAHardTalk(int hours, Reason objection) {
        assertThat(HookGate.objection(new HookGate.Request(
                        Optional.of(user("Europe/Berlin", false)),
                        KnownUser.zoneOf("Europe/Berlin"),
                        new Quiet(Optional.empty(), until(NOON_IN_BERLIN, hours)),
                        Optional.empty(),
                        Set.of(),
                        false,
                        0,
                        0,
                        false,
                        NOON_IN_BERLIN)))
                .isEqualTo(Optional.ofNullable(objection));
    }

    private static Optional<Instant> until(Instant now, Integer hours) {
        return Optional.ofNullable(hours).map(it -> now.plus(Duration.ofHours(it)));
    }

    private static KnownUser user(String zone, boolean optOut) {
        return new KnownUser(
                new UUID(0, 1),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(zone),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                optOut);
    }
}
