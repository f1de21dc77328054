package dev.heartline.engagement.policy.hook;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.engagement.policy.lapse.LapseModel.Risk;

import static org.assertj.core.api.Assertions.assertThat;

class NextLookTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2026-03-10T12:00, 2026-03-10T18:00, 2026-03-10T18:00",
        "2026-03-10T12:00, 2026-03-10T21:00, 2026-03-11T10:00",
        "2026-03-10T12:00, 2026-03-10T11:00, 2026-03-11T10:00",
        "2026-03-10T12:00, 2026-03-11T12:00, 2026-03-11T10:00",
        "2026-03-10T07:00, 2026-03-10T07:30, 2026-03-10T10:00"
    })
    void whatIsNotLaterTodayIsInTheMorning(LocalDateTime now, LocalDateTime then, LocalDateTime look) {
        assertThat(NextLook.todayAt(at(then), at(now), BERLIN)).isEqualTo(at(look));
    }

    @ParameterizedTest
    @CsvSource({"0.9, 13:00", "0.3, 14:00", "0.01, 15:00"})
    void whoMayLapseIsLookedAtSooner(double lapse, String look) {
        var risk = Optional.of(new Risk(lapse, 0, List.of()));

        assertThat(NextLook.later(at(LocalDateTime.parse("2026-03-10T12:00")), BERLIN, risk))
                .isEqualTo(at(LocalDateTime.parse("2026-03-10T" + look)));
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(BERLIN).toInstant();
    }
}
