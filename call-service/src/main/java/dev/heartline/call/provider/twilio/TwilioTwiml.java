package dev.heartline.call.provider.twilio;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Connect;
import com.twilio.twiml.voice.ConversationRelay;
import com.twilio.twiml.voice.Dial;
import com.twilio.twiml.voice.Hangup;
import com.twilio.twiml.voice.Number;
import com.twilio.twiml.voice.Parameter;

/** What we answer Twilio. */
@ApplicationScoped
class TwilioTwiml {

    /** In seconds; then the coach takes the caller back. */
    private static final int LONGEST_RINGING = 30;

    private final TwilioUrls urls;

    TwilioTwiml(TwilioUrls urls) {
        this.urls = urls;
    }

    /** Connects the caller to the conversation of this call; when that ends, Twilio asks what to do next. */
    String converse(UUID callId) {
        var relay = new ConversationRelay.Builder()
                .url(urls.relay())
                .interruptible("any")
                .dtmfDetection(true)
                .parameter(new Parameter.Builder()
                        .name(TwilioUrls.CALL_ID)
                        .value(callId.toString())
                        .build())
                .build();
        return new VoiceResponse.Builder()
                .connect(new Connect.Builder()
                        .action(urls.relayEnded())
                        .conversationRelay(relay)
                        .build())
                .build()
                .toXml();
    }

    /** Somebody else takes the call over; when that is over, or comes to nothing, Twilio asks what to do next. */
    String dial(String number) {
        return new VoiceResponse.Builder()
                .dial(new Dial.Builder()
                        .action(urls.transferEnded())
                        .timeout(LONGEST_RINGING)
                        .answerOnBridge(true)
                        .number(new Number.Builder(number).build())
                        .build())
                .build()
                .toXml();
    }

    String hangUp() {
        return new VoiceResponse.Builder()
                .hangup(new Hangup.Builder().build())
                .build()
                .toXml();
    }
}
