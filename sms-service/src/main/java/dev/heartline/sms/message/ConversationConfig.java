package dev.heartline.sms.message;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When texts belong together. */
@ConfigMapping(prefix = "heartline.sms.conversation")
public interface ConversationConfig {

    /** A text later than this after the one before it begins a new conversation. */
    @WithDefault("12h")
    Duration inactivity();
}
