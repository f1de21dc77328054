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
        database.update("update loop_turn set due_at = now() where loop like 'retention.%'");

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(database.count("select count(*) from inbox where consumer = ?", consumer))
                    .isEqualTo(3);
            assertThat(database.count("select count(*) from contact_decision where at < now() - interval '400 days'"))
                    .isZero();
        });
    }

    @Test
    void whatBelongsToNobodyGoesAndWhatBelongsToSomebodyStays() {
        var nobodys = call(null, "31 days");
        var recent = call(null, "29 days");
        var somebodys = call(UUID.randomUUID(), "31 days");
        var quietOfANumber = quiet(null, "31 days");
        var quietOfAUser = quiet(UUID.randomUUID(), "31 days");

        database.update("update loop_turn set due_at = now() where loop like 'retention.%'");

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(database.count("select count(*) from phone_calls where id = ?", nobodys))
                    .isZero();
            assertThat(database.count("select count(*) from call_turns where call_id = ?", nobodys))
                    .isZero();
            assertThat(database.count("select count(*) from crisis_quiet where crisis_id = ?", quietOfANumber))
                    .isZero();
        });
        assertThat(database.count("select count(*) from call_turns where call_id in (?, ?)", recent, somebodys))
                .isEqualTo(2);
        assertThat(database.count("select count(*) from crisis_quiet where crisis_id = ?", quietOfAUser))
                .isOne();
    }

    @Test
    void alertsGoAYearAfterAHumanClosedThemAndOnesOfErasedUsersSooner() {
        var closed = alert("closed", "401 days", null);
        var waiting = alert("open", "401 days", null);
        var erased = alert("open", "401 days", "91 days");
        var erasedLately = alert("open", "401 days", "89 days");

        database.update("update loop_turn set due_at = now() where loop like 'retention.%'");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(database.rows(
                                "select id from care_alerts where id in (?, ?, ?, ?)",
                                closed,
                                waiting,
                                erased,
                                erasedLately))
                        .extracting(row -> row.get("id"))
                        .containsExactlyInAnyOrder(waiting, erasedLately));
        assertThat(database.count("select count(*) from care_notices where alert_id in (?, ?)", waiting, erasedLately))
                .as("told long ago")
                .isZero();
    }

    private UUID call(UUID user, String age) {
        var id = UUID.randomUUID();
        database.update("""
                with call as (
                  insert into phone_calls (id, user_id, call_direction, call_status, initiated_at, provider, from_phone,
                    to_phone, created_at, attended_until, completed_at)
                  values (?, ?, 'inbound', 'completed', now(), 'twilio', '+12025550177', '+12025550100',
                    now() - ?::interval, now(), now())
                  returning id)
                insert into call_turns (call_id, seq, speaker, text, at) select id, 0, 'user', 'Hello', now() from call
                """, id, user, age);
        return id;
    }

    private UUID quiet(UUID user, String age) {
        var id = UUID.randomUUID();
        database.update("""
                insert into crisis_quiet (crisis_id, user_id, number_digest, state, raised_at, quiet_until)
                values (?, ?, 'digest', 'raised', now() - ?::interval, now() - ?::interval)
                """, id, user, age, age);
        return id;
    }

    private UUID alert(String state, String age, String erased) {
        var id = UUID.randomUUID();
        database.update("""
                with alert as (
                  insert into care_alerts (id, kind, channel, source_id, raised_at, answer, state, closed_at, erased_at)
                  values (?, 'medical', 'call', gen_random_uuid(), now() - ?::interval, 'sent', ?,
                    case ? when 'closed' then now() - ?::interval end, now() - ?::interval)
                  returning id, raised_at)
                insert into care_notices (id, alert_id, kind, created_at, due_at, delivered_at)
                select gen_random_uuid(), id, 'raised', raised_at, raised_at, raised_at from alert
                """, id, age, state, state, age, erased);
        return id;
    }

    public static final class EverySecond implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("heartline.retention.every", "1s", "heartline.retention.batch", "10");
        }
    }
}
