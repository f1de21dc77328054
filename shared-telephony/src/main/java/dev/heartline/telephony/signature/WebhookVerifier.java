package dev.heartline.telephony.signature;

import java.util.Optional;

/**
 * Decides whether a request was signed by the holder of our account's secret. One implementation per signing scheme;
 * implementations are immutable, safe for concurrent use and compare in constant time. They never throw for what a
 * stranger may send: whatever cannot be proven genuine is a verdict.
 */
public interface WebhookVerifier {
    SignatureVerdict verify(WebhookRequest request);

    /**
     * The part of a genuine signature that its sender uses once only, so that a second one is a replay.
     *
     * @return empty where the scheme has none
     */
    default Optional<String> once(WebhookRequest request) {
        return Optional.empty();
    }
}
