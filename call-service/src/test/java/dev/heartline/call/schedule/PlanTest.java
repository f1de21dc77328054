package dev.heartline.call.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.events.vocabulary.CallPurpose;
import dev.heartline.service.profile.KnownUser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PlanTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

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
        var plan = Plan.of(wanted(at, zone, rule, window), user(own), Duration.ofHours(2), NOW);

        assertThat(plan.scheduledFor()).isEqualTo(when);
        assertThat(plan.scheduledFor().plus(plan.window())).isEqualTo(until);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-03-01T11:59, Etc/UTC,       -,                                   Etc/UTC, That time has passed",
                "2028-03-02T11:59, Etc/UTC,       -,                                   Etc/UTC, more than two years",
                "2026-03-02T09:00, Europe/Atlant, -,                                   Etc/UTC, No time zone",
                "2026-03-02T09:00, -,             -,                                   -,       names no time zone",
                "2026-03-02T09:00, -,             FREQ=DAILY;UNTIL=20250309T125959Z,   Etc/UTC, yields no time",
            })
    void whatCanNotBeScheduledSaysWhy(LocalDateTime at, String zone, String rule, String own, String why) {
        var wanted = wanted(at, zone, rule, null);

        assertThatThrownBy(() -> Plan.of(wanted, user(own), Duration.ofHours(2), NOW))
                .isInstanceOf(NotSchedulable.class)
                .hasMessageContaining(why);
    }

    private static CallToSchedule wanted(LocalDateTime at, String zone, String rule, Integer window) {
        return new CallToSchedule(UUID.randomUUID(), at, zone, CallPurpose.CHECK_IN, List.of(), rule, window);
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
