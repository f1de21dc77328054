package dev.heartline.call.dial;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.events.vocabulary.CallPurpose;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.service.contact.ContactReason;
import dev.heartline.service.profile.KnownUser;

import static org.assertj.core.api.Assertions.assertThat;

class CallContactTest {

    /** Noon in Madrid is 11:00 in UTC in winter. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CHECK_IN       | true  | false | 2026-01-15T11:00:00Z | WITHIN_CONTACT_HOURS
            CHECK_IN       | true  | false | 2026-01-15T02:00:00Z | QUIET_HOURS
            CELEBRATION    | true  | false | 2026-01-15T20:00:00Z | QUIET_HOURS
            ACCOUNTABILITY | false | false | 2026-01-15T11:00:00Z | NO_CONSENT
            INTERVENTION   | true  | true  | 2026-01-15T11:00:00Z | OPTED_OUT
            CRISIS_SUPPORT | false | true  | 2026-01-15T02:00:00Z | CRISIS_RESPONSE
            """)
    void consentOptOutAndQuietHoursDecide(
            CallPurpose purpose, boolean consents, boolean optedOut, Instant now, ContactReason reason) {
        var user = user(Optional.of("Europe/Madrid"), consents);

        assertThat(CallContact.decide(user, optedOut, purpose, now).reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({"Mars/Olympus_Mons", ","})
    void whoseTimeIsNotKnownIsNotCalled(String zone) {
        var user = user(Optional.ofNullable(zone), true);

        assertThat(CallContact.decide(user, false, CallPurpose.CHECK_IN, Instant.now())
                        .reason())
                .isEqualTo(ContactReason.UNKNOWN_TIME_ZONE);
    }

    private static KnownUser user(Optional<String> zone, boolean consents) {
        return new KnownUser(
                UUID.randomUUID(),
                Optional.of("Ana"),
                Optional.of("+34600000001"),
                zone,
                Optional.of("es"),
                Optional.empty(),
                consents ? Set.of(Channel.CALL) : Set.of(Channel.SMS),
                false);
    }
}
