package dev.heartline.call;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.heartline.carrier.network.Script;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.ExportRequested;
import dev.heartline.events.Ids;
import dev.heartline.events.UserProfile;
import dev.heartline.events.vocabulary.Channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

        database.update("update phone_calls set recording_url = 'https://recording-secret' where id = ?", call);
        database.update("""
                insert into call_recordings (id, call_id, carrier, call_sid, recording_sid, state, created_at)
                values (?, ?, 'twilio', 'CA1', 'RE-secret', 'stored', now())
                """, UUID.randomUUID(), call);
        database.update("""
                insert into recording_consents (call_id, user_id, wording, region, asked_at, answer, answered_at)
                values (?, ?, 'the-wording', 'US', now(), 'yes', now())
                """, call, user.id());

        assertThat(exported(user.id()))
                .contains(
                        "zanzibar bridge",
                        "the lighthouse",
                        "the-wording",
                        "\"phone_calls\"",
                        "\"call_turns\"",
                        "\"answered_by\"")
                .doesNotContain(
                        "service-secret",
                        "canceler-secret",
                        "op-secret",
                        "recording-secret",
                        "RE-secret",
                        "listened to",
                        "is alone",
                        "operator_actions",
                        "care_alerts",
                        "active_calls");
    }

    /** The same person, most likely: they called before their application told who they are. */
    @Test
    void whatWasSaidUnderTheirNumberBeforeAnybodyKnewThemIsInTheFileAndWhatItsNextOwnerSaysIsNot() {
        var former = phone();
        var user = UUID.randomUUID();
        completedRow(callId(play(former, Script.of("I dream of the marrakesh market.", "Bye."))
                .callSid()));
        know(user, former);
        completedRow(callId(play(former, Script.of("I walked to the zanzibar bridge.", "Bye."))
                .callSid()));
        know(user, phone());
        completedRow(callId(play(former, Script.of("I just got this number in timbuktu.", "Bye."))
                .callSid()));

        assertThat(exported(user))
                .contains("zanzibar bridge", "marrakesh market")
                .doesNotContain("timbuktu");

        know(UUID.randomUUID(), former);
        assertThat(exported(user)).contains("zanzibar bridge").doesNotContain("marrakesh market", "timbuktu");
    }

    private String exported(UUID user) {
        var export = Ids.next();
        publish(Event.of(EventType.EXPORT_REQUESTED, new ExportRequested(export, user, Instant.now())));
        return json(kafka.await(
                        "export.answered",
                        record -> record.value() != null && record.value().contains(export.toString())))
                .path("text")
                .asText();
    }

    private void know(UUID id, String phone) {
        publish(Event.of(
                EventType.USER_PROFILE,
                new UserProfile(id, "Robin", phone, "Etc/GMT", null, null, Set.of(Channel.CALL), false)));
        await().until(() ->
                database.count("select count(*) from user_profile where user_id = ? and phone = ?", id, phone) == 1);
    }
}
