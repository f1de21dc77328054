package dev.heartline.call.care;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;

import dev.heartline.call.CallServiceTest;
import dev.heartline.call.CallsInProgress;
import dev.heartline.call.context.CoachContexts;
import dev.heartline.call.lifecycle.Call;
import dev.heartline.care.alert.Answer;
import dev.heartline.events.CrisisRaised;
import dev.heartline.events.Event;
import dev.heartline.events.EventSchemas;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.CrisisKind;
import dev.heartline.events.vocabulary.CrisisState;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
class CrisesTest extends CallServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Crises crises;

    @Inject
    CoachContexts contexts;

    @Test
    void aCrisisIsRaisedOnceHoweverOftenItIsHeard() {
        var user = user();
        var call = callOf(user.id(), user.phone());

        Uni.join()
                .all(IntStream.range(0, 8)
                        .mapToObj(_ -> crises.raise(call, CrisisKind.MEDICAL, 0, Answer.spoken()))
                        .toList())
                .andFailFast()
                .await()
                .atMost(PATIENCE);

        assertThat(row(call.id())).containsEntry("crisis", true);
        var event = told(user.id().toString(), 1).getFirst();
        assertThat(EventSchemas.violations(EventType.CRISIS_RAISED, event)).isEmpty();
        assertThat(event.at("/state").asText()).isEqualTo("raised");
        assertThat(event.at("/kind").asText()).isEqualTo("medical");
        assertThat(event.at("/channel").asText()).isEqualTo("call");
        assertThat(event.at("/sourceId").asText()).isEqualTo(call.id().toString());
        assertThat(Duration.between(time(event, "raisedAt"), time(event, "quietUntil")))
                .isEqualTo(Duration.ofHours(72));
        assertThat(database.row("select * from care_alerts where source_id = ?", call.id()))
                .containsEntry("id", UUID.fromString(event.at("/crisisId").asText()))
                .containsEntry("user_id", user.id())
                .containsEntry("state", "open")
                .containsEntry("answer", "sent");
        assertThat(noticesOf(call)).containsExactly("raised");
        assertThat(afterCrisis(user)).isTrue();
    }

    @Test
    void aFalseAlarmIsTakenBackEverywhereAndMayBeRaisedAgain() {
        var user = user();
        var call = callOf(user.id(), user.phone());
        raise(call);

        crises.withdraw(call).await().atMost(PATIENCE);
        crises.withdraw(call).await().atMost(PATIENCE);

        assertThat(row(call.id())).containsEntry("crisis", false);
        var events = told(user.id().toString(), 2);
        assertThat(events).extracting(event -> event.at("/state").asText()).containsExactly("raised", "withdrawn");
        assertThat(events.get(1).at("/crisisId")).isEqualTo(events.get(0).at("/crisisId"));
        assertThat(events)
                .allSatisfy(event -> assertThat(EventSchemas.violations(EventType.CRISIS_RAISED, event))
                        .isEmpty());
        assertThat(database.row("select * from care_alerts where source_id = ?", call.id()))
                .containsEntry("state", "closed")
                .containsEntry("note", "withdrawn")
                .containsEntry("closed_by", null);
        assertThat(noticesOf(call)).containsExactly("raised", "withdrawn");
        assertThat(afterCrisis(user)).isFalse();

        raise(call);

        var again = told(user.id().toString(), 3).get(2);
        assertThat(again.at("/crisisId")).isNotEqualTo(events.getFirst().at("/crisisId"));
        assertThat(row(call.id())).containsEntry("crisis", true);
        assertThat(afterCrisis(user)).isTrue();
    }

    /** Where a human has dealt with what was heard before, nobody would look any more. */
    @Test
    void dangerThatIsHeardAfterAHumanHasClosedTheAlertIsAnother() {
        var user = user();
        var call = callOf(user.id(), user.phone());
        heardAt(call, 4);
        heardAt(call, 6);
        database.update(
                "update care_alerts set state = 'closed', closed_at = now(), closed_by = 'ben' where source_id = ?",
                call.id());

        heardAt(call, 4);
        assertThat(noticesOf(call)).as("told again, and not heard again").containsExactly("raised");
        heardAt(call, 8);
        heardAt(call, 10);

        assertThat(database.rows("select state from care_alerts where source_id = ? order by raised_at", call.id()))
                .extracting(alert -> alert.get("state"))
                .containsExactly("closed", "open");
        assertThat(noticesOf(call)).containsExactly("raised", "raised");
        assertThat(told(user.id().toString(), 2))
                .extracting(event -> event.path("crisisId"))
                .doesNotHaveDuplicates();
    }

    private void heardAt(Call call, int turn) {
        crises.raise(call, CrisisKind.SELF_HARM, turn, Answer.spoken()).await().atMost(PATIENCE);
    }

    @Test
    void aCrisisOfAnUnknownNumberBelongsToTheNumber() {
        var phone = phone();
        var call = callOf(null, phone);

        raise(call);

        var digest =
                database.value(String.class, "select number_digest from care_alerts where source_id = ?", call.id());
        assertThat(digest).matches("[0-9a-f]{64}");
        assertThat(told(digest, 1).getFirst().has("userId")).isFalse();
        assertThat(database.count("select count(*) from crisis_quiet where number_digest = ?", digest))
                .isOne();
    }

    @Test
    void aWithheldNumberIsNobodysButAHumanIsTold() {
        var call = callOf(null, "anonymous");

        raise(call);

        assertThat(told(call.id().toString(), 1).getFirst().has("numberDigest")).isFalse();
        assertThat(noticesOf(call)).containsExactly("raised");
    }

    /** Nothing else is up: no memory, no texts. */
    @Test
    void the72HoursHoldInEveryServiceFromTheEventAlone() {
        var user = user();
        var longAgo = user();
        var now = Instant.now();
        hear(user, now.minus(Duration.ofHours(71)));
        hear(longAgo, now.minus(Duration.ofHours(73)));

        assertThat(afterCrisis(user)).isTrue();
        assertThat(afterCrisis(longAgo)).isFalse();
    }

    /** The transcript is not judged a second time. */
    @Test
    void whatWasTakenBackIsNoCrisisInTheEventOfTheCallEither() {
        var user = user();
        var call = callOf(user.id(), user.phone());
        database.update("""
                insert into call_turns (call_id, seq, speaker, text, at)
                values (?, 0, 'user', 'I want to kill myself, says the man in the film.', now())
                """, call.id());
        database.update("""
                insert into active_calls
                  (id, phone_call_id, user_id, current_state, conversation_context, judged_through, settled_at)
                values (?, ?, ?, 'listening', '{}', 0, now())
                """, Ids.next(), call.id(), user.id());
        raise(call);
        crises.withdraw(call).await().atMost(PATIENCE);

        post("/webhooks/twilio/voice/status", callback(call.providerSid(), "completed", 3, Instant.now()));

        assertThat(completedRow(call.id())).containsEntry("crisis", false);
        assertThat(json(completion(call.id())).at("/analysis/crisis").asBoolean())
                .isFalse();
    }

    @Test
    void whoSpeaksOfDangerIsAPersonWhateverTookThemForAMachine() {
        var user = user();
        var call = callOf(user.id(), user.phone());
        database.update("update phone_calls set answered_by = 'machine' where id = ?", call.id());

        raise(call);

        assertThat(row(call.id())).containsEntry("answered_by", "human");
    }

    private void raise(Call call) {
        crises.raise(call, CrisisKind.SELF_HARM, 0, Answer.spoken()).await().atMost(PATIENCE);
    }

    private void hear(User user, Instant at) {
        var crisis = new CrisisRaised(
                Ids.next(),
                user.id(),
                null,
                CrisisState.RAISED,
                CrisisKind.SELF_HARM,
                Channel.SMS,
                Ids.next(),
                at,
                at.plus(Duration.ofHours(72)));
        publish(Event.of(EventType.CRISIS_RAISED, crisis));
        await().atMost(PATIENCE)
                .until(() -> database.count("select count(*) from crisis_quiet where crisis_id = ?", crisis.crisisId())
                        == 1);
    }

    private boolean afterCrisis(User user) {
        return contexts.of(CallsInProgress.from(user.id(), user.phone()), Duration.ofMinutes(30))
                .await()
                .atMost(PATIENCE)
                .person()
                .afterCrisis();
    }

    private List<JsonNode> told(String key, int count) {
        return kafka.await("crisis.raised", record -> key.equals(record.key()), count).stream()
                .map(CallServiceTest::json)
                .toList();
    }

    private static Instant time(JsonNode event, String field) {
        return Instant.parse(event.path(field).asText());
    }

    private List<String> noticesOf(Call call) {
        return database.rows("""
                        select n.kind from care_notices n join care_alerts a on a.id = n.alert_id
                        where a.source_id = ? order by n.created_at, n.id
                        """, call.id()).stream()
                .map(notice -> (String) notice.get("kind"))
                .toList();
    }

    private Call callOf(UUID userId, String phone) {
        return CallsInProgress.written(CallsInProgress.from(userId, phone), database);
    }
}
