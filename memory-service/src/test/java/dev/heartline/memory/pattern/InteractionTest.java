package dev.heartline.memory.pattern;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.heartline.events.BehaviorRecorded;
import dev.heartline.events.CallCompleted;
import dev.heartline.events.SmsReceived;
import dev.heartline.events.vocabulary.BehaviorKind;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.events.vocabulary.CallOutcome;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.Sentiment;
import dev.heartline.events.vocabulary.SmsIntent;
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

    @Test
    void whatATextLogsIsTheTextAndNothingThatWasDoneInTheApp() {
        var text = UUID.randomUUID();
        var attributes = Map.of("source", "sms", BehaviorRecorded.MESSAGE, text.toString());

        assertThat(Interaction.of(food(BehaviorRecorded.toldIn(text), attributes)))
                .isEmpty();
        assertThat(Interaction.of(food(UUID.randomUUID(), Map.of())).map(Interaction::kind))
                .contains(Kind.ACTION);
        assertThat(Interaction.of(food(UUID.randomUUID(), attributes)).map(Interaction::kind))
                .as("a host may name its attributes as it likes")
                .contains(Kind.ACTION);
    }

    @Test
    void whoLogsByTextAndOnceOpenedTheAppPrefersTexts() {
        var happened = new ArrayList<Interaction>();
        for (int day = 1; day <= 10; day++) {
            var at = AT.minus(Duration.ofDays(day));
            var message = UUID.randomUUID();
            Interaction.of(text(message, at)).ifPresent(happened::add);
            Interaction.of(food(BehaviorRecorded.toldIn(message), Map.of(BehaviorRecorded.MESSAGE, message.toString())))
                    .ifPresent(happened::add);
        }
        Interaction.of(food(UUID.randomUUID(), Map.of())).ifPresent(happened::add);

        assertThat(Patterns.of(happened, ZoneOffset.UTC, AT).preferredChannel()).contains(Channel.SMS);
    }

    private static BehaviorRecorded food(UUID id, Map<String, String> attributes) {
        return new BehaviorRecorded(id, ANA, BehaviorKind.FOOD_LOGGED, AT, "lunch", attributes);
    }

    private static SmsReceived text(UUID id, Instant at) {
        return new SmsReceived(
                id,
                ANA,
                UUID.randomUUID(),
                "twilio",
                "I had soup for lunch",
                at,
                SmsIntent.LOG_FOOD,
                0.9,
                Sentiment.NEUTRAL,
                0.8,
                false,
                false);
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
