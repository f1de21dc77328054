package dev.heartline.call.provider.twilio;

import java.net.URI;
import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Our account at Twilio. */
@ConfigMapping(prefix = "heartline.twilio")
interface TwilioConfig {

    String accountSid();

    /** Signs the webhooks and opens the REST API. */
    String authToken();

    @WithDefault("https://api.twilio.com")
    URI baseUrl();

    /** The number we call from, in E.164. */
    String fromNumber();

    /** How long we wait for an answer of the REST API. */
    @WithDefault("10s")
    Duration timeout();

    /** How long a phone rings before the call counts as not answered. */
    @WithDefault("30s")
    Duration ringing();

    /** How often a conversation is taken up again after its websocket was lost, before the call is ended. */
    @WithDefault("10")
    int resumes();
}
