package dev.heartline.telephony.bird;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The account with Bird, MessageBird's successor, where there is one: a workspace with a channel for SMS. */
@ConfigMapping(prefix = "heartline.bird")
public interface BirdAccount {

    String NAME = "bird";

    /** Secret: authenticates our requests. Without it Bird isn't connected. */
    Optional<String> accessKey();

    /** The workspace that has the channel. */
    Optional<String> workspaceId();

    /** The channel that has our number. */
    Optional<String> channelId();

    /** Secret, of our own choice at the webhook subscriptions: authenticates the signatures of Bird's requests. */
    Optional<String> signingKey();

    /** Secret: the signing key before the current one, while it is being replaced. */
    Optional<String> previousSigningKey();

    /** Another address is a simulator or a test double. */
    @WithDefault("https://api.bird.com")
    URI baseUrl();

    /** The number of the channel, E.164. */
    Optional<String> fromNumber();

    @WithDefault("3s")
    Duration connectTimeout();

    /** For a whole request, connecting included. */
    @WithDefault("10s")
    Duration timeout();

    /** Whether all of it is there. */
    default boolean isConnected() {
        return accessKey().isPresent()
                && workspaceId().isPresent()
                && channelId().isPresent()
                && signingKey().isPresent()
                && fromNumber().isPresent();
    }
}
