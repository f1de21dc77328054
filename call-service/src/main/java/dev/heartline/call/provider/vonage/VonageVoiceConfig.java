package dev.heartline.call.provider.vonage;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How we call by Vonage; whose account it is stands in {@link dev.heartline.telephony.vonage.VonageAccount}. */
@ConfigMapping(prefix = "heartline.vonage.voice")
interface VonageVoiceConfig {

    /** How long a phone rings before the call counts as not answered; 120 seconds at most. */
    @WithDefault("30s")
    Duration ringing();

    /** Whether Vonage listens for machines while the conversation already goes on. */
    @WithDefault("true")
    boolean machineDetection();

    /** In which the coach is spoken and the caller is understood, BCP 47. */
    @WithDefault("en-US")
    String language();
}
