package dev.heartline.call.answering;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is left in mailboxes. */
@ConfigMapping(prefix = "heartline.call.voicemail")
public interface VoicemailConfig {

    /**
     * The words, the same for everybody: whoever shares the telephone hears them too, so no name, no topic, nothing of health. Say who
     * you are, where your law asks for that, and how to reach you: {@code number} in braces is the one we call from, digit by digit.
     */
    @WithDefault(
            "Hello. This is an automated call. You haven't missed anything urgent. To reach us, or to get no more calls from us, please call {number}. Thank you, and goodbye.")
    String message();

    /** How long a greeting may last; then it is hung up on. From 45 to 59 seconds, which is what all carriers take. */
    @WithDefault("50s")
    Duration longestGreeting();
}
