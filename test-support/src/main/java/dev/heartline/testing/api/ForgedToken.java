package dev.heartline.testing.api;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.List;

import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

import dev.heartline.stack.access.AccessTokens;
import dev.heartline.testing.Tokens;

/** An operator's token with one thing wrong. */
enum ForgedToken {
    EXPIRED,
    OF_ANOTHER_KEY,
    FOR_ANOTHER_AUDIENCE,
    OF_ANOTHER_ISSUER,
    UNSIGNED,
    /** By the public key, as if it were a shared secret: verifiers that believe the token's own algorithm take it. */
    SIGNED_WITH_THE_PUBLIC_KEY,
    VALID_FOR_A_YEAR,
    NO_TOKEN_AT_ALL;

    String text() {
        return switch (this) {
            case EXPIRED -> Tokens.expired();
            case OF_ANOTHER_KEY -> sign(claims(), AlgorithmIdentifiers.RSA_USING_SHA256, anotherKey());
            case FOR_ANOTHER_AUDIENCE -> {
                var claims = claims();
                claims.setAudience("another-system");
                yield Tokens.signed(claims);
            }
            case OF_ANOTHER_ISSUER -> {
                var claims = claims();
                claims.setIssuer("https://elsewhere.example");
                yield Tokens.signed(claims);
            }
            case UNSIGNED -> sign(claims(), AlgorithmIdentifiers.NONE, null);
            case SIGNED_WITH_THE_PUBLIC_KEY ->
                sign(
                        claims(),
                        AlgorithmIdentifiers.HMAC_SHA256,
                        new HmacKey(Tokens.publicKey().getBytes(StandardCharsets.UTF_8)));
            case VALID_FOR_A_YEAR -> {
                var claims = claims();
                claims.setExpirationTimeMinutesInTheFuture(365 * 24 * 60F);
                yield Tokens.signed(claims);
            }
            case NO_TOKEN_AT_ALL -> "eyJ.no.token";
        };
    }

    private static JwtClaims claims() {
        var claims = new JwtClaims();
        claims.setIssuer(AccessTokens.ISSUER);
        claims.setAudience(AccessTokens.AUDIENCE);
        claims.setSubject("local-operator");
        claims.setStringListClaim("groups", List.of("operator", "service"));
        claims.setIssuedAt(NumericDate.now());
        claims.setExpirationTimeMinutesInTheFuture(10);
        claims.setGeneratedJwtId();
        return claims;
    }

    private static String sign(JwtClaims claims, String algorithm, Key key) {
        var signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        signature.setAlgorithmHeaderValue(algorithm);
        signature.setHeader("typ", "JWT");
        signature.setKey(key);
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Key anotherKey() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair().getPrivate();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
