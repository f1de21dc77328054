package dev.heartline.engagement.policy.draw;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/**
 * The secret that draws are made with. Without it nobody can foretell a draw; with it anybody can check one.
 *
 * <p>HMAC-SHA256 of RFC 2104 over UTF-8 text, its parts separated by {@code |}.
 */
public final class DrawKey {

    private static final int SHORTEST = 16;

    private final byte[] key;

    private DrawKey(byte[] key) {
        this.key = key;
    }

    /**
     * @param secret at least 16 bytes in UTF-8; its characters are the key, nothing is decoded
     * @throws IllegalArgumentException if it is shorter
     */
    public static DrawKey of(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < SHORTEST) {
            throw new IllegalArgumentException("a draw key has at least " + SHORTEST + " bytes");
        }
        return new DrawKey(bytes);
    }

    /** The draw of {@code user|event|version}: the same however often, and wherever, it is made. */
    public Draw draw(UUID userId, UUID eventId, String policyVersion) {
        return new Draw(hmac(userId + "|" + eventId + "|" + policyVersion));
    }

    /** Where in 0..1 a user stands for good, for example {@code holdout|user}; independent of all draws. */
    public double fractionOf(String what, UUID userId) {
        return new Draw(hmac(what + "|" + userId)).ofReward();
    }

    /** Seals what is said, so that whoever has the key sees that it was said here; independent of all draws. */
    public byte[] seal(String what, Object... said) {
        var words = new StringBuilder(what);
        for (Object part : said) {
            words.append('|').append(part);
        }
        byte[] seal = new byte[32];
        hmac(words.toString()).get(seal);
        return seal;
    }

    private ByteBuffer hmac(String text) {
        return ByteBuffer.wrap(new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key).hmac(text))
                .asReadOnlyBuffer();
    }

    @Override
    public String toString() {
        return "DrawKey[secret]";
    }
}
