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
        var export = Ids.next();

        publish(Event.of(EventType.EXPORT_REQUESTED, new ExportRequested(export, user.id(), Instant.now())));

        var part = json(kafka.await(
                        "export.answered",
                        record -> record.value() != null && record.value().contains(export.toString())))
                .path("text")
                .asText();
        assertThat(part)
                .contains("zanzibar bridge", "\"phone_calls\"", "\"call_turns\"")
                .doesNotContain(
                        "op-secret", "listened to", "is alone", "operator_actions", "care_alerts", "active_calls");
    }
}
