package dev.heartline.telephony.twilio;

import java.util.Optional;

import dev.heartline.telephony.signature.SignatureVerdict;
import dev.heartline.telephony.signature.WebhookRequest;

/**
 * The secrets that Twilio may sign with: the account's auth token and, while it is being replaced, the one before it. A
 * token is changed at Twilio and here at different moments; between them no webhook is lost.
 */
final class SigningTokens {

    private final TwilioSignature current;
    private final Optional<TwilioSignature> previous;

    /** Which secret a signature was made with. */
    enum Token {
        CURRENT,
        PREVIOUS
    }

    /** @param token current unless the one before made a genuine signature */
    record Check(SignatureVerdict verdict, Token token) {}

    SigningTokens(String current, Optional<String> previous) {
        this.current = new TwilioSignature(current);
        this.previous = previous.filter(token -> !token.isBlank()).map(TwilioSignature::new);
    }

    Check check(WebhookRequest request) {
        var verdict = current.verify(request);
        if (verdict == SignatureVerdict.MISMATCH && previous.isPresent()) {
            var before = previous.get().verify(request);
            if (before != SignatureVerdict.MISMATCH) {
                return new Check(before, Token.PREVIOUS);
            }
        }
        return new Check(verdict, Token.CURRENT);
    }
}
