package dev.heartline.service.contact;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PauseWordsTest {

    /** Wednesday, 10:00 in Madrid. */
    private static final Instant NOW = Instant.parse("2026-03-04T09:00:00Z");

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            can't talk, call me tomorrow      | 2026-03-05T07:00:00Z
            not today please                  | 2026-03-05T07:00:00Z
            Not tonight.                      | 2026-03-05T07:00:00Z
            try me tonight                    | 2026-03-04T17:00:00Z
            after work would be better        | 2026-03-04T17:00:00Z
            next week is better               | 2026-03-09T07:00:00Z
            not this week                     | 2026-03-09T07:00:00Z
            give me a ring in an hour         | 2026-03-04T10:00:00Z
            in 3 hours maybe                  | 2026-03-04T12:00:00Z
            in 20 minutes                     | 2026-03-04T09:20:00Z
            in half an hour                   | 2026-03-04T09:30:00Z
            not now                           | 2026-03-05T09:00:00Z
            """)
    void theTimeThatIsNamedIsTheirs(String said, Instant until) {
        assertThat(PauseWords.until(said, Optional.of(MADRID), ContactHours.FEDERAL, NOW))
                .isEqualTo(until);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            call me tomorrow | 2026-03-05T09:00:00Z
            next week        | 2026-03-11T09:00:00Z
            in 2 hours       | 2026-03-04T11:00:00Z
            """)
    void withoutAZoneDaysAreLengthsOfTime(String said, Instant until) {
        assertThat(PauseWords.until(said, Optional.empty(), ContactHours.FEDERAL, NOW))
                .isEqualTo(until);
    }
}
