package dev.heartline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.UUID;

import org.jose4j.jwt.JwtClaims;

import dev.heartline.stack.access.AccessTokens;

/** Access tokens that the services under test accept, valid for an hour unless said otherwise. */
public final class Tokens {

    private static final Duration VALIDITY = Duration.ofHours(1);

    private Tokens() {}

    public static String operator() {
        return signer().operator(VALIDITY);
    }

    public static String service() {
        return signer().service(VALIDITY);
    }

    public static String user(UUID user) {
        return signer().user(user, VALIDITY);
    }

    /** An operator's token that is valid for so long from now on. */
    public static String validFor(Duration validity) {
        return signer().operator(validity);
    }

    /** A token whose time was over long ago. */
    public static String expired() {
        return signer().operator(Duration.ofHours(-1));
    }

    /** @param role any word, also one that means nothing */
    public static String inRole(String role, String subject) {
        return signer().sign(role, subject, VALIDITY);
    }

    /** Any claims, signed as the identity provider does. */
    public static String signed(JwtClaims claims) {
        return signer().sign(claims);
    }

    /** What the services verify tokens with, as PEM. */
    public static String publicKey() {
        try {
            return Files.readString(RunningStack.get().file(RunningStack.PUBLIC_KEY));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AccessTokens signer() {
        return new AccessTokens(RunningStack.get().file(RunningStack.PRIVATE_KEY));
    }
}
