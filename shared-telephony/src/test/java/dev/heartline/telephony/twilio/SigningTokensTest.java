package dev.heartline.telephony.twilio;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.heartline.telephony.signature.FormBody;
import dev.heartline.telephony.signature.SignatureVerdict;
import dev.heartline.telephony.signature.WebhookRequest;
import dev.heartline.telephony.twilio.SigningTokens.Check;
import dev.heartline.telephony.twilio.SigningTokens.Token;

import static org.assertj.core.api.Assertions.assertThat;

class SigningTokensTest {

    private static final String URL = "https://coach.example.com/hook";

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.heartline.telephony.twilio.TwilioSignatureTest#twiliosOwnVectors")
    void theTokenBeforeIsAsGoodAsTheCurrentOne(String name, String token, WebhookRequest request, boolean genuine) {
        var rotating = new SigningTokens("the next token", Optional.of(token));
        var settled = new SigningTokens(token, Optional.of("the token before"));

        assertThat(rotating.check(request).verdict().isGenuine()).isEqualTo(genuine);
        assertThat(settled.check(request).verdict().isGenuine()).isEqualTo(genuine);
        assertThat(settled.check(request).token()).isEqualTo(Token.CURRENT);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.heartline.telephony.twilio.TwilioSignatureTest#twiliosOwnVectors")
    void aTokenThatIsGoneOpensNothing(String name, String token, WebhookRequest request, boolean genuine) {
        var tokens = new SigningTokens("the next token", Optional.empty());

        assertThat(tokens.check(request).verdict().isGenuine()).isFalse();
    }

    @Test
    void tellsWhichTokenSigned() {
        var tokens = new SigningTokens("new", Optional.of("old"));

        assertThat(tokens.check(signedWith("new"))).isEqualTo(new Check(SignatureVerdict.GENUINE, Token.CURRENT));
        assertThat(tokens.check(signedWith("old"))).isEqualTo(new Check(SignatureVerdict.GENUINE, Token.PREVIOUS));
        assertThat(tokens.check(signedWith("other"))).isEqualTo(new Check(SignatureVerdict.MISMATCH, Token.CURRENT));
    }

    @Test
    void aBlankTokenIsNone() {
        var tokens = new SigningTokens("new", Optional.of(" "));

        assertThat(tokens.check(signedWith("old")).verdict()).isEqualTo(SignatureVerdict.MISMATCH);
    }

    private static WebhookRequest signedWith(String token) {
        var form = FormBody.parse("CallSid=CA1");
        return TwilioSignatureTest.post(URL, form.encoded(), new TwilioSignature(token).sign(URL, form));
    }
}
