package dev.heartline.telephony.twilio;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The account with Twilio. */
@ConfigMapping(prefix = "heartline.twilio")
public interface TwilioAccount {

    String NAME = "twilio";

    String accountSid();

    /** Secret: authenticates our requests, and the signatures of Twilio's. */
    String authToken();

    /**
     * Secret: the auth token before the current one, while it is being replaced. Signatures made with it are accepted too;
     * our requests carry the current one.
     */
    Optional<String> previousAuthToken();

    /** Another address is a simulator or a test double. */
    @WithDefault("https://api.twilio.com")
    URI baseUrl();

    /** The number that we call and text from, E.164. */
    String fromNumber();

    @WithDefault("3s")
    Duration connectTimeout();

    /** For a whole request, connecting included. */
    @WithDefault("10s")
    Duration timeout();
}
