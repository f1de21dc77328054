package dev.heartline.call.schedule;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.call.CallServiceTest;
import dev.heartline.call.MovableClock;
import dev.heartline.events.CoachMessaged;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.MessageMilestone;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
class ReminderTest extends CallServiceTest {

    @Inject
    MovableClock clock;

    private final String zone = zoneWhereItIs(9);
    private final LocalDateTime began =
            LocalDateTime.ofInstant(Instant.now().truncatedTo(ChronoUnit.MINUTES), ZoneId.of(zone));

    @AfterEach
    void setTheClockBack() {
        clock.setBack();
    }

    @Test
    void anHourBeforeTheUserIsToBeRemindedAndItIsOnRecordWhenTheyWere() {
        var user = user(zone, Channel.CALL, Channel.SMS);
        var id = scheduled(user, 180);
        var late = scheduled(user, 30);

        clock.moveOn(Duration.ofMinutes(121));

        await().until(() -> announced(id).size() == 1);
        var told = announced(id).getFirst();
        assertThat(told.path("userId").asText()).isEqualTo(user.id().toString());
        assertThat(told.path("scheduledFor").asText())
                .isEqualTo(instant(in(180)).toString());
        assertThat(told.path("timezone").asText()).isEqualTo(zone);
        assertThat(told.path("calledOff").asBoolean()).isFalse();
        get(id).body("reminderSentAt", nullValue());
        assertThat(announced(late))
                .as("who agreed to it half an hour before knows of it")
                .isEmpty();

        var sent = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        publish(messaged(user, UUID.randomUUID(), sent.minusSeconds(60)));
        publish(messaged(user, UUID.fromString(told.path("textId").asText()), sent));
        publish(messaged(user, UUID.fromString(told.path("textId").asText()), sent.plusSeconds(9)));

        await().until(() -> row(id, "reminder_sent_at") != null);
        get(id).body("reminderSentAt", equalTo(sent.toString()));
        assertThat(announced(id)).hasSize(1);
    }

    @Test
    void whoseCallIsMovedIsRemindedOfItsNewTimeAndNotOfTheOldOne() {
        var user = user(zone, Channel.CALL, Channel.SMS);
        var id = scheduled(user, 180);
        clock.moveOn(Duration.ofMinutes(121));
        await().until(() -> announced(id).size() == 1);
        var text = announced(id).getFirst().path("textId").asText();
        publish(messaged(user, UUID.fromString(text), Instant.now()));
        await().until(() -> row(id, "reminder_sent_at") != null);

        move(id, in(360));

        get(id).body("reminderSentAt", nullValue());
        await().until(() -> announced(id).size() == 2);
        assertThat(announced(id).getLast().path("calledOff").asBoolean()).isTrue();
        assertThat(announced(id).getLast().path("textId").asText()).isEqualTo(text);
        clock.moveOn(Duration.ofMinutes(180));
        await().until(() -> announced(id).size() == 3);
        assertThat(announced(id).getLast().path("textId").asText()).isNotEqualTo(text);
        assertThat(announced(id).getLast().path("scheduledFor").asText())
                .isEqualTo(instant(in(360)).toString());
    }

    @Test
    void whoseCallIsCanceledIsNotRemindedOfIt() {
        var user = user(zone, Channel.CALL, Channel.SMS);
        var before = scheduled(user, 180);
        var after = scheduled(user, 181);
        cancel(before);
        clock.moveOn(Duration.ofMinutes(122));
        await().until(() -> announced(after).size() == 1);

        cancel(after);

        await().until(() -> announced(after).size() == 2);
        assertThat(announced(after).getLast().path("calledOff").asBoolean()).isTrue();
        assertThat(announced(before)).isEmpty();
    }

    @Test
    void eachCallOfASeriesIsRemindedOf() {
        var user = user(zone, Channel.CALL, Channel.SMS);
        var first = scheduled(user, 180, Map.of("recurrence", "FREQ=DAILY;COUNT=2"));
        assertThat(((Timestamp) row(first, "reminder_due_at")).toInstant()).isEqualTo(instant(in(120)));

        cancel(first);

        var second = database.value(
                UUID.class, "select id from scheduled_calls where user_id = ? and state = 'waiting'", user.id());
        assertThat(((Timestamp) row(second, "reminder_due_at")).toInstant())
                .isEqualTo(instant(in(120)).plus(Duration.ofDays(1)));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "PT1H, 2026-03-04T09:00:00Z, 2026-03-04T11:00:00Z",
                "PT1H, 2026-03-04T10:59:59Z, 2026-03-04T11:00:00Z",
                "PT1H, 2026-03-04T11:00:00Z, none",
                "PT1H, 2026-03-04T11:30:00Z, none",
                "P1D,  2026-03-01T09:00:00Z, 2026-03-03T12:00:00Z",
                "PT0S, 2026-03-01T09:00:00Z, none",
            })
    void itIsDueSoLongBeforeUnlessTheCallIsAgreedLater(Duration before, Instant agreedAt, Instant due) {
        assertThat(Reminders.dueAt(Instant.parse("2026-03-04T12:00:00Z"), before, agreedAt))
                .isEqualTo(due);
    }

    private List<JsonNode> announced(UUID scheduledCall) {
        return kafka.all("call.announced").stream()
                .map(CallServiceTest::json)
                .filter(event -> event.path("scheduledCallId").asText().equals(scheduledCall.toString()))
                .toList();
    }

    private static Event<CoachMessaged> messaged(User user, UUID text, Instant sentAt) {
        return Event.of(
                EventType.COACH_MESSAGED,
                new CoachMessaged(
                        text,
                        user.id(),
                        Channel.SMS,
                        MessageMilestone.DELIVERED,
                        sentAt.plusSeconds(1),
                        sentAt,
                        null,
                        null));
    }

    private UUID scheduled(User user, int minutes) {
        return scheduled(user, minutes, Map.of());
    }

    private UUID scheduled(User user, int minutes, Map<String, String> fields) {
        var wanted = new HashMap<String, Object>(
                Map.of("userId", user.id(), "at", in(minutes).toString(), "timezone", zone, "purpose", "check_in"));
        wanted.putAll(fields);
        return UUID.fromString(given().auth()
                .oauth2(Tokens.service())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(wanted)
                .post("/scheduled-calls")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private static ValidatableResponse get(UUID id) {
        return given().auth()
                .oauth2(Tokens.operator())
                .get("/scheduled-calls/{id}", id)
                .then()
                .statusCode(200);
    }

    private static void move(UUID id, LocalDateTime at) {
        given().auth()
                .oauth2(Tokens.operator())
                .contentType("application/json")
                .body(Map.of("at", at.toString()))
                .put("/scheduled-calls/{id}/time", id)
                .then()
                .statusCode(200);
    }

    private static void cancel(UUID id) {
        given().auth()
                .oauth2(Tokens.operator())
                .delete("/scheduled-calls/{id}", id)
                .then()
                .statusCode(200);
    }

    private Object row(UUID id, String column) {
        return database.row("select * from scheduled_calls where id = ?", id).get(column);
    }

    /** So many minutes from now, on the wall clock. */
    private LocalDateTime in(int minutes) {
        return began.plusMinutes(minutes);
    }

    private Instant instant(LocalDateTime at) {
        return at.atZone(ZoneId.of(zone)).toInstant();
    }
}
