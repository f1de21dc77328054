package dev.heartline.carrier.twilio;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.carrier.twilio.TwiML.ConversationRelay;
import dev.heartline.carrier.twilio.TwiML.Hangup;
import dev.heartline.carrier.twilio.TwiML.InvalidTwiML;
import dev.heartline.carrier.twilio.TwiML.Message;
import dev.heartline.carrier.twilio.TwiML.Reject;
import dev.heartline.carrier.twilio.TwiML.Say;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TwiMLTest {
    @Test
    void readsItsVerbsInOrderAndLeavesOutOthers() throws Exception {
        var twiml = TwiML.parse("""
                <?xml version="1.0"?>
                <Response>
                  <!-- first -->
                  <Say voice="x">Hello &amp; welcome</Say>
                  <Gather/>
                  <Connect action="https://a/ended?x=1&amp;y=2">
                    <ConversationRelay url="wss://a/relay" welcomeGreeting="Hi">
                      <Language code="en-US"/>
                      <Parameter name="callId" value="7"/>
                    </ConversationRelay>
                  </Connect>
                  <Hangup/>
                  <Reject reason="busy"/>
                  <Message>plain</Message>
                  <Message><Body>in a body</Body></Message>
                </Response>""");

        assertThat(twiml.verbs())
                .containsExactly(
                        new Say("Hello & welcome"),
                        new ConversationRelay(
                                "wss://a/relay", "Hi", Optional.of("https://a/ended?x=1&y=2"), Map.of("callId", "7")),
                        new Hangup(),
                        new Reject("busy"),
                        new Message("plain"),
                        new Message("in a body"));
    }

    @Test
    void aBlankAnswerInstructsNothing() throws Exception {
        assertThat(TwiML.parse(" \n").verbs()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "<Response>",
                "<Reply/>",
                "<Response><Connect><ConversationRelay/></Connect></Response>",
                "<!DOCTYPE r [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><Response><Say>&e;</Say></Response>",
            })
    void refusesWhatTwilioCouldNotRead(String xml) {
        assertThatThrownBy(() -> TwiML.parse(xml)).isInstanceOf(InvalidTwiML.class);
    }
}
