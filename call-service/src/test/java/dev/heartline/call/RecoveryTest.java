package dev.heartline.call;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.carrier.fault.CallbackDisturbance;
import dev.heartline.carrier.network.Behaviour;
import dev.heartline.carrier.network.InboundCall;
import dev.heartline.carrier.network.Person;
import dev.heartline.carrier.network.Script;
import dev.heartline.carrier.twilio.NumberRoutes;
import dev.heartline.events.EventJson;
import dev.heartline.events.EventSchemas;
import dev.heartline.events.EventType;
import dev.heartline.telephony.signature.FormBody;
import dev.heartline.testing.LocalStackResource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Rows as a killed process leaves them, and what becomes of them. */
@QuarkusTest
class RecoveryTest extends CallServiceTest {

    @Test
    void aCallThatEndedWithoutItsEventIsCompletedByTheSweep() {
        var user = user();
        var id = insert(user.id(), "completed", null);
        turn(id, 0, "coach", "Hi Robin, how was your week?");
        turn(id, 1, "user", "I'll call my sister on Sunday.");
        activeCall(id, user.id());

        var row = completedRow(id);

        assertThat((String) row.get("transcript")).contains("I'll call my sister on Sunday.");
        assertThat(row)
                .containsEntry("cost_micros", 17_000L)
                .containsEntry("cost_cents", 2)
                .containsEntry("cost_currency", "USD");
        assertThat(database.count("select count(*) from active_calls where phone_call_id = ?", id))
                .isZero();
        var event = json(completion(id));
        assertThat(EventSchemas.violations(EventType.CALL_COMPLETED, event)).isEmpty();
        assertThat(event.at("/turns")).hasSize(2);
        assertThat(completions(id)).hasSize(1);
    }

    @Test
    void theLastWordsThatAnotherReplicaStillStoresAreWaitedFor() {
        var user = user();
        var id = insert(user.id(), "completed", null);
        turn(id, 0, "coach", "Hi Robin, how was your week?");
        activeCall(id, user.id());
        var begun = System.nanoTime();
        await().until(() ->
                database.count("select count(*) from phone_calls where id = ? and attended_until > now()", id) == 1);

        turn(id, 1, "user", "I'll call my sister on Sunday.");
        database.update("update active_calls set settled_at = now() where phone_call_id = ?", id);

        assertThat((String) completedRow(id).get("transcript")).contains("I'll call my sister on Sunday.");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
        assertThat(completions(id)).hasSize(1);
    }

    @Test
    void aCallWhoseCallbacksStoppedIsLookedUpAndCompleted() {
        var user = user();
        // The network knows how it ended, but tells nobody.
        var routes = NumberRoutes.ofServices(publicUrl(), publicUrl());
        carrier.route(new NumberRoutes(routes.voiceUrl(), Optional.empty(), routes.smsUrl()));
        var sid = carrier.place(InboundCall.from(user.phone(), Script.of("I stayed sober for a week. Bye.")));
        done(sid);
        var id = callId(sid);
        assertThat(row(id)).containsEntry("call_status", "in_progress");

        neglect(id);

        assertThat(completedRow(id)).containsEntry("call_status", "completed");
        assertThat(json(completion(id)).at("/outcome").asText()).isEqualTo("completed");
        assertThat(completions(id)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vonage", "plivo"})
    void aCallWhoseCallbacksStayAwayIsClosedByAskingItsCarrier(String by) {
        var user = userBy(by);
        carrier.disturbCallbacks(new CallbackDisturbance(false, false, Duration.ofHours(1)));
        var sid = place(by, user.phone(), Script.of("I stayed sober for a week. Bye."));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> carrier.call(sid).orElseThrow().endedBy().isPresent());
        var id = callId(sid);
        assertThat(row(id)).containsEntry("call_status", "in_progress").containsEntry("provider", by);

        neglect(id);

        assertThat(completedRow(id))
                .containsEntry("call_status", "completed")
                .containsEntry("duration_reported", true)
                .containsEntry("cost_final", true);
        assertThat((String) row(id).get("transcript")).contains("I stayed sober for a week.");
        assertThat(completions(id)).hasSize(1);
    }

    @Test
    void aCallThatTheProviderDoesNotKnowHasFailed() {
        var id = insert(user().id(), "in_progress", sid());

        assertThat(completedRow(id)).containsEntry("call_status", "failed");
    }

    @Test
    void aDialThatNeverHappenedHasFailedAfterAWhile() {
        var fresh = insertQueued(Instant.now(), phone());
        var old = insertQueued(Instant.now().minusSeconds(600), phone());

        assertThat(completedRow(old)).containsEntry("call_status", "failed");
        assertThat(row(fresh)).containsEntry("call_status", "queued");
    }

    @Test
    void aDialWhoseAnswerAndCallbacksWereLostIsFoundAmongTheProvidersCalls() throws Exception {
        var user = user();
        carrier.register(Person.behaving(user.phone(), Behaviour.BUSY));
        var id = insertQueued(Instant.now().minusSeconds(5), user.phone());

        var sid = dialWithoutCallbacks(user.phone());

        assertThat(completedRow(id)).containsEntry("call_status", "busy").containsEntry("provider_call_sid", sid);
        assertThat(completions(id)).hasSize(1);
    }

    @Test
    void aLostDialIsFoundAmongAHundredOlderAndNewerCallsToTheNumber() throws Exception {
        var user = user();
        carrier.register(Person.behaving(user.phone(), Behaviour.BUSY));
        for (int i = 0; i < 56; i++) {
            dialWithoutCallbacks(user.phone());
        }
        // The provider tells times in whole seconds, and people aren't called twice in one.
        var nextSecond = Instant.now().plusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
        await().until(() -> Instant.now().isAfter(nextSecond));
        var asked = Instant.now();

        var lost = dialWithoutCallbacks(user.phone());
        for (int i = 0; i < 56; i++) {
            insert(user.id(), "completed", dialWithoutCallbacks(user.phone()));
        }
        var id = insertQueued(asked, user.phone());

        assertThat(completedRow(id)).containsEntry("call_status", "busy").containsEntry("provider_call_sid", lost);
    }

    @Test
    void aCallThatAnotherRowClaimsIsNotTakenForALostDial() throws Exception {
        var user = user();
        carrier.register(Person.behaving(user.phone(), Behaviour.BUSY));
        var sid = dialWithoutCallbacks(user.phone());
        insert(user.id(), "completed", sid);

        var id = insertQueued(Instant.now().minusSeconds(600), user.phone());

        assertThat(completedRow(id)).containsEntry("call_status", "failed").containsEntry("provider_call_sid", null);
    }

    /** A request of ours whose answer got lost, to a provider whose callbacks got lost as well. */
    private String dialWithoutCallbacks(String to) throws IOException, InterruptedException {
        var account = LocalStackResource.TWILIO_ACCOUNT_SID;
        var credentials = account + ":" + LocalStackResource.TWILIO_AUTH_TOKEN;
        var form = FormBody.of(Map.of(
                "From", LocalStackResource.TWILIO_FROM_NUMBER, "To", to, "Url", publicUrl() + "/no-such-answer"));
        var request = HttpRequest.newBuilder(
                        URI.create(carrier.url() + "/2010-04-01/Accounts/" + account + "/Calls.json"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.encoded()))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(201);
            return EventJson.mapper().readTree(answer.body()).get("sid").asText();
        }
    }

    private UUID insert(UUID userId, String status, String sid) {
        var id = UUID.randomUUID();
        var started = Timestamp.from(Instant.now().minusSeconds(120));
        boolean ended = status.equals("completed");
        database.update(
                """
                insert into phone_calls (id, user_id, call_direction, call_status, initiated_at, answered_at, ended_at,
                    duration_seconds, provider, provider_call_sid, from_phone, to_phone, attended_until)
                values (?, ?, 'inbound', ?, ?, ?, ?, ?, 'twilio', ?, '+12025550101', '+12025550100', now() - interval '1 minute')
                """,
                id,
                userId,
                status,
                started,
                started,
                ended ? Timestamp.from(Instant.now()) : null,
                ended ? 120 : null,
                sid == null ? sid() : sid);
        return id;
    }

    private UUID insertQueued(Instant initiatedAt, String to) {
        var id = UUID.randomUUID();
        database.update("""
                insert into phone_calls (id, call_direction, call_status, initiated_at, provider, from_phone, to_phone,
                    attended_until)
                values (?, 'outbound', 'queued', ?, 'twilio', '+12025550100', ?, now() - interval '1 minute')
                """, id, Timestamp.from(initiatedAt), to);
        return id;
    }

    private void neglect(UUID id) {
        await().until(() ->
                database.update("update phone_calls set attended_until = now() - interval '1 minute' where id = ?", id)
                        == 1);
        database.update(
                "update active_calls set last_updated_at = now() - interval '1 hour' where phone_call_id = ?", id);
    }

    private void turn(UUID callId, int seq, String speaker, String text) {
        database.update(
                "insert into call_turns (call_id, seq, speaker, text, at) values (?, ?, ?, ?, now())",
                callId,
                seq,
                speaker,
                text);
    }

    private void activeCall(UUID callId, UUID userId) {
        database.update("""
                insert into active_calls (id, phone_call_id, user_id, current_state, conversation_context, last_updated_at)
                values (?, ?, ?, 'listening', '{}', now() - interval '1 hour')
                """, UUID.randomUUID(), callId, userId);
    }
}
