package dev.heartline.call;

import java.sql.Array;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class CallbackTest extends CallServiceTest {

    private static final String STATUS = "/webhooks/twilio/voice/status";

    @ParameterizedTest
    @CsvSource({"completed, 12", "busy, 6", "no-answer, 6", "canceled, 6", "failed, 6"})
    void anyOrderAndNumberOfCallbacksEndsInTheSameRowAndOneEvent(String end, int runs) {
        var start = Instant.now().minusSeconds(600).truncatedTo(ChronoUnit.SECONDS);
        var random = new Random(7);
        var ends = new ArrayList<Map<String, Object>>();
        var calls = new ArrayList<UUID>();
        for (int run = 0; run < runs; run++) {
            var sid = sid();
            var life = new ArrayList<>(life(sid, end, start));
            int different = life.size();
            life.add(life.get(random.nextInt(different)));
            life.add(life.get(random.nextInt(different)));
            if (run > 0) {
                Collections.shuffle(life, random);
            }
            // As a dialled call is before its first callback, some minutes ago.
            var id = insertQueued(sid, start.minusSeconds(1));

            life.forEach(
                    fields -> assertThat(post(STATUS + "?callId=" + id, fields).statusCode())
                            .isEqualTo(204));

            var row = new HashMap<>(completedRow(id));
            row.replaceAll((_, value) -> value instanceof Array ? value.toString() : value);
            row.keySet()
                    .removeAll(List.of(
                            "id", "provider_call_sid", "completed_at", "attended_until", "price_due_at", "created_at"));
            ends.add(row);
            calls.add(id);
        }

        assertThat(ends).allSatisfy(row -> assertThat(row).isEqualTo(ends.getFirst()));
        assertThat(ends.getFirst())
                .containsEntry("call_status", end.replace('-', '_'))
                .containsEntry("duration_seconds", end.equals("completed") ? 60 : 0);
        calls.forEach(id -> {
            completion(id);
            assertThat(completions(id)).hasSize(1);
        });
    }

    @Test
    void whatIsPublishedAsCompletedIsNotCalledBusyAfterwards() {
        var sid = sid();
        var id = insertQueued(sid, Instant.now());
        post(STATUS, callback(sid, "completed", 3, Instant.now()));
        completedRow(id);

        assertThat(post(STATUS, callback(sid, "busy", 2, Instant.now())).statusCode())
                .isEqualTo(204);

        assertThat(row(id)).containsEntry("call_status", "completed").containsEntry("duration_seconds", 0);
        completion(id);
        assertThat(completions(id)).hasSize(1);
    }

    @Test
    void aCallbackThatOvertakesTheAnswerOfTheProviderIsKnownByOurOwnId() {
        var id = insertQueued(null, Instant.now());
        var sid = sid();

        var response = post(STATUS + "?callId=" + id, callback(sid, "ringing", 1, Instant.now()));

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(row(id)).containsEntry("call_status", "ringing").containsEntry("provider_call_sid", sid);
        assertThat(post(STATUS + "?callId=" + id, callback(sid(), "busy", 2, Instant.now()))
                        .statusCode())
                .isEqualTo(404);
        assertThat(row(id)).containsEntry("call_status", "ringing");
    }

    @Test
    void callbacksOfUnknownCallsAndMalformedOnesAreRefusedAndLeaveNoTrace() {
        var before = database.count("select count(*) from phone_calls");

        assertThat(post(STATUS, callback(sid(), "completed", 3, Instant.now())).statusCode())
                .isEqualTo(404);
        assertThat(post(STATUS + "?callId=not-an-id", callback(sid(), "completed", 3, Instant.now()))
                        .statusCode())
                .isEqualTo(404);
        assertThat(post(STATUS, callback(sid(), "dreaming", 3, Instant.now())).statusCode())
                .isEqualTo(400);
        assertThat(post(STATUS, Map.of("CallStatus", "busy")).statusCode()).isEqualTo(400);
        assertThat(post("/webhooks/twilio/voice/inbound", Map.of("CallSid", sid()))
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("/webhooks/twilio/voice/answer/" + UUID.randomUUID(), incoming(sid(), phone()))
                        .statusCode())
                .isEqualTo(404);

        assertThat(database.count("select count(*) from phone_calls")).isEqualTo(before);
    }

    private static List<Map<String, String>> life(String sid, String end, Instant start) {
        var initiated = callback(sid, "initiated", 0, start.plusSeconds(1));
        var ringing = callback(sid, "ringing", 1, start.plusSeconds(2));
        return end.equals("completed")
                ? List.of(
                        initiated,
                        ringing,
                        callback(sid, "in-progress", 2, start.plusSeconds(5)),
                        completed(sid, start.plusSeconds(65), 60))
                : List.of(initiated, ringing, callback(sid, end, 2, start.plusSeconds(30)));
    }

    private static Map<String, String> completed(String sid, Instant at, int seconds) {
        var fields = callback(sid, "completed", 3, at);
        fields.put("CallDuration", String.valueOf(seconds));
        fields.put("Duration", "1");
        return fields;
    }

    private UUID insertQueued(String sid, Instant initiatedAt) {
        var id = UUID.randomUUID();
        database.update("""
            insert into phone_calls (id, call_direction, call_status, initiated_at, provider, provider_call_sid,
                                     from_phone, to_phone, attended_until)
            values (?, 'outbound', 'queued', ?, 'twilio', ?, '+12025550100', '+12025550199', now() + interval '1 hour')
            """, id, Timestamp.from(initiatedAt), sid);
        return id;
    }
}
