package dev.heartline.call.schedule;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.call.CallServiceTest;
import dev.heartline.call.MovableClock;
import dev.heartline.carrier.network.Person;
import dev.heartline.carrier.network.Script;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.SmsReceived;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.SmsIntent;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

/** In a zone without daylight saving, where it is afternoon. */
@QuarkusTest
class TextedCallTest extends CallServiceTest {

    @Inject
    MovableClock clock;

    private final String zone = zoneWhereItIs(13);

    @AfterEach
    void setTheClockBack() {
        clock.setBack();
    }

    @Test
    void whoAsksByTextIsCalledThen() {
        var user = user(zone, Channel.CALL, Channel.SMS);
        var text = text(user, "Hey, can you call me tomorrow at 5?", SmsIntent.OTHER, false);

        publish(Event.of(EventType.SMS_RECEIVED, text));

        var id = askedIn(text);
        var tomorrow = today().plusDays(1);
        given().auth()
                .oauth2(Tokens.user(user.id()))
                .get("/scheduled-calls/{id}", id)
                .then()
                .statusCode(200)
                .body("localTime", equalTo(tomorrow + "T17:00"))
                .body("timeFrom", equalTo("request"))
                .body("purpose", equalTo("check_in"))
                .body("askedInText", equalTo(text.messageId().toString()))
                .body("requestedBy", equalTo(null));
        carrier.register(Person.answering(user.phone(), Script.of("Yes, speaking.", "Bye.")));
        clock.moveTo(tomorrow.atTime(17, 1).atZone(ZoneId.of(zone)).toInstant());
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(scheduled(id)).containsEntry("state", "done"));
        assertThat(database.row(
                        "select purpose, verdict from contact_decision where user_id = ? and channel = 'call'",
                        user.id()))
                .isEqualTo(Map.of("purpose", "follow_up", "verdict", "allowed"));
    }

    @Test
    void aTextThatIsToldAgainSchedulesNothingMore() {
        var user = user(zone, Channel.CALL);
        var text = text(user, "call me tomorrow at 5", SmsIntent.OTHER, false);
        var event = Event.of(EventType.SMS_RECEIVED, text);

        publish(event);
        publish(event);
        publish(Event.of(EventType.SMS_RECEIVED, text));
        taken(user);

        assertThat(rows(user))
                .hasSize(1)
                .first()
                .satisfies(row -> assertThat(row)
                        .containsEntry("state", "waiting")
                        .containsEntry("asked_in_text", text.messageId()));
    }

    @Test
    void whereTheTimeIsLeftToUsItIsAnHourAtWhichTheyTakeCalls() {
        var user = user(zone, Channel.CALL);
        database.update(
                "insert into best_call_times (user_id, version, times, refreshed_at) values (?, 1, '{07:00,19:30}', now())",
                user.id());
        var text = text(user, "Can you call me?", SmsIntent.REQUEST_HELP, false);

        publish(Event.of(EventType.SMS_RECEIVED, text));

        var row = scheduled(askedIn(text));
        assertThat(row).containsEntry("time_from", "patterns").containsEntry("call_purpose", "intervention");
        assertThat(local(row)).isEqualTo(today().atTime(19, 30));
    }

    @Test
    void anotherHourOfTheSameDayIsTheSameCall() {
        var user = user(zone, Channel.CALL);
        var first = tell(user, "call me tomorrow at 5");
        var other = tell(user, "call me in three days");
        var second = tell(user, "sorry, call me tomorrow at 6 instead");

        assertThat(scheduled(askedIn(first)))
                .containsEntry("state", "canceled")
                .containsEntry("canceled_by", user.id().toString());
        assertThat(scheduled(askedIn(other))).containsEntry("state", "waiting");
        assertThat(local(scheduled(askedIn(second))))
                .isEqualTo(today().plusDays(1).atTime(18, 0));

        publish(Event.of(EventType.SMS_RECEIVED, first));
        taken(user);

        assertThat(scheduled(askedIn(second))).as("the first one is told again").containsEntry("state", "waiting");
    }

    /** As phones report it; the second edit is of the same text. */
    @Test
    void anEditStandsForTheTextThatWasEdited() {
        var user = user(zone, Channel.CALL);
        var first = tell(user, "call me tomorrow at 5");
        var other = tell(user, "and call me in two days");

        publish(Event.of(EventType.SMS_RECEIVED, edited(first, "call me in three days")));
        await().untilAsserted(() ->
                assertThat(waiting(user)).containsExactlyInAnyOrder(today().plusDays(2), today().plusDays(3)));
        assertThat(scheduled(askedIn(other))).containsEntry("state", "waiting");

        publish(Event.of(EventType.SMS_RECEIVED, edited(first, "don't bother, text me instead")));
        await().untilAsserted(() -> assertThat(waiting(user)).containsExactly(today().plusDays(2)));
    }

    private List<LocalDate> waiting(User user) {
        return database
                .rows(
                        "select scheduled_for at time zone timezone as local from scheduled_calls where user_id = ? and state = 'waiting'",
                        user.id())
                .stream()
                .map(row -> local(row).toLocalDate())
                .toList();
    }

    private static SmsReceived edited(SmsReceived text, String body) {
        return new SmsReceived(
                UUID.randomUUID(),
                text.userId(),
                text.conversationId(),
                text.provider(),
                body,
                Instant.now(),
                SmsIntent.OTHER,
                0.9,
                null,
                null,
                true,
                false,
                text.messageId());
    }

    @Test
    void whoNoLongerWantsTheCallGetsNoneThatTheyAskedFor() {
        var user = user(zone, Channel.CALL);
        var asked = tell(user, "call me tomorrow at 5");
        database.update("""
                insert into scheduled_calls (id, user_id, scheduled_for, timezone, call_purpose, due_at, window_ends_at)
                values (gen_random_uuid(), ?, now() + interval '1 day', 'Etc/GMT', 'check_in', now() + interval '1 day', now() + interval '2 days')
                """, user.id());

        publish(Event.of(
                EventType.SMS_RECEIVED,
                text(user, "I'm busy. Please don't call me tomorrow.", SmsIntent.OTHER, false)));

        await().untilAsserted(() -> assertThat(scheduled(askedIn(asked))).containsEntry("state", "canceled"));
        assertThat(rows(user))
                .filteredOn(row -> row.get("asked_in_text") == null)
                .extracting(row -> row.get("state"))
                .as("what others have planned stays")
                .containsExactly("waiting");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Please don't call me tomorrow.                      | canceled | waiting",
                "no need to call me in three days after all          | waiting  | canceled",
                "Don't call me at five                               | canceled | waiting",
                "No need to call me.                                 | canceled | canceled",
                "Please don't call me at work.                       | waiting  | waiting",
                "please don't call me on weekends                    | waiting  | waiting",
                "Don't call me in the mornings                       | waiting  | waiting",
            })
    void ofTwoCallsOnlyWhatTheyNameIsTakenBack(String body, String tomorrows, String others) {
        var user = user(zone, Channel.CALL);
        var tomorrow = tell(user, "call me tomorrow at 5");
        var other = tell(user, "call me in three days");
        database.update(
                "update scheduled_calls set scheduled_for = (timezone(timezone, scheduled_for)::date + time '18:00') at time zone timezone where id = ?",
                askedIn(other));

        publish(Event.of(EventType.SMS_RECEIVED, text(user, body, SmsIntent.OTHER, false)));
        taken(user, "call me in five days");

        assertThat(scheduled(askedIn(tomorrow))).containsEntry("state", tomorrows);
        assertThat(scheduled(askedIn(other))).containsEntry("state", others);
    }

    @Test
    void whatIsWantedInsteadTakesThePlaceOfWhatTheyNameAndOfNothingElse() {
        var user = user(zone, Channel.CALL);
        var first = tell(user, "call me tomorrow at 5");
        var other = tell(user, "call me in three days");

        var second = tell(user, "Don't call me tomorrow at five, call me at six");

        assertThat(scheduled(askedIn(first))).containsEntry("state", "canceled");
        assertThat(scheduled(askedIn(other))).containsEntry("state", "waiting");
        assertThat(local(scheduled(askedIn(second))))
                .isEqualTo(today().plusDays(1).atTime(18, 0));

        var third = tell(user, "Don't call me tomorrow, can you call me in four days instead?");

        assertThat(scheduled(askedIn(second))).containsEntry("state", "canceled");
        assertThat(scheduled(askedIn(other))).containsEntry("state", "waiting");
        assertThat(scheduled(askedIn(third))).containsEntry("state", "waiting");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "call me tomorrow at 5 or I'll hurt myself | EMERGENCY   | true",
                "call me tomorrow at 5                     | EMERGENCY   | false",
                "call me tomorrow at 5                     | OPT_OUT     | false",
                "call me tomorrow at 5                     | OTHER       | true",
                "my mom said call me tomorrow at 5         | OTHER       | false",
                "call me next Friday                       | OTHER       | false",
                "I'll call my sister                       | OTHER       | false",
                "call me Robin                             | OTHER       | false",
            })
    void whatIsNoCertainRequestSchedulesNothing(String body, SmsIntent intent, boolean crisis) {
        var user = user(zone, Channel.CALL);

        publish(Event.of(EventType.SMS_RECEIVED, text(user, body, intent, crisis)));
        taken(user);

        assertThat(rows(user)).isEmpty();
    }

    @Test
    void aTextThatComesWhenItsTimeHasLongPassedSchedulesNothing() {
        var user = user(zone, Channel.CALL);
        var said = Instant.now().minus(Duration.ofHours(4));
        publish(Event.of(EventType.SMS_RECEIVED, text(user, "call me in half an hour", SmsIntent.OTHER, false, said)));
        taken(user);

        assertThat(rows(user)).isEmpty();
    }

    /** A restored database knows nothing of the calls since its backup, and reads again what asked for them. */
    @Test
    void whoMayHaveBeenCalledBeforeTheDatabaseWasRestoredIsNotCalledForItAgain() {
        var user = user(zone, Channel.CALL);
        var said = LocalStackResource.FORGOTTEN_UNTIL.minus(Duration.ofDays(3));

        publish(Event.of(EventType.SMS_RECEIVED, text(user, "Can you call me?", SmsIntent.OTHER, false, said)));
        taken(user);

        assertThat(rows(user)).isEmpty();
    }

    /** One after the other has had its effect. */
    private SmsReceived tell(User user, String body) {
        var text = text(user, body, SmsIntent.OTHER, false);
        publish(Event.of(EventType.SMS_RECEIVED, text));
        askedIn(text);
        return text;
    }

    /** All that was told of the user is taken: what comes after it is. */
    private void taken(User user) {
        taken(user, "call me in three days");
    }

    /** @param request for a day on which nothing is planned, as it would replace that */
    private void taken(User user, String request) {
        var last = tell(user, request);
        database.update("delete from scheduled_calls where asked_in_text = ?", last.messageId());
    }

    private UUID askedIn(SmsReceived text) {
        await().until(() ->
                database.count("select count(*) from scheduled_calls where asked_in_text = ?", text.messageId()) == 1);
        return database.value(UUID.class, "select id from scheduled_calls where asked_in_text = ?", text.messageId());
    }

    private Map<String, Object> scheduled(UUID id) {
        return database.row(
                "select *, scheduled_for at time zone timezone as local from scheduled_calls where id = ?", id);
    }

    private List<Map<String, Object>> rows(User user) {
        return database.rows("select * from scheduled_calls where user_id = ?", user.id());
    }

    private static LocalDateTime local(Map<String, Object> row) {
        return ((Timestamp) row.get("local")).toLocalDateTime();
    }

    private LocalDate today() {
        return LocalDate.now(ZoneId.of(zone));
    }

    private static SmsReceived text(User user, String body, SmsIntent intent, boolean crisis) {
        return text(user, body, intent, crisis, Instant.now());
    }

    private static SmsReceived text(User user, String body, SmsIntent intent, boolean crisis, Instant at) {
        return new SmsReceived(
                UUID.randomUUID(),
                user.id(),
                UUID.randomUUID(),
                "twilio",
                body,
                at,
                intent,
                0.9,
                null,
                null,
                true,
                crisis);
    }
}
