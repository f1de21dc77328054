package dev.heartline.telephony.bird;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;

import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

import dev.heartline.telephony.signature.SignatureVerdict;
import dev.heartline.telephony.signature.WebhookRequest;
import dev.heartline.telephony.signature.WebhookVerifier;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Bird's {@code messagebird-signature}: Base64 of HMAC-SHA256, keyed by the signing key, over the time, the address and the SHA-256
 * of the body, a line each. It names nothing that is used once; the signature itself is, as it holds the second and the body: what
 * comes again within the same second and is the same is the same event.
 *
 * @see <a href="https://docs.bird.com/api/notifications-api">Verifying a webhook subscription</a>
 */
public final class BirdSignature implements WebhookVerifier {

    public static final String HEADER = "messagebird-signature";
    public static final String TIMESTAMP = "messagebird-request-timestamp";

    /** How old a signature may be, or how much two clocks may differ. */
    private static final Duration LATELY = Duration.ofMinutes(5);

    private final byte[] key;
    private final InstantSource clock;

    public BirdSignature(String signingKey, InstantSource clock) {
        if (signingKey == null || signingKey.isBlank()) {
            throw new IllegalArgumentException("Bird's signing key must not be blank");
        }
        this.key = signingKey.getBytes(UTF_8);
        this.clock = clock;
    }

    @Override
    public SignatureVerdict verify(WebhookRequest request) {
        var given = request.header(HEADER);
        var timestamp = request.header(TIMESTAMP);
        if (given.isEmpty() || timestamp.isEmpty()) {
            return SignatureVerdict.MISSING;
        }
        var expected = sign(timestamp.get(), request.publicUrl(), request.body());
        if (!MessageDigest.isEqual(expected.getBytes(UTF_8), given.get().strip().getBytes(UTF_8))) {
            return SignatureVerdict.MISMATCH;
        }
        return isOfLately(timestamp.get()) ? SignatureVerdict.GENUINE : SignatureVerdict.STALE;
    }

    @Override
    public Optional<String> once(WebhookRequest request) {
        return request.header(HEADER).map(String::strip);
    }

    /** @param timestamp seconds since 1970 */
    public String sign(String timestamp, String url, byte[] body) {
        var mac = HmacUtils.getInitializedMac(HmacAlgorithms.HMAC_SHA_256, key);
        mac.update((timestamp + "\n" + url + "\n").getBytes(UTF_8));
        return Base64.getEncoder().encodeToString(mac.doFinal(DigestUtils.sha256(body)));
    }

    private boolean isOfLately(String timestamp) {
        if (!timestamp.matches("\\d{1,12}")) {
            return false;
        }
        var signed = Instant.ofEpochSecond(Long.parseLong(timestamp));
        return Duration.between(signed, clock.instant()).abs().compareTo(LATELY) < 0;
    }
}
