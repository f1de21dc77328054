package dev.heartline.call.provider.plivo;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How we call by Plivo; whose account it is stands in {@link dev.heartline.telephony.plivo.PlivoAccount}. */
@ConfigMapping(prefix = "heartline.plivo.voice")
interface PlivoVoiceConfig {

    /** How long a phone rings before the call counts as not answered. */
    @WithDefault("30s")
    Duration ringing();

    /** Whether Plivo listens for machines while the conversation already goes on. */
    @WithDefault("true")
    boolean machineDetection();

    /** In which the coach is spoken and the caller is understood, BCP 47. */
    @WithDefault("en-US")
    String language();
}
