package dev.heartline.telephony.plivo;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.heartline.telephony.signature.FormBody;
import dev.heartline.telephony.signature.SignatureVerdict;
import dev.heartline.telephony.signature.WebhookRequest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class PlivoSignatureTest {

    private static final String URL = "https://coach.example.com/webhooks/plivo/voice/status?callId=c1&a=b";
    private static final String FORM = "CallUUID=u1&CallStatus=completed&Digits=";

    private final PlivoSignature signature = new PlivoSignature("secret");

    @ParameterizedTest(name = "{0}")
    @MethodSource("plivosOwnVectors")
    void agreesWithPlivosOwnSdks(String name, String token, WebhookRequest request, boolean genuine) {
        assertThat(new PlivoSignature(token).verify(request).isGenuine()).isEqualTo(genuine);
    }

    @Test
    void readsAllVectors() throws IOException {
        assertThat(plivosOwnVectors()).hasSize(6);
    }

    /** The nonce of the second kind is no sign of the third, and the first had none. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("olderVectors")
    void refusesTheOlderKindsWhateverTheyAreWorth(String name, String token, WebhookRequest request, boolean genuine) {
        assertThat(new PlivoSignature(token).verify(request)).isEqualTo(SignatureVerdict.MISSING);
    }

    @Test
    void readsAllOlderVectors() throws IOException {
        assertThat(olderVectors()).hasSize(3);
    }

    @Test
    void acceptsWhatItSignedAmongOthersAndTellsItsNonce() {
        var request = post(URL, FORM, "b3RoZXI=, " + sign(URL, FORM), "nonce");

        assertThat(signature.verify(request)).isEqualTo(SignatureVerdict.GENUINE);
        assertThat(signature.once(request)).contains("nonce");
    }

    @ParameterizedTest
    @CsvSource({
        "https://coach.example.com/webhooks/plivo/voice/status?callId=c2&a=b, " + FORM + ", nonce",
        URL + ", " + FORM + "&Duration=9, nonce",
        URL + ", " + FORM + ", another",
        URL + ", CallUUID=%zz, nonce"
    })
    void refusesWhatWasChangedOnTheWay(String url, String form, String nonce) {
        assertThat(signature.verify(post(url, form, sign(URL, FORM), nonce))).isEqualTo(SignatureVerdict.MISMATCH);
    }

    @Test
    void refusesAFormThatHidesBehindAnotherContentType() {
        var headers = Map.of(
                "Content-Type", "text/plain", PlivoSignature.HEADER, sign(URL, ""), PlivoSignature.NONCE, "nonce");

        assertThat(signature.verify(new WebhookRequest("POST", URL, headers, FORM.getBytes(UTF_8))))
                .isEqualTo(SignatureVerdict.BODY_ALTERED);
    }

    @Test
    void refusesARequestWithoutSignatureOrNonce() {
        assertThat(signature.verify(new WebhookRequest("POST", URL, Map.of(PlivoSignature.HEADER, "x"), null)))
                .isEqualTo(SignatureVerdict.MISSING);
        assertThat(signature.verify(new WebhookRequest("POST", URL, Map.of(PlivoSignature.NONCE, "x"), null)))
                .isEqualTo(SignatureVerdict.MISSING);
    }

    private String sign(String url, String form) {
        return signature.sign("POST", url, FormBody.parse(form), "nonce");
    }

    private static WebhookRequest post(String url, String form, String signature, String nonce) {
        var headers = Map.of(
                "Content-Type",
                "application/x-www-form-urlencoded",
                "x-plivo-signature-v3",
                signature,
                "x-plivo-signature-v3-nonce",
                nonce);
        return new WebhookRequest("POST", url, headers, form.getBytes(UTF_8));
    }

    static Stream<Arguments> plivosOwnVectors() throws IOException {
        return vectors("/telephony/plivo-signature-vectors.json");
    }

    static Stream<Arguments> olderVectors() throws IOException {
        return vectors("/telephony/plivo-older-signature-vectors.json");
    }

    private static Stream<Arguments> vectors(String path) throws IOException {
        try (var json = PlivoSignatureTest.class.getResourceAsStream(path)) {
            return new ObjectMapper()
                    .readTree(json)
                    .get("vectors")
                    .valueStream()
                    .map(vector -> Arguments.of(
                            vector.get("id").asText() + " " + vector.get("note").asText(),
                            vector.get("secret").asText(),
                            request(vector),
                            vector.get("valid").asBoolean()));
        }
    }

    /** What a vector lists as fields stands in the form of a POST and in the query of a GET. */
    private static WebhookRequest request(JsonNode vector) {
        var headers = new HashMap<String, String>();
        vector.get("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        var fields = new HashMap<String, String>();
        vector.get("params")
                .properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
        var form = FormBody.of(fields).encoded();
        var url = vector.get("url").asText();
        if (vector.get("method").asText().equals("GET")) {
            return new WebhookRequest("GET", url + (url.contains("?") ? "&" : "?") + form, headers, null);
        }
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        return new WebhookRequest("POST", url, headers, form.getBytes(UTF_8));
    }
}
