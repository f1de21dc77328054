package dev.heartline.telephony.bird;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.heartline.telephony.signature.SignatureVerdict;
import dev.heartline.telephony.signature.WebhookRequest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class BirdSignatureTest {

    private static final String URL = "https://coach.example.com/webhooks/bird/sms/inbound";
    private static final byte[] BODY = "{\"event\":\"sms.inbound\"}".getBytes(UTF_8);
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
    private static final String TIMESTAMP = "1700000000";

    private final BirdSignature signature = at(NOW);

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void agreesWithTheSampleOfBirdsDocumentation(String name, String key, WebhookRequest request, boolean genuine) {
        assertThat(new BirdSignature(key, InstantSource.fixed(NOW))
                        .verify(request)
                        .isGenuine())
                .isEqualTo(genuine);
    }

    @Test
    void readsAllVectors() throws IOException {
        assertThat(vectors()).hasSize(2);
    }

    @Test
    void saysWhatIsWrong() {
        var signed = signature.sign(TIMESTAMP, URL, BODY);

        assertThat(signature.verify(request(URL, BODY, signed, TIMESTAMP))).isEqualTo(SignatureVerdict.GENUINE);
        assertThat(signature.verify(request(URL + "2", BODY, signed, TIMESTAMP)))
                .isEqualTo(SignatureVerdict.MISMATCH);
        assertThat(signature.verify(request(URL, new byte[] {1}, signed, TIMESTAMP)))
                .isEqualTo(SignatureVerdict.MISMATCH);
        assertThat(signature.verify(request(URL, BODY, signed, "1700000001"))).isEqualTo(SignatureVerdict.MISMATCH);
        assertThat(at(NOW.plus(Duration.ofMinutes(6))).verify(request(URL, BODY, signed, TIMESTAMP)))
                .isEqualTo(SignatureVerdict.STALE);
        assertThat(signature.verify(new WebhookRequest("POST", URL, Map.of(BirdSignature.HEADER, signed), BODY)))
                .isEqualTo(SignatureVerdict.MISSING);
    }

    @Test
    void aTimeThatIsNoneIsStaleHoweverWellItIsSigned() {
        var signed = signature.sign("soon", URL, BODY);

        assertThat(signature.verify(request(URL, BODY, signed, "soon"))).isEqualTo(SignatureVerdict.STALE);
    }

    private static BirdSignature at(Instant now) {
        return new BirdSignature("the signing key", InstantSource.fixed(now));
    }

    private static WebhookRequest request(String url, byte[] body, String signature, String timestamp) {
        return new WebhookRequest(
                "POST", url, Map.of(BirdSignature.HEADER, signature, BirdSignature.TIMESTAMP, timestamp), body);
    }

    static Stream<Arguments> vectors() throws IOException {
        try (var json = BirdSignatureTest.class.getResourceAsStream("/telephony/bird-signature-vectors.json")) {
            return new ObjectMapper()
                    .readTree(json)
                    .get("vectors")
                    .valueStream()
                    .map(vector -> {
                        var headers = new HashMap<String, String>();
                        vector.get("headers")
                                .properties()
                                .forEach(header -> headers.put(
                                        header.getKey(), header.getValue().asText()));
                        return Arguments.of(
                                vector.get("id").asText() + " "
                                        + vector.get("note").asText(),
                                vector.get("secret").asText(),
                                new WebhookRequest(
                                        "POST",
                                        vector.get("url").asText(),
                                        headers,
                                        vector.get("body").asText().getBytes(UTF_8)),
                                vector.get("valid").asBoolean());
                    });
        }
    }
}
