package dev.heartline.telephony.vonage;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.heartline.telephony.signature.SignatureVerdict;
import dev.heartline.telephony.signature.SigningTokens;
import dev.heartline.telephony.signature.WebhookRequest;
import dev.heartline.telephony.token.JsonWebToken;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class VonageSignatureTest {

    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private static final byte[] BODY = "{\"uuid\":\"u1\",\"status\":\"completed\"}".getBytes(UTF_8);

    private final VonageSignature signature = with("secret", NOW);

    /** Their tokens say neither what body they were for nor which they are: the secret alone can be held against them. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("vonagesOwnVectors")
    void agreesWithVonagesOwnSdksOnTheSecret(String name, String secret, String header, boolean genuine) {
        var token = VonageSignature.token(request(header, new byte[0]));

        assertThat(token.filter(with(secret, NOW)::isSigned).isPresent()).isEqualTo(genuine);
    }

    @Test
    void readsAllVectors() throws IOException {
        assertThat(vonagesOwnVectors()).hasSize(9);
    }

    @Test
    void acceptsWhatItSignedAndTellsItsWord() {
        var request = request(signature.sign(BODY, NOW, "word"), BODY);

        assertThat(signature.verify(request)).isEqualTo(SignatureVerdict.GENUINE);
        assertThat(signature.once(request)).contains("word");
    }

    @Test
    void refusesAnotherSecretAndAnotherApplication() {
        var ofAnotherApplication = new VonageSignature("secret", "another", InstantSource.fixed(NOW));

        assertThat(signature.verify(request(with("other", NOW).sign(BODY), BODY)))
                .isEqualTo(SignatureVerdict.MISMATCH);
        assertThat(signature.verify(request(ofAnotherApplication.sign(BODY), BODY)))
                .isEqualTo(SignatureVerdict.MISMATCH);
    }

    @Test
    void noticesAnotherBody() {
        assertThat(signature.verify(request(signature.sign(BODY), "{}".getBytes(UTF_8))))
                .isEqualTo(SignatureVerdict.BODY_ALTERED);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, GENUINE", "PT-4M, GENUINE", "PT4M, GENUINE", "PT-6M, STALE", "PT6M, STALE"})
    void takesOnlyWhatWasSignedLately(Duration signed, SignatureVerdict verdict) {
        var request = request(signature.sign(BODY, NOW.plus(signed), "word"), BODY);

        assertThat(signature.verify(request)).isEqualTo(verdict);
    }

    @Test
    void refusesATokenThatDoesNotNameItself() {
        assertThat(signature.verify(request(signature.sign(BODY, NOW, ""), BODY)))
                .isEqualTo(SignatureVerdict.STALE);
    }

    @Test
    void refusesATokenThatSaysItNeedsNoSignature() {
        var claims = signature.sign(BODY).split("\\.")[1];
        var unsigned = "Bearer " + JsonWebToken.part("{\"alg\":\"none\"}") + "." + claims + ".";

        assertThat(signature.verify(request(unsigned, BODY))).isEqualTo(SignatureVerdict.MISMATCH);
    }

    @ParameterizedTest
    @CsvSource({"Bearer nonsense", "Bearer a.b.c", "Basic abc", "Bearer"})
    void whatIsNoTokenIsNoSignature(String header) {
        assertThat(signature.verify(request(header, BODY))).isEqualTo(SignatureVerdict.MISMATCH);
    }

    @Test
    void refusesARequestWithoutSignature() {
        assertThat(signature.verify(new WebhookRequest("POST", "https://x.example", Map.of(), BODY)))
                .isEqualTo(SignatureVerdict.MISSING);
    }

    @Test
    void theSecretBeforeIsGoodWhileItIsBeingReplaced() {
        var tokens = new SigningTokens("new", Optional.of("old"), secret -> with(secret, NOW));

        assertThat(tokens.check(request(with("old", NOW).sign(BODY), BODY)).token())
                .isEqualTo(SigningTokens.Token.PREVIOUS);
        assertThat(tokens.check(request(with("older", NOW).sign(BODY), BODY)).verdict())
                .isEqualTo(SignatureVerdict.MISMATCH);
    }

    private static VonageSignature with(String secret, Instant now) {
        return new VonageSignature(secret, "app-1", InstantSource.fixed(now));
    }

    private static WebhookRequest request(String authorization, byte[] body) {
        return new WebhookRequest(
                "POST", "https://coach.example.com/event", Map.of("authorization", authorization), body);
    }

    static Stream<Arguments> vonagesOwnVectors() throws IOException {
        try (var json = VonageSignatureTest.class.getResourceAsStream("/telephony/vonage-signature-vectors.json")) {
            return new ObjectMapper()
                    .readTree(json)
                    .get("vectors")
                    .valueStream()
                    .map(vector -> Arguments.of(
                            vector.get("id").asText() + " " + vector.get("note").asText(),
                            vector.get("secret").asText(),
                            vector.get("headers").get("Authorization").asText(),
                            vector.get("valid").asBoolean()));
        }
    }
}
