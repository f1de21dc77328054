package dev.heartline.call.provider.twilio;

import java.time.Duration;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.twilio.http.HttpMethod;
import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Connect;
import com.twilio.twiml.voice.ConversationRelay;
import com.twilio.twiml.voice.Dial;
import com.twilio.twiml.voice.Gather;
import com.twilio.twiml.voice.Hangup;
import com.twilio.twiml.voice.Number;
import com.twilio.twiml.voice.Parameter;
import com.twilio.twiml.voice.Say;

import dev.heartline.call.provider.turn.NextTurn;
import dev.heartline.call.provider.turn.Pieces;
import dev.heartline.call.provider.turn.TurnConfig;

/** What we answer Twilio. */
@ApplicationScoped
class TwilioTwiml {

    /** In seconds; then the coach takes the caller back. */
    private static final int LONGEST_RINGING = 30;

    /** Of one {@code <Say>}. */
    private static final int LONGEST_TEXT = 4096;

    private final TwilioUrls urls;
    private final TwilioVoiceConfig config;
    private final TurnConfig rhythm;

    TwilioTwiml(TwilioUrls urls, TwilioVoiceConfig config, TurnConfig rhythm) {
        this.urls = urls;
        this.config = config;
        this.rhythm = rhythm;
    }

    /** Connects the caller to the conversation of this call; when that ends, Twilio asks what to do next. */
    String converse(UUID callId) {
        var relay = new ConversationRelay.Builder()
                .url(urls.relay())
                .interruptible("any")
                .dtmfDetection(true)
                // So that somebody who speaks for long isn't taken for silent.
                .partialPrompts(true)
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

    /** Says the words, into which the caller may speak, and listens; where nobody listens any more, the call ends. */
    String exchange(NextTurn next) {
        if (!next.listens()) {
            return hangUp();
        }
        var gather = new Gather.Builder()
                .inputs(Gather.Input.SPEECH)
                .action(urls.turn(next.callId(), next.turn()))
                .method(HttpMethod.POST)
                .actionOnEmptyResult(true)
                .timeout(Math.toIntExact(Math.max(1, rhythm.listens().toSeconds())))
                .speechTimeout(String.valueOf(pause(rhythm).toSeconds()))
                .profanityFilter(false);
        gather.option("language", config.language());
        Pieces.of(next.words(), LONGEST_TEXT).forEach(words -> gather.say(say(words)));
        return new VoiceResponse.Builder().gather(gather.build()).build().toXml();
    }

    /** Of a caller, after which Twilio takes them to have finished: whole seconds. */
    static Duration pause(TurnConfig rhythm) {
        return Duration.ofSeconds(Math.max(1, Math.ceilDiv(rhythm.pause().toMillis(), 1000)));
    }

    private Say say(String words) {
        var say = new Say.Builder(words);
        say.option("language", config.language());
        return say.build();
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

    /** Says a message, after which the call ends. */
    String leave(String words) {
        var response = new VoiceResponse.Builder();
        Pieces.of(words, LONGEST_TEXT).forEach(piece -> response.say(say(piece)));
        return response.hangup(new Hangup.Builder().build()).build().toXml();
    }

    String hangUp() {
        return new VoiceResponse.Builder()
                .hangup(new Hangup.Builder().build())
                .build()
                .toXml();
    }
}
