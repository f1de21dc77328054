package dev.heartline.telephony.messagebird;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.HmacUtils;

import dev.heartline.telephony.signature.SignatureVerdict;
import dev.heartline.telephony.signature.WebhookRequest;
import dev.heartline.telephony.signature.WebhookVerifier;
import dev.heartline.telephony.token.JsonWebToken;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * MessageBird's {@code MessageBird-Signature-JWT}: a JSON web token with the signing key (HS256; their SDKs take its longer sisters, too), that names the SHA-256 of the
 * address and of the body, lives for a minute and names itself, so that it can be taken once only. The older {@code
 * MessageBird-Signature}, which covers no address, is not accepted.
 *
 * @see <a href="https://developers.messagebird.com/api/#verifying-http-requests">Verifying HTTP requests</a>
 */
public final class MessageBirdSignature implements WebhookVerifier {

    public static final String HEADER = "MessageBird-Signature-JWT";

    private static final String ISSUER = "MessageBird";

    /** How long MessageBird lets a token live. */
    private static final Duration LIFE = Duration.ofMinutes(1);

    /** Two clocks differ, as MessageBird's own SDKs allow for. */
    private static final Duration LEEWAY = Duration.ofSeconds(1);

    /** By the name in the token. No other is one, {@code none} least of all. */
    private static final Map<String, String> ALGORITHMS =
            Map.of("HS256", "HmacSHA256", "HS384", "HmacSHA384", "HS512", "HmacSHA512");

    private final byte[] key;
    private final InstantSource clock;

    public MessageBirdSignature(String signingKey, InstantSource clock) {
        if (signingKey == null || signingKey.isBlank()) {
            throw new IllegalArgumentException("MessageBird's signing key must not be blank");
        }
        this.key = signingKey.getBytes(UTF_8);
        this.clock = clock;
    }

    @Override
    public SignatureVerdict verify(WebhookRequest request) {
        var given = request.header(HEADER);
        if (given.isEmpty()) {
            return SignatureVerdict.MISSING;
        }
        var token = given.flatMap(JsonWebToken::parse);
        if (token.filter(this::isSigned)
                .filter(signed -> hashes(signed, "url_hash", request.publicUrl().getBytes(UTF_8)))
                .isEmpty()) {
            return SignatureVerdict.MISMATCH;
        }
        if (!isOfNow(token.get()) || token.get().claim("jti").isEmpty()) {
            return SignatureVerdict.STALE;
        }
        return bodyIsTheSignedOne(request, token.get()) ? SignatureVerdict.GENUINE : SignatureVerdict.BODY_ALTERED;
    }

    @Override
    public Optional<String> once(WebhookRequest request) {
        return request.header(HEADER).flatMap(JsonWebToken::parse).flatMap(token -> token.claim("jti"));
    }

    /** The header of a webhook to this address with this body, signed now. */
    public String sign(String url, byte[] body) {
        var now = clock.instant();
        var payload = body.length == 0 ? "" : ",\"payload_hash\":\"" + DigestUtils.sha256Hex(body) + "\"";
        var signed = JsonWebToken.part("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "."
                + JsonWebToken.part("""
                        {"iss":"%s","nbf":%d,"exp":%d,"jti":"%s","url_hash":"%s"%s}""".formatted(
                                ISSUER,
                                now.getEpochSecond(),
                                now.plus(LIFE).getEpochSecond(),
                                UUID.randomUUID(),
                                DigestUtils.sha256Hex(url.getBytes(UTF_8)),
                                payload));
        return signed + "." + JsonWebToken.part(hmac("HmacSHA256", signed));
    }

    private boolean isSigned(JsonWebToken token) {
        var algorithm = ALGORITHMS.get(String.valueOf(token.header().get("alg")));
        return algorithm != null
                && MessageDigest.isEqual(hmac(algorithm, token.signed()), token.signature())
                && token.claim("iss").filter(ISSUER::equals).isPresent();
    }

    private boolean isOfNow(JsonWebToken token) {
        var now = clock.instant();
        return token.seconds("nbf")
                        .map(Instant::ofEpochSecond)
                        .filter(from -> !from.isAfter(now.plus(LEEWAY)))
                        .isPresent()
                && token.seconds("exp")
                        .map(Instant::ofEpochSecond)
                        .filter(until -> until.isAfter(now.minus(LEEWAY)))
                        .isPresent();
    }

    private static boolean bodyIsTheSignedOne(WebhookRequest request, JsonWebToken token) {
        var body = request.body();
        return token.claim("payload_hash").isPresent()
                ? body.length > 0 && hashes(token, "payload_hash", body)
                : body.length == 0;
    }

    private static boolean hashes(JsonWebToken token, String claim, byte[] bytes) {
        return token.claim(claim)
                .filter(hash -> MessageDigest.isEqual(
                        DigestUtils.sha256Hex(bytes).getBytes(UTF_8),
                        hash.toLowerCase(Locale.ROOT).getBytes(UTF_8)))
                .isPresent();
    }

    private byte[] hmac(String algorithm, String text) {
        return new HmacUtils(algorithm, key).hmac(text);
    }
}
