package dev.heartline.call.provider.twilio;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How we call by Twilio; whose account it is stands in {@link dev.heartline.telephony.twilio.TwilioAccount}. */
@ConfigMapping(prefix = "heartline.twilio.voice")
interface TwilioVoiceConfig {

    /** How long a phone rings before the call counts as not answered. */
    @WithDefault("30s")
    Duration ringing();

    /** How long a websocket may stay open without saying which call it is for. */
    @WithDefault("10s")
    Duration setupWithin();

    /** Whether Twilio listens for machines while the conversation already goes on. It is charged per call. */
    @WithDefault("true")
    boolean machineDetection();

    /** How often a conversation is taken up again after its websocket was lost, before the call is ended. */
    @WithDefault("10")
    int resumes();

    /**
     * Numbers of people, by how they begin in E.164, with whom the coach talks turn by turn ({@code <Gather>}): where
     * ConversationRelay isn't to be had, or its terms aren't to be accepted. {@code +} is everybody.
     */
    Optional<List<String>> turnByTurn();

    /** In which the coach is spoken and the caller is understood turn by turn, BCP 47. */
    @WithDefault("en-US")
    String language();
}
