package dev.heartline.call.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.events.vocabulary.CallPurpose;
import dev.heartline.service.profile.KnownUser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PlanTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final OpenTime OPEN =
            new OpenTime(List.of(LocalTime.of(20, 0), LocalTime.of(7, 0)), LocalTime.of(18, 0));

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // of the request: time, zone, rule, window; of the profile: zone; when, and until when
                "2026-03-02T09:00, -,             -,                     -, Europe/Berlin,    2026-03-02T08:00:00Z, 2026-03-02T10:00:00Z",
                "2026-03-02T09:00, Europe/Berlin, -,                    30, America/New_York, 2026-03-02T08:00:00Z, 2026-03-02T08:30:00Z",
                "2026-03-01T09:00, -,             FREQ=WEEKLY;BYDAY=TU,  -, America/New_York, 2026-03-03T14:00:00Z, 2026-03-03T16:00:00Z",
            })
    void aRequestBecomesAnInstantAndAWindow(
            LocalDateTime at, String zone, String rule, Integer window, String own, Instant when, Instant until) {
        var plan = Plan.of(wanted(at, zone, rule, window), user(own), Duration.ofHours(2), OPEN, NOW);

        assertThat(plan.scheduledFor()).isEqualTo(when);
        assertThat(plan.scheduledFor().plus(plan.window())).isEqualTo(until);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-03-01T11:59, Etc/UTC,       -,                                   Etc/UTC, That time has passed",
                "2028-03-02T11:59, Etc/UTC,       -,                                   Etc/UTC, more than two years",
                "0001-03-02T11:59, Etc/UTC,       FREQ=DAILY,                          Etc/UTC, more than two years",
                "+999999999-01-01T09:00, Etc/UTC, FREQ=DAILY,                          Etc/UTC, more than two years",
                "2026-03-02T09:00, Europe/Atlant, -,                                   Etc/UTC, No time zone",
                "2026-03-02T09:00, -,             -,                                   -,       names no time zone",
                "2026-03-02T09:00, -,             FREQ=DAILY;UNTIL=20250309T125959Z,   Etc/UTC, yields no time",
            })
    void whatCanNotBeScheduledSaysWhy(LocalDateTime at, String zone, String rule, String own, String why) {
        var wanted = wanted(at, zone, rule, null);

        assertThatThrownBy(() -> Plan.of(wanted, user(own), Duration.ofHours(2), OPEN, NOW))
                .isInstanceOf(NotSchedulable.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource({
        // the day, best hours; which it becomes, and where it is from
        "2026-03-02, 20:00 07:00, 2026-03-02T20:00, PATTERNS",
        "2026-03-01, 07:00 20:00, 2026-03-01T20:00, PATTERNS",
        "2026-03-01, 07:00,       2026-03-01T18:00, DEFAULT",
        "2026-03-02, '',          2026-03-02T18:00, DEFAULT",
    })
    void anHourThatIsLeftOpenIsTheBestThatIsAhead(LocalDate day, String best, LocalDateTime at, TimeFrom from) {
        var hours = best.isEmpty()
                ? List.<LocalTime>of()
                : Arrays.stream(best.split(" ")).map(LocalTime::parse).toList();

        var plan = Plan.of(
                onSomeDay(day, null, null),
                user("Etc/UTC"),
                Duration.ofHours(2),
                new OpenTime(hours, LocalTime.of(18, 0)),
                NOW);

        assertThat(plan.at()).isEqualTo(at);
        assertThat(plan.timeFrom()).isEqualTo(from);
    }

    @Test
    void aSeriesKeepsTheHourThatWasFoundForIt() {
        var plan = Plan.of(
                onSomeDay(LocalDate.parse("2026-03-02"), "FREQ=WEEKLY;BYDAY=TH", null),
                user("America/New_York"),
                Duration.ofHours(2),
                OPEN,
                NOW);

        assertThat(plan.at()).isEqualTo(LocalDateTime.parse("2026-03-05T20:00"));
    }

    @Test
    void eitherATimeIsNamedOrADay() {
        var day = LocalDate.parse("2026-03-02");

        for (var wanted : List.of(onSomeDay(day, null, day.atTime(9, 0)), onSomeDay(null, null, null))) {
            assertThatThrownBy(() -> Plan.of(wanted, user("Etc/UTC"), Duration.ofHours(2), OPEN, NOW))
                    .isInstanceOf(NotSchedulable.class)
                    .hasMessageContaining("'at'");
        }
    }

    @Test
    void aDayOfWhichNoHourIsLeftIsRefused() {
        var wanted = onSomeDay(LocalDate.parse("2026-02-28"), null, null);

        assertThatThrownBy(() -> Plan.of(wanted, user("Etc/UTC"), Duration.ofHours(2), OPEN, NOW))
                .isInstanceOf(NotSchedulable.class)
                .hasMessageContaining("No hour");
    }

    private static CallToSchedule onSomeDay(LocalDate day, String rule, LocalDateTime at) {
        return new CallToSchedule(UUID.randomUUID(), at, day, null, CallPurpose.CHECK_IN, List.of(), rule, null);
    }

    private static CallToSchedule wanted(LocalDateTime at, String zone, String rule, Integer window) {
        return new CallToSchedule(UUID.randomUUID(), at, null, zone, CallPurpose.CHECK_IN, List.of(), rule, window);
    }

    private static KnownUser user(String zone) {
        return new KnownUser(
                UUID.randomUUID(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(zone),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                false);
    }
}
