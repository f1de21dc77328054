package dev.heartline.call.dial;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Recognises a request that is sent again.
 *
 * @param client subject of the token it came with
 * @param digest of what is asked for
 */
public record RequestKey(String client, String key, String digest) {

    /** @param asked by its words */
    public static RequestKey of(String client, String key, Record asked) {
        return new RequestKey(client, key, digest(asked.toString()));
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
