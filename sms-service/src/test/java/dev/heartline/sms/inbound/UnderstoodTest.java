package dev.heartline.sms.inbound;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.ai.crisis.CrisisReading;
import dev.heartline.ai.message.MessageReading;
import dev.heartline.events.vocabulary.SmsIntent;

import static org.assertj.core.api.Assertions.assertThat;

class UnderstoodTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # settled, alarmed, read,         intent,       response, crisis
            -,         false,   ASK_QUESTION, ASK_QUESTION, true,     false
            -,         false,   OPT_IN,       OTHER,        true,     false
            -,         false,   OPT_OUT,      OTHER,        true,     false
            -,         true,    EMERGENCY,    EMERGENCY,    true,     true
            -,         true,    OTHER,        EMERGENCY,    true,     true
            OPT_OUT,   false,   ASK_QUESTION, OPT_OUT,      false,    false
            OPT_OUT,   true,    EMERGENCY,    OPT_OUT,      true,     true
            OPT_IN,    false,   OTHER,        OPT_IN,       false,    false
            """)
    void whatWasSettledAtTheDoorStandsAboveTheReading(
            SmsIntent settled, boolean alarmed, SmsIntent read, SmsIntent intent, boolean response, boolean crisis) {
        var understood = Understood.of(text(settled, alarmed), new MessageReading("test", read, 0.7, null, null, true));

        assertThat(understood.intent()).isEqualTo(intent);
        assertThat(understood.requiresResponse()).isEqualTo(response);
        assertThat(understood.crisis()).isEqualTo(crisis);
        assertThat(understood.intentConfidence()).isBetween(0.0, 1.0);
    }

    @Test
    void whoMayWantToBeLeftAloneGetsAnAnswer() {
        var reading = new MessageReading("test", SmsIntent.OPT_OUT, 0.7, null, null, false);

        assertThat(Understood.of(text(null, false), reading).requiresResponse()).isTrue();
    }

    private static Unread text(SmsIntent settled, boolean alarmed) {
        return new Unread(
                UUID.randomUUID(),
                "+12025550143",
                "words",
                0,
                "twilio",
                Instant.EPOCH,
                Optional.empty(),
                Optional.ofNullable(settled),
                Optional.empty(),
                CrisisReading.NONE,
                alarmed,
                true,
                1);
    }
}
