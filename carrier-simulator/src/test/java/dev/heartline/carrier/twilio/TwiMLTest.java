package dev.heartline.carrier.twilio;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.carrier.twilio.TwiML.ConversationRelay;
import dev.heartline.carrier.twilio.TwiML.Gather;
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
                  <Pause/>
                  <Gather input="speech" action="https://a/turn" timeout="3" actionOnEmptyResult="true"><Say>Well?</Say></Gather>
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
                        new Gather("Well?", "https://a/turn", Duration.ofSeconds(3), true),
                        new ConversationRelay(
                                "wss://a/relay",
                                "Hi",
                                Optional.of("https://a/ended?x=1&y=2"),
                                Map.of("callId", "7"),
                                false),
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
                "<Response><Gather/></Response>",
                "<!DOCTYPE r [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><Response><Say>&e;</Say></Response>",
            })
    void refusesWhatTwilioCouldNotRead(String xml) {
        assertThatThrownBy(() -> TwiML.parse(xml)).isInstanceOf(InvalidTwiML.class);
    }
}
