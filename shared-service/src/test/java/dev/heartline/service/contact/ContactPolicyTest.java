package dev.heartline.service.contact;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.heartline.events.vocabulary.ConsentSource;
import dev.heartline.events.vocabulary.ConsentStanding;
import dev.heartline.service.contact.ContactVerdict.Allowed;
import dev.heartline.service.contact.ContactVerdict.Held;
import dev.heartline.service.contact.ContactVerdict.Refused;

import static dev.heartline.service.contact.ContactPurpose.CELEBRATION;
import static dev.heartline.service.contact.ContactPurpose.COACHING;
import static dev.heartline.service.contact.ContactPurpose.CRISIS_RESPONSE;
import static dev.heartline.service.contact.ContactPurpose.HELP;
import static dev.heartline.service.contact.ContactPurpose.NUDGE;
import static dev.heartline.service.contact.ContactPurpose.OPT_OUT_CONFIRMATION;
import static dev.heartline.service.contact.ContactPurpose.REPLY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ContactPolicyTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Instant NOON = Instant.parse("2026-06-10T16:00:00Z");
    private static final Instant NIGHT = Instant.parse("2026-06-10T07:00:00Z");
    private final ContactPolicy policy = new ContactPolicy(ContactRules.USUAL);

    @ParameterizedTest(name = "{0} in {1}: held until {2}")
    @CsvSource(
            nullValues = "open",
            value = {
                // the edges of an ordinary day
                "2026-06-10T07:59:59.999-04:00, America/New_York, 2026-06-10T08:00:00-04:00",
                "2026-06-10T08:00:00-04:00,     America/New_York, open",
                "2026-06-10T20:59:59.999-04:00, America/New_York, open",
                "2026-06-10T21:00:00-04:00,     America/New_York, 2026-06-11T08:00:00-04:00",
                // midnight
                "2026-06-10T23:59:59.999-04:00, America/New_York, 2026-06-11T08:00:00-04:00",
                "2026-06-11T00:00:00-04:00,     America/New_York, 2026-06-11T08:00:00-04:00",
                "2026-12-31T23:00:00-05:00,     America/New_York, 2027-01-01T08:00:00-05:00",
                // clocks go forward at 02:00 on 8 March 2026: the night is an hour shorter
                "2026-03-07T22:00:00-05:00,     America/New_York, 2026-03-08T08:00:00-04:00",
                "2026-03-08T07:30:00-04:00,     America/New_York, 2026-03-08T08:00:00-04:00",
                "2026-03-08T07:30:00-05:00,     America/New_York, open",
                // clocks go back at 02:00 on 1 November 2026: 01:30 happens twice, the night is an hour longer
                "2026-11-01T01:30:00-04:00,     America/New_York, 2026-11-01T08:00:00-05:00",
                "2026-11-01T01:30:00-05:00,     America/New_York, 2026-11-01T08:00:00-05:00",
                "2026-11-01T08:30:00-04:00,     America/New_York, 2026-11-01T08:00:00-05:00",
                // the same instant elsewhere
                "2026-06-10T16:00:00Z,          Europe/Berlin,    open",
                "2026-06-10T19:00:00Z,          Europe/Berlin,    2026-06-11T06:00:00Z",
                "2026-06-10T23:00:00Z,          Asia/Kolkata,     2026-06-11T02:30:00Z",
                "2026-06-10T08:00:00Z,          Pacific/Honolulu, 2026-06-10T18:00:00Z",
                // Samoa skipped 30 December 2011
                "2011-12-29T22:00:00-10:00,     Pacific/Apia,     2011-12-31T08:00:00+14:00",
            })
    void keepsQuietHoursInTheRecipientsTime(OffsetDateTime now, ZoneId zone, OffsetDateTime heldUntil) {
        var verdict = policy.decide(ask(COACHING, true, false, zone, now.toInstant()));

        assertThat(verdict)
                .isEqualTo(
                        heldUntil == null
                                ? new Allowed(ContactReason.WITHIN_CONTACT_HOURS)
                                : new Held(heldUntil.toInstant(), ContactReason.QUIET_HOURS));
    }

    @ParameterizedTest
    @EnumSource(names = {"COACHING", "CELEBRATION", "REMINDER", "FOLLOW_UP", "NUDGE"})
    void whatWeStartNeedsConsentAnHourAndNoOptOut(ContactPurpose purpose) {
        assertThat(policy.decide(ask(purpose, true, false, NEW_YORK, NOON)))
                .isEqualTo(new Allowed(ContactReason.WITHIN_CONTACT_HOURS));
        assertThat(policy.decide(ask(purpose, true, false, NEW_YORK, NIGHT))).isInstanceOf(Held.class);
        assertThat(policy.decide(ask(purpose, false, false, NEW_YORK, NOON)))
                .isEqualTo(new Refused(ContactReason.NO_CONSENT));
        assertThat(policy.decide(ask(purpose, true, true, NEW_YORK, NOON)))
                .isEqualTo(new Refused(ContactReason.OPTED_OUT));
        assertThat(policy.decide(ask(purpose, true, false, null, NOON)))
                .isEqualTo(new Refused(ContactReason.UNKNOWN_TIME_ZONE));
    }

    @Test
    void answersThePersonsOwnMessageAtAnyHour() {
        var atNight = policy.decide(ask(REPLY, false, false, NEW_YORK, NIGHT));
        var whereverTheyAre = policy.decide(ask(REPLY, false, false, null, NIGHT));

        assertThat(atNight).isEqualTo(new Allowed(ContactReason.DIRECT_REPLY));
        assertThat(whereverTheyAre).isEqualTo(new Allowed(ContactReason.DIRECT_REPLY));
    }

    @Test
    void anOptOutRefusesEvenAReplyButNotItsOwnConfirmation() {
        assertThat(policy.decide(ask(REPLY, true, true, NEW_YORK, NOON)))
                .isEqualTo(new Refused(ContactReason.OPTED_OUT));
        assertThat(policy.decide(ask(OPT_OUT_CONFIRMATION, true, true, NEW_YORK, NIGHT)))
                .isEqualTo(new Allowed(ContactReason.OPT_OUT_CONFIRMATION));
    }

    @Test
    void anOptOutWeighsMoreThanMissingConsent() {
        assertThat(policy.decide(ask(CELEBRATION, false, true, null, NIGHT)))
                .isEqualTo(new Refused(ContactReason.OPTED_OUT));
    }

    @Test
    void aCrisisIsAlwaysAnswered() {
        assertThat(policy.decide(ask(CRISIS_RESPONSE, false, true, null, NIGHT)))
                .isEqualTo(new Allowed(ContactReason.CRISIS_RESPONSE));
    }

    @ParameterizedTest
    @EnumSource(ContactChannel.class)
    void allChannelsFollowTheSameRules(ContactChannel channel) {
        var verdict = policy.decide(new ContactRequest(
                channel,
                COACHING,
                true,
                Standings.NONE,
                Optional.empty(),
                Optional.of(NEW_YORK),
                Optional.empty(),
                List.of(),
                NIGHT));

        assertThat(verdict).isEqualTo(new Held(Instant.parse("2026-06-10T12:00:00Z"), ContactReason.QUIET_HOURS));
    }

    @Test
    void anOpeningInsideASkippedHourMovesToItsEnd() {
        var earlyBird = new ContactPolicy(
                new ContactRules(new ContactHours(LocalTime.of(2, 30), LocalTime.of(21, 0)), Map.of(), 4));

        var verdict = earlyBird.decide(ask(COACHING, true, false, NEW_YORK, Instant.parse("2026-03-08T06:00:00Z")));

        assertThat(verdict).isEqualTo(new Held(Instant.parse("2026-03-08T07:30:00Z"), ContactReason.QUIET_HOURS));
    }

    @Test
    void hoursMustOpenBeforeTheyClose() {
        assertThatThrownBy(() -> new ContactHours(LocalTime.NOON, LocalTime.NOON))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"CALL, SMS", "SMS, CALL"})
    void aStopOfOneChannelLeavesTheOther(ContactChannel stopped, ContactChannel other) {
        var standing = stop(Set.of(stopped), NOON);

        assertThat(policy.decide(on(stopped, new Standings(standing, ContactStanding.NONE))))
                .isEqualTo(new Refused(ContactReason.OPTED_OUT));
        assertThat(policy.decide(on(stopped, new Standings(ContactStanding.NONE, standing))))
                .isEqualTo(new Refused(ContactReason.OPTED_OUT));
        assertThat(policy.decide(on(other, new Standings(standing, standing)))).isInstanceOf(Allowed.class);
    }

    @Test
    void theAppIsSilentOnlyForWhoeverHasStoppedBothOthers() {
        var calls = stop(Set.of(ContactChannel.CALL), NOON);
        var texts = stop(Set.of(ContactChannel.SMS), NOON);
        var both = stop(ContactChannel.ALL, NOON);

        assertThat(List.of(calls, texts))
                .allSatisfy(one -> assertThat(inApp(new Standings(one, one))).isInstanceOf(Allowed.class));
        assertThat(List.of(
                        new Standings(both, ContactStanding.NONE),
                        new Standings(ContactStanding.NONE, both),
                        new Standings(calls, texts),
                        new Standings(texts, calls)))
                .allSatisfy(stopped -> assertThat(inApp(stopped)).isEqualTo(new Refused(ContactReason.OPTED_OUT)));
    }

    private ContactVerdict inApp(Standings standings) {
        return policy.decide(on(ContactChannel.IN_APP, standings));
    }

    @Test
    void whoeverTextsHelpIsAnsweredAlsoAfterAStop() {
        assertThat(policy.decide(ask(HELP, false, true, null, NIGHT))).isEqualTo(new Allowed(ContactReason.HELP));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "COACHING,        held",
                "CELEBRATION,     refused",
                "NUDGE,           refused",
                "REMINDER,        allowed",
                "FOLLOW_UP,       allowed",
                "REPLY,           allowed",
                "CRISIS_RESPONSE, allowed",
            })
    void afterACrisisNobodyIsCelebratedOrBroughtBackAndCoachingWaits(ContactPurpose purpose, String verdict) {
        var quietUntil = NOON.plus(Duration.ofHours(72));

        var decided = policy.decide(request(purpose, Standings.NONE, Optional.of(quietUntil), List.of()));

        assertThat(decided.wireName()).isEqualTo(verdict);
        if (decided instanceof Held held) {
            assertThat(held.until()).isEqualTo(quietUntil);
        }
        assertThat(policy.decide(request(purpose, Standings.NONE, Optional.of(NOON), List.of())))
                .isInstanceOf(Allowed.class);
    }

    @Test
    void aPauseHoldsWhatWeStartUntilItIsOver() {
        var until = NOON.plus(Duration.ofHours(5));
        var paused = new Standings(ContactStanding.NONE, ContactStanding.pause(until, NOON));

        assertThat(policy.decide(request(COACHING, paused, Optional.empty(), List.of())))
                .isEqualTo(new Held(until, ContactReason.PAUSED));
        assertThat(policy.decide(request(REPLY, paused, Optional.empty(), List.of())))
                .isInstanceOf(Allowed.class);
    }

    @Test
    void beyondSoManyContactsADayTheNextWaitsUntilTheFirstIsADayAgo() {
        var started = List.of(
                NOON.minus(Duration.ofHours(1)),
                NOON.minus(Duration.ofHours(30)),
                NOON.minus(Duration.ofHours(20)),
                NOON.minus(Duration.ofHours(3)),
                NOON.minus(Duration.ofHours(2)));

        assertThat(policy.decide(request(COACHING, Standings.NONE, Optional.empty(), started)))
                .isEqualTo(new Held(NOON.plus(Duration.ofHours(4)), ContactReason.FREQUENCY_CAP));
        assertThat(policy.decide(request(COACHING, Standings.NONE, Optional.empty(), started.subList(0, 4))))
                .isInstanceOf(Allowed.class);
    }

    @Test
    void aZoneMayHaveStricterHours() {
        var strict = new ContactPolicy(new ContactRules(
                ContactHours.FEDERAL, Map.of(NEW_YORK, new ContactHours(LocalTime.of(13, 0), LocalTime.of(20, 0))), 4));

        assertThat(strict.decide(ask(COACHING, true, false, NEW_YORK, NOON)))
                .isEqualTo(new Held(Instant.parse("2026-06-10T17:00:00Z"), ContactReason.QUIET_HOURS));
        assertThat(strict.decide(ask(COACHING, true, false, ZoneId.of("America/Toronto"), NOON)))
                .isInstanceOf(Allowed.class);
    }

    /** On a day of theirs, which in New York began at four o'clock UTC. */
    @ParameterizedTest
    @CsvSource({
        "2026-06-10T04:00:00Z, 2026-06-11T12:00:00Z", // the first of their day
        "2026-06-10T12:00:00Z, 2026-06-11T12:00:00Z",
        "2026-06-10T03:59:59Z, " // yesterday
    })
    void whomAnotherServiceNudgedTodayNobodyNudgesToday(Instant nudged, Instant heldUntil) {
        assertThat(policy.decide(nudgedElsewhere(NUDGE, nudged)))
                .isEqualTo(
                        heldUntil == null
                                ? new Allowed(ContactReason.WITHIN_CONTACT_HOURS)
                                : new Held(heldUntil, ContactReason.NUDGED_TODAY));
    }

    @ParameterizedTest
    @EnumSource(names = "NUDGE", mode = EnumSource.Mode.EXCLUDE)
    void whatIsNoNudgeComesAllTheSame(ContactPurpose purpose) {
        assertThat(policy.decide(nudgedElsewhere(purpose, NOON))).isInstanceOf(Allowed.class);
    }

    private static ContactRequest nudgedElsewhere(ContactPurpose purpose, Instant at) {
        return new ContactRequest(
                ContactChannel.SMS,
                purpose,
                true,
                Standings.NONE,
                Optional.empty(),
                Optional.of(NEW_YORK),
                Optional.of(at),
                List.of(),
                NOON);
    }

    private static ContactStanding stop(Set<ContactChannel> channels, Instant at) {
        return new Said(channels, ConsentSource.KEYWORD, null, at).as(ConsentStanding.STOPPED);
    }

    private static ContactRequest on(ContactChannel channel, Standings standings) {
        return new ContactRequest(
                channel,
                COACHING,
                true,
                standings,
                Optional.empty(),
                Optional.of(NEW_YORK),
                Optional.empty(),
                List.of(),
                NOON);
    }

    private static ContactRequest request(
            ContactPurpose purpose, Standings standings, Optional<Instant> quietUntil, List<Instant> started) {
        return new ContactRequest(
                ContactChannel.SMS,
                purpose,
                true,
                standings,
                quietUntil,
                Optional.of(NEW_YORK),
                Optional.empty(),
                started,
                NOON);
    }

    private static ContactRequest ask(
            ContactPurpose purpose, boolean consented, boolean optedOut, ZoneId zone, Instant now) {
        var standings = optedOut ? new Standings(stop(ContactChannel.ALL, now), ContactStanding.NONE) : Standings.NONE;
        return new ContactRequest(
                ContactChannel.SMS,
                purpose,
                consented,
                standings,
                Optional.empty(),
                Optional.ofNullable(zone),
                Optional.empty(),
                List.of(),
                now);
    }
}
