package dev.heartline.sms;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

import dev.heartline.telephony.signature.FormBody;
import dev.heartline.telephony.twilio.TwilioSignature;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Management;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(LimitsTest.Narrow.class)
class LimitsTest {

    private static final String DOOR = "/webhooks/twilio/sms/status";

    /** Limits that a test can reach; slow enough to fill up that it doesn't happen within the test. */
    public static final class Narrow implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "heartline.limits.user-burst", "3",
                    "heartline.limits.user-per-minute", "1",
                    "heartline.limits.failures-burst", "5",
                    "heartline.limits.failures-per-minute", "1",
                    "heartline.limits.request-timeout", "3s");
        }
    }

    @Test
    void aUserWhoAsksTooOftenIsToldWhenToAskAgainAndKeepsNobodyElseOut() {
        var user = UUID.randomUUID();

        IntStream.range(0, 3).forEach(_ -> texts(user).statusCode(200));

        texts(user)
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", matchesPattern("[1-9]\\d*"));
        texts(UUID.randomUUID()).statusCode(200);
        given().get(Management.at("/q/metrics")).then().body(containsString("heartline_limits_refused_total"));
    }

    @Test
    void howeverMuchIsForgedFromAnAddressWhatIsGenuineGetsThrough() {
        var answers = IntStream.range(0, 20).map(_ -> post("Zm9yZ2Vk")).toArray();

        assertThat(answers).startsWith(403).endsWith(429);
        IntStream.range(0, 50).forEach(_ -> assertThat(post(genuine())).isEqualTo(204));
    }

    @Test
    void whoComesWithoutATokenTooOftenIsToldToWait() {
        var answers = IntStream.range(0, 20)
                .map(_ -> given().get("/messages/unreadable").statusCode())
                .toArray();

        assertThat(answers).endsWith(429);
        given().auth()
                .oauth2(Tokens.operator())
                .get("/messages/unreadable")
                .then()
                .statusCode(200);
    }

    @Test
    void aRequestWhoseBodyDoesNotComeIsEnded() throws IOException {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", int.class);
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write("""
                    POST %s HTTP/1.1\r
                    Host: heartline\r
                    Content-Type: application/x-www-form-urlencoded\r
                    Content-Length: 1000\r
                    \r
                    MessageSid=""".formatted(DOOR).getBytes(StandardCharsets.US_ASCII));

            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

            assertThat(answer).startsWith("HTTP/1.1 503").contains("application/problem+json");
        }
    }

    private static ValidatableResponse texts(UUID user) {
        return given().auth()
                .oauth2(Tokens.user(user))
                .get("/users/{userId}/messages", user)
                .then();
    }

    private static int post(String signature) {
        return given().header("X-Twilio-Signature", signature)
                .contentType("application/x-www-form-urlencoded")
                .body("MessageSid=SM1&MessageStatus=delivered")
                .post(DOOR)
                .statusCode();
    }

    private static String genuine() {
        return new TwilioSignature(LocalStackResource.TWILIO_AUTH_TOKEN)
                .sign(
                        ConfigProvider.getConfig().getValue("heartline.public-url", String.class) + DOOR,
                        FormBody.of(Map.of("MessageSid", "SM1", "MessageStatus", "delivered")));
    }
}
