package dev.heartline.telephony.vonage;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The account with Vonage, where there is one: an application with the capability "voice", and a number linked to it. */
@ConfigMapping(prefix = "heartline.vonage")
public interface VonageAccount {

    String NAME = "vonage";

    /** Of the application. Without it Vonage isn't connected. */
    Optional<String> applicationId();

    /** Secret: the application's private key, PKCS #8 as PEM. Authenticates our requests. */
    Optional<String> privateKey();

    /** Secret: the account's signature secret. Authenticates Vonage's requests; "signed webhooks" must be switched on. */
    Optional<String> signatureSecret();

    /** Secret: the signature secret before the current one, while it is being replaced. */
    Optional<String> previousSignatureSecret();

    /** Another address is a simulator or a test double. */
    @WithDefault("https://api.nexmo.com")
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
        return applicationId().isPresent()
                && privateKey().isPresent()
                && signatureSecret().isPresent()
                && fromNumber().isPresent();
    }
}
