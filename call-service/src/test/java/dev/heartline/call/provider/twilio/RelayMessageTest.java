package dev.heartline.call.provider.twilio;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RelayMessageTest {

    @Test
    void theSetupNamesTheCallOnBothSides() {
        var callId = UUID.randomUUID();

        var message = RelayMessage.parse("""
                {"type":"setup","sessionId":"VX1","callSid":"CA1","direction":"inbound","callType":"PSTN",
                 "customParameters":{"callId":"%s"}}
                """.formatted(callId));

        assertThat(message).isEqualTo(new RelayMessage.Setup("CA1", callId));
    }

    @Test
    void aSetupWithoutOurParameterNamesNoCall() {
        assertThat(RelayMessage.parse("{\"type\":\"setup\",\"callSid\":\"CA1\"}"))
                .isEqualTo(new RelayMessage.Setup("CA1", null));
        assertThat(RelayMessage.parse(
                        "{\"type\":\"setup\",\"callSid\":\"CA1\",\"customParameters\":{\"callId\":\"7\"}}"))
                .isEqualTo(new RelayMessage.Setup("CA1", null));
    }

    @Test
    void wordsMayStillChangeUntilTheyAreTheLast() {
        assertThat(RelayMessage.parse(
                        "{\"type\":\"prompt\",\"voicePrompt\":\"I tri\",\"lang\":\"en-US\",\"last\":false}"))
                .isEqualTo(new RelayMessage.Prompt("I tri", false));
        assertThat(RelayMessage.parse("{\"type\":\"prompt\",\"voicePrompt\":\"I tried\"}"))
                .isEqualTo(new RelayMessage.Prompt("I tried", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"460", "\"460\""})
    void anInterruptionTellsWhatWasHeardWhicheverWayItsTimeIsWritten(String millis) {
        var message = RelayMessage.parse("""
                {"type":"interrupt","utteranceUntilInterrupt":"Life is","durationUntilInterruptMs":%s}
                """.formatted(millis));

        assertThat(message).isEqualTo(new RelayMessage.Interrupt("Life is"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\":\"tokens-played\"}", "{}", "[]", "hello", ""})
    void whatWeDoNotKnowIsNoError(String text) {
        assertThat(RelayMessage.parse(text)).isEqualTo(new RelayMessage.Unknown());
    }
}
