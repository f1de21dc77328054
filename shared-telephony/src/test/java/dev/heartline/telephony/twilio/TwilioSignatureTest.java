package dev.heartline.telephony.twilio;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.heartline.telephony.signature.FormBody;
import dev.heartline.telephony.signature.SignatureVerdict;
import dev.heartline.telephony.signature.WebhookRequest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class TwilioSignatureTest {
    private static final String URL = "https://coach.example.com/webhooks/twilio/status?tenant=a%20b&x=1+2";
    private static final FormBody FORM = FormBody.parse("CallSid=CA1&CallStatus=completed&Digits=");
    private final TwilioSignature signature = new TwilioSignature("secret");

    @ParameterizedTest(name = "{0}")
    @MethodSource("twiliosOwnVectors")
    void agreesWithTwiliosOwnSdks(String name, String token, WebhookRequest request, boolean genuine) {
        var verdict = new TwilioSignature(token).verify(request);

        assertThat(verdict.isGenuine()).isEqualTo(genuine);
    }

    @Test
    void readsAllVectors() throws IOException {
        assertThat(twiliosOwnVectors()).hasSize(27);
    }

    @Test
    void acceptsWhatItSigned() {
        var request = post(URL, FORM.encoded(), signature.sign(URL, FORM));

        assertThat(signature.verify(request)).isEqualTo(SignatureVerdict.GENUINE);
    }

    @Test
    void refusesAnotherTokensSignature() {
        var request = post(URL, FORM.encoded(), new TwilioSignature("other").sign(URL, FORM));

        assertThat(signature.verify(request)).isEqualTo(SignatureVerdict.MISMATCH);
    }

    @Test
    void refusesAFieldAddedOnTheWay() {
        var request = post(URL, FORM.encoded() + "&CallDuration=9999", signature.sign(URL, FORM));

        assertThat(signature.verify(request)).isEqualTo(SignatureVerdict.MISMATCH);
    }

    @Test
    void refusesAFormThatHidesBehindAnotherContentType() {
        var forged = FORM.encoded().getBytes(UTF_8);
        var request = new WebhookRequest(
                "POST", URL, Map.of("Content-Type", "text/plain", TwilioSignature.HEADER, signature.sign(URL)), forged);

        assertThat(signature.verify(request)).isEqualTo(SignatureVerdict.BODY_ALTERED);
    }

    @Test
    void refusesARequestWithoutSignature() {
        var request = new WebhookRequest("POST", URL, Map.of(), new byte[0]);

        assertThat(signature.verify(request)).isEqualTo(SignatureVerdict.MISSING);
    }

    @Test
    void refusesAFormThatCannotBeDecoded() {
        var request = post(URL, "Body=%zz", signature.sign(URL));

        assertThat(signature.verify(request)).isEqualTo(SignatureVerdict.MISMATCH);
    }

    @Test
    void signsTheRawQuery() {
        var decoded = "https://coach.example.com/webhooks/twilio/status?tenant=a b&x=1 2";

        assertThat(signature.sign(URL, FORM)).isNotEqualTo(signature.sign(decoded, FORM));
    }

    @Test
    void noticesAnAlteredJsonBody() {
        var url = TwilioSignature.withBodyDigest("https://coach.example.com/hook?a=1", "{}".getBytes(UTF_8));
        var headers = Map.of("Content-Type", "application/json", TwilioSignature.HEADER, signature.sign(url));

        var asSent = signature.verify(new WebhookRequest("POST", url, headers, "{}".getBytes(UTF_8)));
        var altered = signature.verify(new WebhookRequest("POST", url, headers, "{ }".getBytes(UTF_8)));

        assertThat(asSent).isEqualTo(SignatureVerdict.GENUINE);
        assertThat(altered).isEqualTo(SignatureVerdict.BODY_ALTERED);
    }

    @Test
    void acceptsTheHandshakeOfAWebsocketWithOrWithoutItsDefaultPort() {
        var url = "wss://coach.example.com/relay";
        var withPort = Map.of("x-twilio-signature", signature.sign("wss://coach.example.com:443/relay"));

        assertThat(signature.verify(WebhookRequest.handshake(url, withPort))).isEqualTo(SignatureVerdict.GENUINE);
    }

    @Test
    void keepsThePortOfAnIpv6Host() {
        var url = "http://[::1]:8080/hook";

        var verdict = signature.verify(
                WebhookRequest.handshake(url, Map.of(TwilioSignature.HEADER, signature.sign("http://[::1]/hook"))));

        assertThat(verdict).isEqualTo(SignatureVerdict.GENUINE);
    }

    static WebhookRequest post(String url, String body, String signature) {
        var headers = Map.of(
                "content-type", "application/x-www-form-urlencoded; charset=UTF-8", TwilioSignature.HEADER, signature);
        return new WebhookRequest("POST", url, headers, body.getBytes(UTF_8));
    }

    static Stream<Arguments> twiliosOwnVectors() throws IOException {
        try (var json = TwilioSignatureTest.class.getResourceAsStream("/telephony/twilio-signature-vectors.json")) {
            var vectors = new ObjectMapper().readTree(json).get("vectors");
            return vectors.valueStream()
                    .map(vector -> Arguments.of(
                            vector.get("id").asText() + " " + vector.get("note").asText(),
                            vector.get("secret").asText(),
                            request(vector),
                            vector.get("valid").asBoolean()));
        }
    }

    private static WebhookRequest request(JsonNode vector) {
        var headers = new HashMap<String, String>();
        vector.get("headers").properties().forEach(header -> {
            if (!header.getValue().isNull()) {
                headers.put(header.getKey(), header.getValue().asText());
            }
        });
        var body = vector.get("body").asText("");
        if (vector.get("body").isNull()) {
            headers.put("Content-Type", "application/x-www-form-urlencoded");
            body = new FormBody(fields(vector.get("params"))).encoded();
        }
        return new WebhookRequest(
                vector.get("method").asText(), vector.get("url").asText(), headers, body.getBytes(UTF_8));
    }

    private static List<FormBody.Field> fields(JsonNode params) {
        var fields = new ArrayList<FormBody.Field>();
        params.properties().forEach(param -> {
            var values =
                    param.getValue().isArray() ? param.getValue().valueStream().toList() : List.of(param.getValue());
            values.forEach(
                    value -> fields.add(new FormBody.Field(param.getKey(), value.isNull() ? "" : value.asText())));
        });
        return fields;
    }
}
