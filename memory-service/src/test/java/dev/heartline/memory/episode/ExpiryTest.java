package dev.heartline.memory.episode;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.ai.time.TimeExpressions;
import dev.heartline.events.vocabulary.MemoryType;

import static org.assertj.core.api.Assertions.assertThat;

class ExpiryTest {

    /** A Wednesday. */
    private static final ZonedDateTime SAID =
            ZonedDateTime.of(2026, 11, 25, 22, 0, 0, 0, ZoneId.of("America/New_York"));

    @ParameterizedTest
    @CsvSource({
        "CONTEXT, Sees the dentist tomorrow, 2026-11-26",
        "CONTEXT, Has a job interview on 3 Dec 2026, 2026-12-03",
        "RELATIONSHIP, Their sister visits next week, 2026-12-06",
        "CONTEXT, Is on holiday until 1 Dec 2026, 2026-12-01",
        "STRUGGLE, Has an exam next Friday, 2026-12-07",
        "CONTEXT, Their knee operation is next Thursday, 2026-12-03",
        "CONTEXT, Has surgery in ten days, 2026-12-05",
        "RELATIONSHIP, Their mother comes in two weeks, 2026-12-12",
        "CONTEXT, Their surgery is two weeks from now, 2026-12-12",
        "CONTEXT, Their surgery is in two weeks' time, 2026-12-12",
        "CONTEXT, Their surgery is ten days away, 2026-12-05",
        "RELATIONSHIP, Their mother comes in a week and a half, 2026-12-09",
        "CONTEXT, Has surgery on March 5, 2027-03-05",
        "CONTEXT, Has surgery in March, 2027-03-31",
        "CONTEXT, Is on holiday until December 5, 2026-12-05",
    })
    void anAppointmentStopsMatteringThreeDaysAfterItsDayInTheUsersZone(
            MemoryType type, String said, LocalDate lastDay) {
        assertThat(Expiry.of(type, TimeExpressions.dated(said, SAID), SAID))
                .contains(lastDay.plusDays(4).atStartOfDay(SAID.getZone()).toInstant());
    }

    @ParameterizedTest
    @CsvSource({
        "CONTEXT, Lives alone",
        "CONTEXT, Starts a new job tomorrow",
        "RELATIONSHIP, Marries on 5 Jun 2027",
        "STRUGGLE, Couldn't sleep last night",
        "CONTEXT, Has been off work since Monday",
        "CONTEXT, Was at the dentist yesterday",
        "CONTEXT, Had surgery on March 5",
        "CONTEXT, Had surgery on December 1",
        "CONTEXT, Moved house a year and two months ago",
        "RELATIONSHIP, Their granddaughter turned four the other day",
        "VICTORY, Signed up for a run on 6 Dec 2026",
        "PREFERENCE, Wants calls after 1 Dec 2026",
    })
    void whatLastsWhatIsPastAndWhatHasNoDayJustFades(MemoryType type, String said) {
        assertThat(Expiry.of(type, TimeExpressions.dated(said, SAID), SAID)).isEmpty();
    }
}
