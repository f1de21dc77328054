package dev.heartline.call;

import java.time.Instant;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.heartline.carrier.network.Script;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.ExportRequested;
import dev.heartline.events.Ids;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class ExportOfCallsTest extends CallServiceTest {

    @Test
    void whatWasSaidIsInTheFileAndWhatProtectsThePersonIsNot() {
        var user = user();
        var call = callId(play(user.phone(), Script.of("I walked to the zanzibar bridge.", "Bye."))
                .callSid());
        completedRow(call);
        database.update("""
                insert into operator_actions (id, call_id, action, asked_by, reason, instruction, asked_at)
                values (?, ?, 'whisper', 'op-secret', 'she may be listened to', 'ask whether she is alone', now())
                """, UUID.randomUUID(), call);
        database.update("""
                insert into scheduled_calls
                  (id, user_id, scheduled_for, timezone, call_purpose, ai_talking_points, created_at, due_at, window_ends_at,
                   requested_by, time_from, state, canceled_by, settled_at)
                values (?, ?, now(), 'Etc/UTC', 'check_in', '["the lighthouse"]', now(), now(), now(), 'service-secret',
                  'request', 'canceled', 'canceler-secret', now())
                """, UUID.randomUUID(), user.id());
        var export = Ids.next();

        publish(Event.of(EventType.EXPORT_REQUESTED, new ExportRequested(export, user.id(), Instant.now())));

        var part = json(kafka.await(
                        "export.answered",
                        record -> record.value() != null && record.value().contains(export.toString())))
                .path("text")
                .asText();
        assertThat(part)
                .contains("zanzibar bridge", "the lighthouse", "\"phone_calls\"", "\"call_turns\"", "\"answered_by\"")
                .doesNotContain(
                        "service-secret",
                        "canceler-secret",
                        "op-secret",
                        "listened to",
                        "is alone",
                        "operator_actions",
                        "care_alerts",
                        "active_calls");
    }
}
