package dev.heartline.telephony.messagebird;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The account with MessageBird, where there is one. Accounts of its successor are {@code heartline.bird}. */
@ConfigMapping(prefix = "heartline.messagebird")
public interface MessageBirdAccount {

    String NAME = "messagebird";

    /** Secret: authenticates our requests. Without it MessageBird isn't connected. */
    Optional<String> accessKey();

    /** Secret: authenticates the signatures of MessageBird's requests. */
    Optional<String> signingKey();

    /** Secret: the signing key before the current one, while it is being replaced. */
    Optional<String> previousSigningKey();

    /** Another address is a simulator or a test double. */
    @WithDefault("https://rest.messagebird.com")
    URI baseUrl();

    /** The number that we text from, E.164. */
    Optional<String> fromNumber();

    @WithDefault("3s")
    Duration connectTimeout();

    /** For a whole request, connecting included. */
    @WithDefault("10s")
    Duration timeout();

    /** Whether all of it is there. */
    default boolean isConnected() {
        return accessKey().isPresent()
                && signingKey().isPresent()
                && fromNumber().isPresent();
    }
}
