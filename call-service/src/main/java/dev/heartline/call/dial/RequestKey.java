package dev.heartline.call.dial;

import org.apache.commons.codec.digest.DigestUtils;

/**
 * Recognises a request that is sent again.
 *
 * @param client subject of the token it came with
 * @param digest of what is asked for
 */
public record RequestKey(String client, String key, String digest) {

    /** @param asked by its words */
    public static RequestKey of(String client, String key, Record asked) {
        return of(client, key, asked.toString());
    }

    /** @param asked in words that stay the same for the same request */
    static RequestKey of(String client, String key, String asked) {
        return new RequestKey(client, key, DigestUtils.sha256Hex(asked));
    }
}
