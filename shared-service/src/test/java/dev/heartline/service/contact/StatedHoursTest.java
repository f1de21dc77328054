package dev.heartline.service.contact;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.heartline.events.ContextRefreshed;
import dev.heartline.service.contact.ContactVerdict.Allowed;
import dev.heartline.service.contact.ContactVerdict.Held;

import static org.assertj.core.api.Assertions.assertThat;

class StatedHoursTest {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    private final ContactPolicy policy = new ContactPolicy(ContactRules.USUAL);

    /** 7 March 2026 is a Saturday. */
    @ParameterizedTest(name = "{0} at {1}: held until {2}")
    @CsvSource(nullValues = "open", delimiter = '|', textBlock = """
            contact_time=after 10:00          | 2026-03-04T08:30 | 2026-03-04T10:00
            contact_time=after 10:00          | 2026-03-04T10:00 | open
            contact_time=after nine           | 2026-03-04T08:30 | 2026-03-04T09:00
            contact_time=after noon           | 2026-03-04T08:30 | 2026-03-04T12:00
            contact_time=before 18:00         | 2026-03-04T19:00 | 2026-03-05T08:00
            contact_time=before 18:00         | 2026-03-04T17:59 | open
            contact_time=before 9             | 2026-03-04T10:00 | open
            avoid_contact_time=sunday         | 2026-03-07T12:00 | open
            avoid_contact_time=sunday         | 2026-03-08T12:00 | 2026-03-09T08:00
            avoid_contact_time=sunday morning | 2026-03-08T09:00 | 2026-03-08T12:00
            avoid_contact_time=weekend        | 2026-03-07T12:00 | 2026-03-09T08:00
            avoid_contact_time=weekday        | 2026-03-04T12:00 | 2026-03-07T08:00
            avoid_contact_time=morning        | 2026-03-04T09:00 | 2026-03-04T12:00
            avoid_contact_time=afternoon      | 2026-03-04T13:00 | 2026-03-04T17:00
            avoid_contact_time=evening        | 2026-03-04T18:00 | 2026-03-05T08:00
            avoid_contact_time=night          | 2026-03-04T20:30 | 2026-03-05T08:00
            avoid_contact_time=shift          | 2026-03-04T12:00 | open
            avoid_contact_time=at 06:00       | 2026-03-04T12:00 | open
            contact_time=evening              | 2026-03-04T12:00 | open
            loves_mornings=morning            | 2026-03-04T09:00 | open
            """)
    void whatNamesHoursOrDaysHoldsWhatWeStart(String preference, LocalDateTime now, LocalDateTime until) {
        var verdict = policy.decide(ask(ContactPurpose.COACHING, now, preference));

        assertThat(verdict)
                .isEqualTo(
                        until == null
                                ? new Allowed(ContactReason.WITHIN_CONTACT_HOURS)
                                : new Held(until.atZone(MADRID).toInstant(), ContactReason.QUIET_HOURS));
    }

    @Test
    void allOfItHoldsTogether() {
        var friday = LocalDateTime.parse("2026-03-06T18:30");

        assertThat(policy.decide(
                        ask(ContactPurpose.NUDGE, friday, "avoid_contact_time=weekend", "contact_time=before 18:00")))
                .isEqualTo(new Held(
                        LocalDateTime.parse("2026-03-09T08:00").atZone(MADRID).toInstant(), ContactReason.QUIET_HOURS));
    }

    @ParameterizedTest
    @EnumSource(names = {"REMINDER", "FOLLOW_UP", "REPLY", "HELP", "OPT_OUT_CONFIRMATION", "CRISIS_RESPONSE"})
    void whatSomebodyAskedForComesAllTheSame(ContactPurpose purpose) {
        assertThat(policy.decide(ask(purpose, LocalDateTime.parse("2026-03-04T08:30"), "contact_time=after 10:00")))
                .isInstanceOf(Allowed.class);
    }

    /** Whoever wants no contact at all says so. */
    @Test
    void hoursThatLeaveNoneOpenHoldNothing() {
        assertThat(policy.decide(ask(
                        ContactPurpose.COACHING, LocalDateTime.parse("2026-03-04T08:30"), "contact_time=before 07:00")))
                .isInstanceOf(Allowed.class);
    }

    private static ContactRequest ask(ContactPurpose purpose, LocalDateTime now, String... preferences) {
        return new ContactRequest(
                ContactChannel.CALL,
                purpose,
                true,
                Standings.NONE,
                Optional.empty(),
                Optional.of(MADRID),
                StatedHours.of(Stream.of(preferences)
                        .map(one -> one.split("="))
                        .map(one -> new ContextRefreshed.Preference("timing", one[0], one[1], 0.9))
                        .toList()),
                Optional.empty(),
                List.of(),
                now.atZone(MADRID).toInstant());
    }
}
