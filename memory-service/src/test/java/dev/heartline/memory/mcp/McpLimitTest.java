package dev.heartline.memory.mcp;

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

import static org.assertj.core.api.Assertions.assertThat;

/** How often the door of the protocol opens. One test: it uses the limits up, for whoever comes from this machine. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(McpLimitTest.Narrow.class)
class McpLimitTest {

    /** Limits that a test can reach; slow enough to fill up that it doesn't happen within the test. */
    public static final class Narrow implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "heartline.limits.user-burst", "20",
                    "heartline.limits.user-per-minute", "1",
                    "heartline.limits.failures-burst", "5",
                    "heartline.limits.failures-per-minute", "1");
        }
    }

    @Test
    void whoComesTooOftenIsToldToWaitWithAndWithoutAValidToken() {
        var user = Tokens.user(UUID.randomUUID());

        assertThat(statuses(25, user)).startsWith(200).endsWith(429).doesNotContain(500);
        assertThat(statuses(12, Tokens.expired())).endsWith(429).doesNotContain(200, 500);
        assertThat(statuses(12, null)).endsWith(429).doesNotContain(200, 500);
        assertThat(statuses(3, Tokens.operator())).containsOnly(200);
    }

    private static int[] statuses(int count, String token) {
        return IntStream.range(0, count)
                .map(_ -> McpDoorTest.post(token, null, McpDoorTest.INITIALIZE).statusCode())
                .toArray();
    }
}
