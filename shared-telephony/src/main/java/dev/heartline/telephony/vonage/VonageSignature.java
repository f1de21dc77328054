package dev.heartline.telephony.vonage;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

import dev.heartline.telephony.signature.SignatureVerdict;
import dev.heartline.telephony.signature.WebhookRequest;
import dev.heartline.telephony.signature.WebhookVerifier;
import dev.heartline.telephony.token.JsonWebToken;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Vonage's signed webhooks: {@code Authorization: Bearer} with a JSON web token, HS256 with the account's signature secret, whose
 * {@code payload_hash} is the SHA-256 of the body in hexadecimal. It covers neither the address nor the query.
 *
 * <p>Stricter than Vonage's own SDKs, which check the signature alone: the body must be the signed one, the token must be of
 * lately ({@code iat}) and must name itself ({@code jti}), so that it can be taken once only.
 *
 * @see <a href="https://developer.vonage.com/en/getting-started/concepts/webhooks">Signed webhooks</a>
 */
public final class VonageSignature implements WebhookVerifier {

    public static final String HEADER = "Authorization";

    /** Where {@link VonageAuthorization} puts it. */
    static final String PUT_ASIDE = "X-Vonage-Authorization";

    private static final String SCHEME = "Bearer ";

    /** How old a token may be, or how much two clocks may differ. */
    private static final Duration LATELY = Duration.ofMinutes(5);

    private final byte[] key;
    private final Optional<String> applicationId;
    private final InstantSource clock;

    /** @param applicationId the application whose webhooks these are */
    public VonageSignature(String secret, String applicationId, InstantSource clock) {
        this(secret, Optional.of(applicationId), clock);
    }

    VonageSignature(String secret, Optional<String> applicationId, InstantSource clock) {
        if (secret == null || secret.isBlank()) {
            throw new IllegalArgumentException("Vonage's signature secret must not be blank");
        }
        this.key = secret.getBytes(UTF_8);
        this.applicationId = applicationId;
        this.clock = clock;
    }

    @Override
    public SignatureVerdict verify(WebhookRequest request) {
        var given = token(request);
        if (given.isEmpty()) {
            return header(request).isEmpty() ? SignatureVerdict.MISSING : SignatureVerdict.MISMATCH;
        }
        var token = given.get();
        if (!isSigned(token) || !isOfOurApplication(token)) {
            return SignatureVerdict.MISMATCH;
        }
        if (!isOfLately(token) || token.claim("jti").isEmpty()) {
            return SignatureVerdict.STALE;
        }
        return bodyIsTheSignedOne(request, token) ? SignatureVerdict.GENUINE : SignatureVerdict.BODY_ALTERED;
    }

    @Override
    public Optional<String> once(WebhookRequest request) {
        return token(request).flatMap(token -> token.claim("jti"));
    }

    /** The header of a webhook with this body, signed now. */
    public String sign(byte[] body) {
        return sign(body, clock.instant(), UUID.randomUUID().toString());
    }

    String sign(byte[] body, Instant issued, String id) {
        var signed = JsonWebToken.part("{\"typ\":\"JWT\",\"alg\":\"HS256\"}") + "."
                + JsonWebToken.part("""
                        {"iat":%d,"jti":"%s","iss":"Vonage","payload_hash":"%s","application_id":"%s"}""".formatted(
                                issued.getEpochSecond(), id, DigestUtils.sha256Hex(body), applicationId.orElse("")));
        return SCHEME + signed + "." + JsonWebToken.part(hmac(signed));
    }

    /** The secret alone: all that the SDKs check. */
    boolean isSigned(JsonWebToken token) {
        return "HS256".equals(token.header().get("alg"))
                && MessageDigest.isEqual(hmac(token.signed()), token.signature());
    }

    static Optional<JsonWebToken> token(WebhookRequest request) {
        return header(request)
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .flatMap(value ->
                        JsonWebToken.parse(value.substring(SCHEME.length()).strip()));
    }

    private static Optional<String> header(WebhookRequest request) {
        return request.header(HEADER).or(() -> request.header(PUT_ASIDE));
    }

    private boolean isOfOurApplication(JsonWebToken token) {
        var named = token.claim("application_id");
        return named.isEmpty() || applicationId.isEmpty() || named.equals(applicationId);
    }

    private boolean isOfLately(JsonWebToken token) {
        var now = clock.instant();
        return token.seconds("iat")
                        .map(Instant::ofEpochSecond)
                        .filter(issued -> issued.isAfter(now.minus(LATELY)) && issued.isBefore(now.plus(LATELY)))
                        .isPresent()
                && token.seconds("exp")
                        .map(Instant::ofEpochSecond)
                        .filter(expires -> !expires.isAfter(now))
                        .isEmpty();
    }

    private static boolean bodyIsTheSignedOne(WebhookRequest request, JsonWebToken token) {
        var body = request.body();
        return token.claim("payload_hash")
                .map(hash -> MessageDigest.isEqual(
                        DigestUtils.sha256Hex(body).getBytes(UTF_8),
                        hash.toLowerCase(Locale.ROOT).getBytes(UTF_8)))
                .orElse(body.length == 0);
    }

    private byte[] hmac(String text) {
        return new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key).hmac(text);
    }
}
