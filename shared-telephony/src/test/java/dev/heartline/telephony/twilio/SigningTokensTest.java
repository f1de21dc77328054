package dev.heartline.telephony.twilio;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.heartline.telephony.signature.FormBody;
import dev.heartline.telephony.signature.SignatureVerdict;
import dev.heartline.telephony.signature.SigningTokens;
import dev.heartline.telephony.signature.SigningTokens.Check;
import dev.heartline.telephony.signature.SigningTokens.Token;
import dev.heartline.telephony.signature.WebhookRequest;

import static org.assertj.core.api.Assertions.assertThat;

class SigningTokensTest {

    private static final String URL = "https://coach.example.com/hook";

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.heartline.telephony.twilio.TwilioSignatureTest#twiliosOwnVectors")
    void theTokenBeforeIsAsGoodAsTheCurrentOne(String name, String token, WebhookRequest request, boolean genuine) {
        var rotating = new SigningTokens("the next token", Optional.of(token), TwilioSignature::new);
        var settled = new SigningTokens(token, Optional.of("the token before"), TwilioSignature::new);

        assertThat(rotating.check(request).verdict().isGenuine()).isEqualTo(genuine);
        assertThat(settled.check(request).verdict().isGenuine()).isEqualTo(genuine);
        assertThat(settled.check(request).token()).isEqualTo(Token.CURRENT);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.heartline.telephony.twilio.TwilioSignatureTest#twiliosOwnVectors")
    void aTokenThatIsGoneOpensNothing(String name, String token, WebhookRequest request, boolean genuine) {
        var tokens = new SigningTokens("the next token", Optional.empty(), TwilioSignature::new);

        assertThat(tokens.check(request).verdict().isGenuine()).isFalse();
    }

    @Test
    void tellsWhichTokenSigned() {
        var tokens = new SigningTokens("new", Optional.of("old"), TwilioSignature::new);

        assertThat(tokens.check(signedWith("new")))
                .isEqualTo(new Check(SignatureVerdict.GENUINE, Token.CURRENT, Optional.empty()));
        assertThat(tokens.check(signedWith("old")))
                .isEqualTo(new Check(SignatureVerdict.GENUINE, Token.PREVIOUS, Optional.empty()));
        assertThat(tokens.check(signedWith("other")))
                .isEqualTo(new Check(SignatureVerdict.MISMATCH, Token.CURRENT, Optional.empty()));
    }

    @Test
    void aBlankTokenIsNone() {
        var tokens = new SigningTokens("new", Optional.of(" "), TwilioSignature::new);

        assertThat(tokens.check(signedWith("old")).verdict()).isEqualTo(SignatureVerdict.MISMATCH);
    }

    private static WebhookRequest signedWith(String token) {
        var form = FormBody.parse("CallSid=CA1");
        return TwilioSignatureTest.post(URL, form.encoded(), new TwilioSignature(token).sign(URL, form));
    }
}
