package dev.heartline.care.oncall;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Signs what leaves: {@code t=<seconds since 1970>,v1=<hex>}, where the hex digits are HMAC-SHA256 (RFC 2104) of {@code t},
 * a full stop and the raw body. The time is signed with it, so that a receiver can refuse what is old.
 */
final class WebhookSignature {

    static final String HEADER = "X-Heartline-Signature";
    static final int SHORTEST_SECRET = 16;

    private final List<byte[]> keys;

    /** @param secrets one, or the new one and the old one: then there is one {@code v1} by each, in this order */
    WebhookSignature(List<String> secrets) {
        if (secrets.isEmpty() || secrets.size() > 2) {
            throw new IllegalArgumentException(
                    "heartline.care.webhook.url needs heartline.care.webhook.secrets: one secret, or two during a change");
        }
        this.keys = secrets.stream().map(WebhookSignature::key).toList();
    }

    private static byte[] key(String secret) {
        var bytes = secret.strip().getBytes(UTF_8);
        if (bytes.length < SHORTEST_SECRET) {
            throw new IllegalArgumentException(
                    "heartline.care.webhook.secrets: each needs at least " + SHORTEST_SECRET + " bytes");
        }
        return bytes;
    }

    String of(String body, Instant at) {
        long t = at.getEpochSecond();
        return keys.stream()
                .map(key -> "v1=" + new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key).hmacHex(t + "." + body))
                .collect(Collectors.joining(",", "t=" + t + ",", ""));
    }
}
