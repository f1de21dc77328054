package dev.heartline.telephony.messagebird;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.heartline.telephony.signature.SignatureVerdict;
import dev.heartline.telephony.signature.WebhookRequest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MessageBirdSignatureTest {

    private static final String URL = "https://coach.example.com/webhooks/messagebird/sms/inbound";
    private static final byte[] BODY = "originator=12025550143&body=hello".getBytes(UTF_8);
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private final MessageBirdSignature signature = at(NOW);

    @ParameterizedTest(name = "{0}")
    @MethodSource("messageBirdsOwnVectors")
    void agreesWithMessageBirdsOwnSdks(String name, String key, Instant now, WebhookRequest request, boolean genuine) {
        if (key.isEmpty()) {
            // Theirs asks for no algorithm and signs with nothing: we don't even begin with an empty key.
            assertThatThrownBy(() -> new MessageBirdSignature(key, () -> now))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(at(now).verify(request).isGenuine()).isEqualTo(genuine);
            return;
        }
        assertThat(new MessageBirdSignature(key, () -> now).verify(request).isGenuine())
                .isEqualTo(genuine);
    }

    @Test
    void readsAllVectors() throws IOException {
        assertThat(messageBirdsOwnVectors()).hasSize(30);
    }

    @Test
    void acceptsWhatItSignedAndTellsItsId() {
        var request = request(URL, BODY, signature.sign(URL, BODY));

        assertThat(signature.verify(request)).isEqualTo(SignatureVerdict.GENUINE);
        assertThat(signature.once(request)).isPresent();
    }

    @Test
    void saysWhatIsWrong() {
        var signed = signature.sign(URL, BODY);

        assertThat(signature.verify(request(URL + "?more=1", BODY, signed))).isEqualTo(SignatureVerdict.MISMATCH);
        assertThat(signature.verify(request(URL, "body=stop".getBytes(UTF_8), signed)))
                .isEqualTo(SignatureVerdict.BODY_ALTERED);
        assertThat(at(NOW.plus(Duration.ofMinutes(2))).verify(request(URL, BODY, signed)))
                .isEqualTo(SignatureVerdict.STALE);
        assertThat(at(NOW.minus(Duration.ofMinutes(2))).verify(request(URL, BODY, signed)))
                .isEqualTo(SignatureVerdict.STALE);
        assertThat(signature.verify(request(URL, BODY, "a.b.c"))).isEqualTo(SignatureVerdict.MISMATCH);
    }

    /** It covers no address, and MessageBird itself calls it deprecated. */
    @Test
    void anOlderSignatureAloneIsNone() {
        var headers = Map.of(
                "MessageBird-Signature",
                "LISw4Je7n0/MkYDgVSzTJm8dW6BkytKTXMZZk1IElMs=",
                "MessageBird-Request-Timestamp",
                "1");

        assertThat(signature.verify(new WebhookRequest("GET", URL, headers, null)))
                .isEqualTo(SignatureVerdict.MISSING);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("olderVectors")
    void refusesTheOlderKindWhateverItIsWorth(String name, String key, WebhookRequest request) {
        assertThat(new MessageBirdSignature(key, () -> NOW).verify(request)).isEqualTo(SignatureVerdict.MISSING);
    }

    @Test
    void readsAllOlderVectors() throws IOException {
        assertThat(olderVectors()).hasSize(9);
    }

    /** They say no address, only what was asked of it. */
    static Stream<Arguments> olderVectors() throws IOException {
        try (var json = MessageBirdSignatureTest.class.getResourceAsStream(
                "/telephony/messagebird-older-signature-vectors.json")) {
            return new ObjectMapper()
                    .readTree(json)
                    .get("vectors")
                    .valueStream()
                    .map(vector -> Arguments.of(
                            vector.get("id").asText() + " " + vector.get("note").asText(),
                            vector.get("secret").asText(),
                            request(((ObjectNode) vector)
                                    .put("url", URL + "?" + vector.get("params").asText()))));
        }
    }

    private static MessageBirdSignature at(Instant now) {
        return new MessageBirdSignature("the signing key", InstantSource.fixed(now));
    }

    private static WebhookRequest request(String url, byte[] body, String signature) {
        return new WebhookRequest("POST", url, Map.of("messagebird-signature-jwt", signature), body);
    }

    static Stream<Arguments> messageBirdsOwnVectors() throws IOException {
        try (var json =
                MessageBirdSignatureTest.class.getResourceAsStream("/telephony/messagebird-signature-vectors.json")) {
            return new ObjectMapper()
                    .readTree(json)
                    .get("vectors")
                    .valueStream()
                    .map(vector -> Arguments.of(
                            vector.get("id").asText() + " " + vector.get("note").asText(),
                            vector.get("secret").asText(),
                            OffsetDateTime.parse(vector.get("now").asText()).toInstant(),
                            request(vector),
                            vector.get("valid").asBoolean()));
        }
    }

    private static WebhookRequest request(JsonNode vector) {
        var headers = new HashMap<String, String>();
        vector.get("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return new WebhookRequest(
                vector.get("method").asText(),
                vector.get("url").asText(),
                headers,
                vector.get("body").isNull() ? null : vector.get("body").asText().getBytes(UTF_8));
    }
}
