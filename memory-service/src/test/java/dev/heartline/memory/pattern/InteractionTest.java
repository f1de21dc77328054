package dev.heartline.memory.pattern;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.heartline.events.CallCompleted;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.events.vocabulary.CallOutcome;
import dev.heartline.events.vocabulary.Speaker;
import dev.heartline.memory.pattern.Interaction.Kind;

import static org.assertj.core.api.Assertions.assertThat;

class InteractionTest {

    private static final UUID ANA = UUID.randomUUID();
    private static final Instant AT = Instant.parse("2026-03-03T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "COMPLETED, CALL_MISSED",
        "NO_ANSWER, CALL_MISSED",
        "BUSY, CALL_MISSED",
        "FAILED,",
        "CANCELED,",
    })
    void aCallThatWasNeverConnectedIsNoneThatTheUserMissed(CallOutcome outcome, Kind kind) {
        assertThat(Interaction.of(call(CallDirection.OUTBOUND, outcome)).map(Interaction::kind))
                .isEqualTo(Optional.ofNullable(kind));
    }

    @ParameterizedTest
    @EnumSource(CallOutcome.class)
    void whoSpokeInACallTookItHoweverItEndedAndWhoCallsAndSaysNothingDidNothing(CallOutcome outcome) {
        var words = new CallCompleted.Turn(0, Speaker.USER, "Hello?", AT, false);

        assertThat(Interaction.of(call(CallDirection.OUTBOUND, outcome, words)).map(Interaction::kind))
                .contains(Kind.CALL_TAKEN);
        assertThat(Interaction.of(call(CallDirection.INBOUND, outcome, words)).map(Interaction::kind))
                .contains(Kind.CALL_MADE);
        assertThat(Interaction.of(call(CallDirection.INBOUND, outcome))).isEmpty();
    }

    private static CallCompleted call(CallDirection direction, CallOutcome outcome, CallCompleted.Turn... turns) {
        return new CallCompleted(
                UUID.randomUUID(),
                ANA,
                direction,
                outcome,
                null,
                "twilio",
                AT,
                turns.length == 0 ? null : AT,
                null,
                AT.plusSeconds(60),
                turns.length == 0 ? 0 : 60,
                List.of(turns),
                null,
                null,
                null);
    }
}
