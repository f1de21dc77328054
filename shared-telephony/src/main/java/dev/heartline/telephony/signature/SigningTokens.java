package dev.heartline.telephony.signature;

import java.util.Optional;
import java.util.function.Function;

/**
 * The secrets that a provider may sign with: the account's current one and, while it is being replaced, the one before it. A
 * secret is changed at the provider and here at different moments; between them no webhook is lost.
 */
public final class SigningTokens {

    private final WebhookVerifier current;
    private final Optional<WebhookVerifier> previous;

    /** Which secret a signature was made with. */
    public enum Token {
        CURRENT,
        PREVIOUS
    }

    /**
     * @param token current unless the one before made a genuine signature
     * @param once the word of a genuine signature that must not come again; empty where the scheme has none
     */
    public record Check(SignatureVerdict verdict, Token token, Optional<String> once) {}

    /** @param scheme how a secret checks */
    public SigningTokens(String current, Optional<String> previous, Function<String, WebhookVerifier> scheme) {
        this.current = scheme.apply(current);
        this.previous = previous.filter(token -> !token.isBlank()).map(scheme);
    }

    public Check check(WebhookRequest request) {
        var verdict = current.verify(request);
        if (verdict == SignatureVerdict.MISMATCH && previous.isPresent()) {
            var before = previous.get().verify(request);
            if (before != SignatureVerdict.MISMATCH) {
                return check(request, before, previous.get(), Token.PREVIOUS);
            }
        }
        return check(request, verdict, current, Token.CURRENT);
    }

    private static Check check(
            WebhookRequest request, SignatureVerdict verdict, WebhookVerifier verifier, Token token) {
        return new Check(verdict, token, verdict.isGenuine() ? verifier.once(request) : Optional.empty());
    }
}
