package dev.heartline.telephony.plivo;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The account with Plivo, where there is one. */
@ConfigMapping(prefix = "heartline.plivo")
public interface PlivoAccount {

    String NAME = "plivo";

    /** Without it Plivo isn't connected. */
    Optional<String> authId();

    /** Secret: authenticates our requests, and the signatures of Plivo's. */
    Optional<String> authToken();

    /** Secret: the auth token before the current one, while it is being replaced. */
    Optional<String> previousAuthToken();

    /** Another address is a simulator or a test double. */
    @WithDefault("https://api.plivo.com")
    URI baseUrl();

    /** The number that we call from, E.164. */
    Optional<String> fromNumber();

    @WithDefault("3s")
    Duration connectTimeout();

    /** For a whole request, connecting included. */
    @WithDefault("10s")
    Duration timeout();

    /** Whether all of it is there. */
    default boolean isConnected() {
        return authId().isPresent() && authToken().isPresent() && fromNumber().isPresent();
    }
}
