package dev.heartline.telephony.vonage;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.UUID;

import dev.heartline.telephony.token.JsonWebToken;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Proves to Vonage that a request is our application's: a JSON web token, RS256 with the application's private key.
 *
 * @see <a href="https://developer.vonage.com/en/getting-started/concepts/authentication">Authentication</a>
 */
public final class ApplicationKey {

    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final String ALGORITHM = "SHA256withRSA";

    private final String applicationId;
    private final PrivateKey key;
    private final InstantSource clock;

    /**
     * @param pem PKCS #8, as Vonage's dashboard gives it; line breaks may be missing
     * @throws IllegalArgumentException where it is no such key
     */
    public ApplicationKey(String applicationId, String pem, InstantSource clock) {
        this.applicationId = applicationId;
        this.key = read(pem);
        this.clock = clock;
    }

    /** For one request: a token is never used twice. */
    public String bearer() {
        var now = clock.instant();
        var signed = JsonWebToken.part("{\"typ\":\"JWT\",\"alg\":\"RS256\"}") + "."
                + JsonWebToken.part("{\"application_id\":\"%s\",\"iat\":%d,\"exp\":%d,\"jti\":\"%s\"}"
                        .formatted(
                                applicationId,
                                now.getEpochSecond(),
                                now.plus(LIFE).getEpochSecond(),
                                UUID.randomUUID()));
        return "Bearer " + signed + "." + JsonWebToken.part(sign(signed));
    }

    /** As Vonage checks it: signed with the key of the application that it names, and not expired. */
    public static boolean isBearerOf(String header, String applicationId, PublicKey key, InstantSource clock) {
        return header != null
                && header.startsWith("Bearer ")
                && JsonWebToken.parse(header.substring("Bearer ".length()))
                        .filter(token -> token.claim("application_id")
                                .filter(applicationId::equals)
                                .isPresent())
                        .filter(token -> token.claim("jti").isPresent())
                        .filter(token -> token.seconds("exp")
                                .filter(expires -> expires > clock.instant().getEpochSecond())
                                .isPresent())
                        .filter(token -> verifies(token, key))
                        .isPresent();
    }

    /**
     * The other half of the pair, as Vonage has it.
     *
     * @throws IllegalArgumentException where it is no such key
     */
    public static PublicKey publicKeyOf(String pem) {
        if (read(pem) instanceof RSAPrivateCrtKey key) {
            try {
                return KeyFactory.getInstance("RSA")
                        .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java platform has RSA", e);
            }
        }
        throw new IllegalArgumentException("the private key doesn't tell its public half");
    }

    private static boolean verifies(JsonWebToken token, PublicKey key) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(token.signed().getBytes(UTF_8));
            return "RS256".equals(token.header().get("alg")) && signature.verify(token.signature());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private byte[] sign(String text) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(text.getBytes(UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the private key of Vonage's application can't sign", e);
        }
    }

    private static PrivateKey read(String pem) {
        var encoded = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s+|\\\\n", "");
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(encoded)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // The cause may repeat the key.
            throw new IllegalArgumentException("the private key of Vonage's application is no RSA key in PKCS #8");
        }
    }
}
