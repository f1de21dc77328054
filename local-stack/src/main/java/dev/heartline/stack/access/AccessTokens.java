package dev.heartline.stack.access;

import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Signs access tokens (RS256) as the identity provider of a local stack. */
public final class AccessTokens {

    public static final String ISSUER = "https://heartline.local";
    public static final String AUDIENCE = "heartline";

    private final PrivateKey key;

    public AccessTokens(Path privateKeyFile) {
        this.key = SigningKeys.read(privateKeyFile);
    }

    public String operator(Duration validity) {
        return sign(Role.OPERATOR.wireName(), "local-operator", validity);
    }

    public String service(Duration validity) {
        return sign(Role.SERVICE.wireName(), "local-service", validity);
    }

    /** The subject of the token is the user's id. */
    public String user(UUID user, Duration validity) {
        return sign(Role.USER.wireName(), user.toString(), validity);
    }

    /** @param role any word, also one that means nothing to the services */
    public String sign(String role, String subject, Duration validity) {
        var now = NumericDate.now();
        var expiry = NumericDate.fromSeconds(now.getValue() + validity.toSeconds());
        var claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(AUDIENCE);
        claims.setSubject(subject);
        claims.setStringListClaim("groups", List.of(role));
        claims.setIssuedAt(now);
        claims.setExpirationTime(expiry);
        claims.setGeneratedJwtId();
        return sign(claims);
    }

    public String sign(JwtClaims claims) {
        var signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setHeader("typ", "JWT");
        signature.setKey(key);
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new SigningException("cannot sign a token", e);
        }
    }
}
