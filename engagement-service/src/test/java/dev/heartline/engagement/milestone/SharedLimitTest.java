package dev.heartline.engagement.milestone;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.not;

/** The door without a token is not for trying links. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(SharedLimitTest.Narrow.class)
class SharedLimitTest {

    /** A limit that a test can reach; slow enough to fill up that it doesn't happen within the test. */
    public static final class Narrow implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("heartline.limits.failures-burst", "10", "heartline.limits.failures-per-minute", "1");
        }
    }

    @Test
    void whoTriesLinksIsToldToWaitAndKeepsNobodyOutWhoHasAToken() {
        var answers = IntStream.range(0, 20)
                .map(_ -> given().get("/shared/milestones/{token}", forged()).statusCode())
                .toArray();

        assertThat(answers).startsWith(403).endsWith(429).containsOnly(403, 429);
        given().get("/shared/milestones/{token}", forged())
                .then()
                .contentType("application/problem+json")
                .header("Retry-After", Integer::parseInt, greaterThan(0));
        given().auth()
                .oauth2(Tokens.operator())
                .get("/users/{userId}/milestones", UUID.randomUUID())
                .then()
                .statusCode(not(429));
    }

    private static String forged() {
        var id = UUID.randomUUID();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(40)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .putLong(Instant.now().plus(Duration.ofDays(1)).getEpochSecond())
                        .array());
    }
}
