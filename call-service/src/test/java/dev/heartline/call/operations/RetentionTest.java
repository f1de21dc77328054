package dev.heartline.call.operations;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import dev.heartline.call.CallServiceTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@TestProfile(RetentionTest.EverySecond.class)
class RetentionTest extends CallServiceTest {

    @Test
    void whatIsOlderThanItIsKeptGoesInBatchesAndTheRestStays() {
        var consumer = "retention-" + UUID.randomUUID();
        database.update(
                "insert into inbox (consumer, event_id, received_at) select ?, gen_random_uuid(), now() - interval '91"
                        + " days' from generate_series(1, 25)",
                consumer);
        database.update(
                "insert into inbox (consumer, event_id, received_at) select ?, gen_random_uuid(), now() - interval '89"
                        + " days' from generate_series(1, 3)",
                consumer);
        var decided = database.update(
                "insert into contact_decision (id, subject_id, channel, purpose, verdict, reason, at) values (?, ?,"
                        + " 'call', 'coaching', 'refused', 'opted_out', now() - interval '401 days')",
                UUID.randomUUID(),
                UUID.randomUUID());
        assertThat(decided).isEqualTo(1);

        // Another application of these tests may have had its round, whose rest is an hour.
        database.update("update loop_turn set due_at = now() where loop = 'retention'");

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(database.count("select count(*) from inbox where consumer = ?", consumer))
                    .isEqualTo(3);
            assertThat(database.count("select count(*) from contact_decision where at < now() - interval '400 days'"))
                    .isZero();
        });
    }

    public static final class EverySecond implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("heartline.retention.every", "1s", "heartline.retention.batch", "10");
        }
    }
}
