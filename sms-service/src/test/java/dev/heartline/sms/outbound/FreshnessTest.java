package dev.heartline.sms.outbound;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.service.contact.ContactPurpose;

import static org.assertj.core.api.Assertions.assertThat;

class FreshnessTest {

    private static final Instant ASKED_FOR = Instant.parse("2026-03-01T12:00:00Z");

    private final Freshness freshness =
            new Freshness(Duration.ofHours(24), Duration.ofHours(72), Duration.ofHours(12), Duration.ofHours(6));

    @ParameterizedTest
    @CsvSource({
        "CELEBRATION, 24",
        "NUDGE, 24",
        "COACHING, 72",
        "REMINDER, 72",
        "FOLLOW_UP, 72",
        "REPLY, 12",
        "HELP, 12",
        "OPT_OUT_CONFIRMATION, 12",
        "CRISIS_RESPONSE, 12"
    })
    void eachPurposeLastsForItsTime(ContactPurpose purpose, long hours) {
        var end = ASKED_FOR.plus(Duration.ofHours(hours));

        assertThat(freshness.isOver(purpose, false, ASKED_FOR, end)).isFalse();
        assertThat(freshness.isOver(purpose, false, ASKED_FOR, end.plusMillis(1)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"COACHING, 6", "REPLY, 12", "CRISIS_RESPONSE, 12"})
    void anAnswerThatIsLateLastsForLess(ContactPurpose purpose, long hours) {
        var end = ASKED_FOR.plus(Duration.ofHours(hours));

        assertThat(freshness.isOver(purpose, true, ASKED_FOR, end)).isFalse();
        assertThat(freshness.isOver(purpose, true, ASKED_FOR, end.plusMillis(1)))
                .isTrue();
    }
}
