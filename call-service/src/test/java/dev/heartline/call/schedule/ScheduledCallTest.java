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

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.call.CallServiceTest;
import dev.heartline.call.MovableClock;
import dev.heartline.carrier.network.Behaviour;
import dev.heartline.carrier.network.Direction;
import dev.heartline.carrier.network.Person;
import dev.heartline.carrier.network.Script;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.PatternsRefreshed;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

/** In a zone without daylight saving, where it is afternoon. */
@QuarkusTest
class ScheduledCallTest extends CallServiceTest {

    @Inject
    MovableClock clock;

    private final String zone = zoneWhereItIs(13);
    private final LocalDateTime began =
            LocalDateTime.ofInstant(Instant.now().truncatedTo(ChronoUnit.MINUTES), ZoneId.of(zone));

    @AfterEach
    void setTheClockBack() {
        clock.setBack();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1000000000-01-01T00:00:00Z", "+1000000000-12-31T23:59:59Z", "1000-01-01T00:00:00Z"})
    void noCallIsLookedForInATimeThatNoneCanHave(String from) {
        given().auth()
                .oauth2(Tokens.operator())
                .queryParam("from", from)
                .get("/scheduled-calls")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    // Made

    @Test
    void aCallIsMadeWhenItIsDueAndTheCoachKnowsWhatItIsAbout() {
        var user = user();
        carrier.register(Person.answering(user.phone(), Script.of("Yes, speaking.", "Bye.")));
        var id = scheduled(user, Map.of("talkingPoints", List.of("sleep this week")));
        assertThat(scheduledRow(id)).containsEntry("state", "waiting").containsEntry("completed", false);

        clock.moveOn(Duration.ofMinutes(11));

        var row = settled(id);
        assertThat(row)
                .containsEntry("state", "done")
                .containsEntry("completed", true)
                .containsEntry("reason", null)
                .containsEntry("attempts", 1);
        assertThat(row((UUID) row.get("phone_call_id")))
                .containsEntry("user_id", user.id())
                .containsEntry("call_purpose", "check_in")
                .containsEntry("contact_reason", "within_contact_hours");
        assertThat(database.value(
                        String.class,
                        "select talking_points[1] from phone_calls where id = ?",
                        row.get("phone_call_id")))
                .isEqualTo("sleep this week");
        assertThat(attempts(id)).containsExactly("completed");
        assertThat(ringsAt(user)).isEqualTo(1);
    }

    @Test
    void aBusyLineIsTriedAgainAfterAWhile() {
        var user = user();
        carrier.register(Person.behaving(user.phone(), Behaviour.BUSY));
        var id = scheduled(user, Map.of());

        clock.moveOn(Duration.ofMinutes(11));
        await().untilAsserted(() -> assertThat(scheduledRow(id))
                .containsEntry("state", "waiting")
                .containsEntry("reason", "busy")
                .containsEntry("attempts", 1));
        carrier.register(Person.answering(user.phone(), Script.of("Yes, speaking.", "Bye.")));
        clock.moveOn(Duration.ofMinutes(6));

        assertThat(settled(id)).containsEntry("state", "done");
        assertThat(attempts(id)).containsExactly("busy", "completed");
        get(Tokens.operator(), id)
                .body("tried.outcome", contains("busy", "completed"))
                .body(
                        "tried[1].callId",
                        equalTo(scheduledRow(id).get("phone_call_id").toString()));
    }

    @ParameterizedTest
    @CsvSource({"NO_ANSWER, no_answer", "VOICEMAIL, voicemail"})
    void whoIsNotReachedInTheWindowIsMissed(Behaviour behaviour, String reason) {
        var user = user();
        carrier.register(Person.behaving(user.phone(), behaviour));
        var id = scheduled(user, Map.of("windowMinutes", 15));

        clock.moveOn(Duration.ofMinutes(11));

        assertThat(settled(id))
                .containsEntry("state", "missed")
                .containsEntry("reason", reason)
                .containsEntry("completed", false);
        assertThat(ringsAt(user)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        // purpose, as the tests are configured; what is to be done; what came of it, and whether it is tried again
        "check_in, retry_later, voicemail, waiting",
        "celebration, hang_up, voicemail, missed",
        "accountability, leave_message, message_left, missed"
    })
    void whatFollowsAMachineIsAMatterOfThePurpose(String purpose, String action, String outcome, String state) {
        var user = user();
        carrier.register(Person.behaving(user.phone(), Behaviour.VOICEMAIL));
        var id = scheduled(user, Map.of("purpose", purpose));

        clock.moveOn(Duration.ofMinutes(11));

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(attempts(id)).containsExactly(outcome));
        assertThat(scheduledRow(id)).containsEntry("state", state).containsEntry("reason", outcome);
        var call = row((UUID) scheduledRow(id).get("phone_call_id"));
        assertThat(call)
                .containsEntry("on_voicemail", action)
                .containsEntry("mailbox_message", outcome.equals("message_left") ? "left" : null);
        assertThat(carrier.call((String) call.get("provider_call_sid"))
                        .orElseThrow()
                        .kept())
                .hasSize(outcome.equals("message_left") ? 1 : 0);
    }

    @Test
    void whereSomebodyElsePicksUpTheUserIsCalledAgain() {
        var user = user();
        carrier.register(Person.answering(user.phone(), Script.of("No, this is her husband.")));
        var id = scheduled(user, Map.of());

        clock.moveOn(Duration.ofMinutes(11));
        await().untilAsserted(() -> assertThat(scheduledRow(id))
                .containsEntry("state", "waiting")
                .containsEntry("reason", "somebody_else")
                .containsEntry("completed", false));
        assertThat(row((UUID) scheduledRow(id).get("phone_call_id")))
                .containsEntry("call_status", "completed")
                .containsEntry("somebody_else", true);
        carrier.register(Person.answering(user.phone(), Script.of("Yes, speaking.", "Bye.")));
        clock.moveOn(Duration.ofMinutes(21));

        assertThat(settled(id)).containsEntry("state", "done");
        assertThat(attempts(id)).containsExactly("somebody_else", "completed");
        assertThat(row((UUID) scheduledRow(id).get("phone_call_id"))).containsEntry("somebody_else", false);
    }

    @Test
    void whenSomebodyElseSaysWhenToCallAgainThatIsWhen() {
        var user = user(zone, Channel.CALL, Channel.SMS);
        carrier.register(
                Person.answering(user.phone(), Script.of("No, she's not here. Please call back at three o'clock.")));
        var id = scheduled(user, Map.of());
        var three = instant(in(0).toLocalDate().atTime(15, 0));

        clock.moveOn(Duration.ofMinutes(11));
        await().untilAsserted(() -> assertThat(scheduledRow(id))
                .containsEntry("state", "waiting")
                .containsEntry("reason", "somebody_else")
                .hasEntrySatisfying(
                        "due_at", at -> assertThat(((Timestamp) at).toInstant()).isEqualTo(three)));
        assertThat(row((UUID) scheduledRow(id).get("phone_call_id"))).containsEntry("follow_up_at", null);
        carrier.register(Person.answering(user.phone(), Script.of("Yes, speaking.", "Bye.")));
        clock.moveTo(three.plusSeconds(60));

        assertThat(settled(id)).containsEntry("state", "done");
        assertThat(attempts(id)).containsExactly("somebody_else", "completed");
        assertThat(ringsAt(user)).isEqualTo(2);
    }

    @Test
    void quietHoursBeyondTheWindowAreAMissedCallWithItsReason() {
        var user = user(zoneWhereItIs(2), Channel.CALL);
        var id = scheduled(user, Map.of("timezone", zone));

        clock.moveOn(Duration.ofMinutes(11));

        assertThat(settled(id)).containsEntry("state", "missed").containsEntry("reason", "quiet_hours");
        assertThat(attempts(id)).containsExactly("held");
        assertThat(database.row("select verdict, reason from contact_decision where user_id = ?", user.id()))
                .isEqualTo(Map.of("verdict", "held", "reason", "quiet_hours"));
        assertThat(ringsAt(user)).isZero();
    }

    /** Even what is called crisis support: nobody knows, days before, that there is danger when it is due. */
    @ParameterizedTest
    @CsvSource({"check_in", "crisis_support"})
    void whoDidNotConsentIsSkipped(String purpose) {
        var user = user(zone, Channel.SMS);
        var id = scheduled(user, Map.of("purpose", purpose));

        clock.moveOn(Duration.ofMinutes(11));

        assertThat(settled(id)).containsEntry("state", "skipped").containsEntry("reason", "no_consent");
        assertThat(ringsAt(user)).isZero();
    }

    @Test
    void whoIsOnACallWithUsIsCalledLater() {
        var user = user();
        var sid = sid();
        post("/webhooks/twilio/voice/inbound", incoming(sid, user.phone()));
        var id = scheduled(user, Map.of());

        clock.moveOn(Duration.ofMinutes(11));

        await().untilAsserted(() -> assertThat(scheduledRow(id))
                .containsEntry("state", "waiting")
                .containsEntry("reason", "call_under_way"));
        assertThat(ringsAt(user)).isZero();
        carrier.register(Person.answering(user.phone(), Script.of("Yes, speaking.", "Bye.")));
        post("/webhooks/twilio/voice/status", callback(sid, "completed", 3, Instant.now()));
        clock.moveOn(Duration.ofMinutes(6));
        assertThat(settled(id)).containsEntry("state", "done");
    }

    @Test
    void aReplicaThatDiedOverItsDialIsTakenAtItsWord() {
        var user = user();
        carrier.register(Person.answering(user.phone(), Script.of("Yes, speaking.", "Bye.")));
        var id = scheduled(user, Map.of());
        clock.moveOn(Duration.ofMinutes(11));
        var made = settled(id).get("phone_call_id");
        // As if it had dialled and said nothing of it, and nobody had come for longer than the window.
        database.update("delete from scheduled_call_attempts where scheduled_call_id = ?", id);
        database.update(
                "update scheduled_calls set state = 'waiting', completed = false, settled_at = null, attempts = 0,"
                        + " phone_call_id = null, window_ends_at = scheduled_for, claimed_until = now() where id = ?",
                id);

        assertThat(settled(id)).containsEntry("state", "done").containsEntry("phone_call_id", made);
        assertThat(ringsAt(user)).isEqualTo(1);
    }

    @Test
    void aSeriesGoesOnAndWhatNobodyCameToIsOnRecord() {
        var user = user();
        carrier.register(Person.answering(user.phone(), Script.of("Yes, speaking.", "Bye.")));
        var id = scheduled(user, Map.of("recurrence", "FREQ=DAILY;COUNT=4"));
        var series = scheduledRow(id).get("series_id");

        clock.moveOn(Duration.ofMinutes(11));
        settled(id);
        await().until(() -> occurrences(series).size() == 2);
        assertThat(occurrences(series))
                .extracting(row -> row.get("hour"))
                .as("the same time on the wall clock")
                .containsOnly(occurrences(series).getFirst().get("hour"));
        clock.moveOn(Duration.ofDays(2).plusHours(4));

        await().untilAsserted(() -> assertThat(occurrences(series))
                .extracting(row -> row.get("state") + " " + row.get("reason"))
                .containsExactly("done null", "missed late", "missed late", "waiting null"));
        clock.moveOn(Duration.ofHours(20));
        await().untilAsserted(() -> assertThat(database.count(
                        "select count(*) from call_series where id = ? and ended_at is not null", series))
                .isEqualTo(1));
        assertThat(occurrences(series)).hasSize(4);
    }

    // Asked for

    @Test
    void theSameKeySchedulesOnce() {
        var user = user();
        var key = UUID.randomUUID().toString();
        var wanted = wanted(user, Map.of());

        var first = schedule(Tokens.service(), key, wanted)
                .statusCode(201)
                .extract()
                .path("id");
        schedule(Tokens.service(), key, wanted).statusCode(200).body("id", equalTo(first));
        wanted.put("purpose", "celebration");
        schedule(Tokens.service(), key, wanted).statusCode(422).contentType("application/problem+json");

        assertThat(database.count("select count(*) from scheduled_calls where user_id = ?", user.id()))
                .isEqualTo(1);
    }

    @Test
    void aCallOfADayIsMadeAtAnHourAtWhichTheUserTakesCalls() {
        var user = user();
        var tomorrow = in(24 * 60).toLocalDate();
        var wanted = wanted(user, Map.of("on", tomorrow.toString()));
        wanted.remove("at");
        schedule(Tokens.service(), UUID.randomUUID().toString(), wanted)
                .statusCode(201)
                .body("localTime", equalTo(tomorrow + "T18:00"))
                .body("timeFrom", equalTo("default"));

        publish(Event.of(EventType.PATTERNS_REFRESHED, takesCallsAt(user, "20:00", "07:00")));
        await().until(() -> database.count("select count(*) from best_call_times where user_id = ?", user.id()) == 1);

        schedule(Tokens.service(), UUID.randomUUID().toString(), wanted)
                .statusCode(201)
                .body("localTime", equalTo(tomorrow + "T20:00"))
                .body("timeFrom", equalTo("patterns"));
    }

    @Test
    void whoAsksInACallToBeCalledAtATimeIsCalledThen() {
        var user = user(zone, Channel.CALL);
        carrier.register(Person.answering(
                user.phone(),
                Script.of("Yes, speaking.", "Can you call me back tomorrow at six?", "Nothing else, bye.")));
        var first = settledCallOf(scheduled(user, Map.of()));

        await().until(() -> Boolean.TRUE.equals(row(first).get("follow_up_scheduled")));
        assertThat(row(first)).containsEntry("follow_up_type", "call");
        assertThat(database.value(String.class, "select transcript from phone_calls where id = ?", first))
                .contains("I'll call");
        var agreed = database.row("select * from scheduled_calls where agreed_in = ?", first);
        var tomorrow = in(24 * 60).toLocalDate();
        get(Tokens.operator(), (UUID) agreed.get("id"))
                .body("localTime", equalTo(tomorrow + "T18:00"))
                .body("agreedIn", equalTo(first.toString()))
                .body("requestedBy", equalTo(null));

        carrier.register(Person.answering(user.phone(), Script.of("Yes, speaking.", "Bye.")));
        clock.moveTo(instant(tomorrow.atTime(18, 1)));

        assertThat(settled((UUID) agreed.get("id"))).containsEntry("state", "done");
        assertThat(ringsAt(user)).isEqualTo(2);
    }

    @Test
    void whoAsksInACallToBeTextedIsNotCalledAndTheEventSaysWhen() {
        var user = user(zone, Channel.CALL);
        carrier.register(Person.answering(
                user.phone(),
                Script.of("Yes, speaking.", "Can you text me tomorrow at six about it?", "Nothing else, bye.")));

        var first = settledCallOf(scheduled(user, Map.of()));

        await().until(() -> row(first).get("follow_up_at") != null);
        assertThat(row(first)).containsEntry("follow_up_type", "sms").containsEntry("follow_up_scheduled", true);
        assertThat(database.value(String.class, "select transcript from phone_calls where id = ?", first))
                .containsPattern("text (you )?tomorrow at six in the evening, unless");
        var told = kafka.await("call.completed", record -> record.value().contains(first.toString()));
        var tomorrow = instant(in(24 * 60).toLocalDate().atTime(18, 0));
        assertThat(told.value()).contains("\"followUp\":{\"type\":\"sms\",\"at\":\"" + tomorrow + "\"}");
        assertThat(database.count("select count(*) from scheduled_calls where agreed_in = ?", first))
                .isZero();
    }

    private UUID settledCallOf(UUID scheduled) {
        clock.moveOn(Duration.ofMinutes(11));
        return (UUID) settled(scheduled).get("phone_call_id");
    }

    private PatternsRefreshed takesCallsAt(User user, String... hours) {
        return new PatternsRefreshed(
                user.id(),
                1,
                Instant.now(),
                zone,
                List.of(),
                List.of(),
                null,
                null,
                List.of(),
                List.of(),
                null,
                null,
                List.of(hours),
                null,
                null,
                0.8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "at         | 2020-01-01T09:00    | That time has passed",
                "timezone   | Europe/Atlantis     | No time zone of that name is known",
                "recurrence | FREQ=HOURLY         | No more than one call a day may recur",
                "userId     | 00000000-0000-7000-8000-00000000dead | No profile is known of this user",
            })
    void whatCanNotBeScheduledSaysWhy(String field, String value, String why) {
        var wanted = wanted(user(), Map.of());
        wanted.put(field, value);

        schedule(Tokens.service(), UUID.randomUUID().toString(), wanted)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("detail", equalTo(why));
    }

    @Test
    void aUserSeesAndChangesOnlyTheirOwn() {
        var user = user();
        var other = user();
        var id = scheduled(user, Map.of());

        given().auth()
                .oauth2(Tokens.user(user.id()))
                .get("/scheduled-calls?userId={user}", user.id())
                .then()
                .statusCode(200)
                .body("id", contains(id.toString()));
        get(Tokens.user(other.id()), id).statusCode(403);
        cancel(Tokens.user(other.id()), id, false).statusCode(403);
        given().auth()
                .oauth2(Tokens.user(user.id()))
                .get("/scheduled-calls")
                .then()
                .statusCode(403);
        get(Tokens.user(other.id()), UUID.randomUUID()).statusCode(403);
        get(Tokens.operator(), UUID.randomUUID()).statusCode(404);
        schedule(Tokens.user(user.id()), UUID.randomUUID().toString(), wanted(user, Map.of()))
                .statusCode(403);

        cancel(Tokens.user(user.id()), id, false)
                .statusCode(200)
                .body("state", equalTo("canceled"))
                .body("canceledBy", equalTo(user.id().toString()));
        cancel(Tokens.user(user.id()), id, false).statusCode(409);
        move(Tokens.user(user.id()), id, in(30)).statusCode(409);
    }

    @Test
    void aCallMovesWithItsWindowButNotBeyondTheNextOfItsSeries() {
        var user = user();
        var id = scheduled(user, Map.of("recurrence", "FREQ=DAILY", "windowMinutes", 30));

        move(Tokens.operator(), id, in(60))
                .statusCode(200)
                .body("scheduledFor", equalTo(instant(in(60)).toString()))
                .body("windowEndsAt", equalTo(instant(in(90)).toString()));
        move(Tokens.operator(), id, in(26 * 60)).statusCode(422);
        move(Tokens.operator(), id, in(-60)).statusCode(422);

        assertThat(scheduledRow(id)).containsEntry("state", "waiting");
    }

    @Test
    void aCanceledOccurrenceLeavesTheSeriesAndACanceledSeriesNothing() {
        var user = user();
        var first = scheduled(user, Map.of("recurrence", "FREQ=WEEKLY"));

        cancel(Tokens.operator(), first, false).statusCode(200);
        var second = database.value(
                UUID.class, "select id from scheduled_calls where user_id = ? and state = 'waiting'", user.id());
        cancel(Tokens.operator(), second, true).statusCode(200);

        assertThat(database.count(
                        "select count(*) from scheduled_calls where user_id = ? and state = 'waiting'", user.id()))
                .isZero();
        assertThat(database.value(
                        Boolean.class, "select ended_at is not null from call_series where user_id = ?", user.id()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=DAILY;INTERVAL=2147483647",
                "FREQ=YEARLY;INTERVAL=2147483647",
                "FREQ=DAILY;BYDAY=MO;BYSETPOS=5"
            })
    void anUnfitRuleIsRefused(String rule) {
        schedule(Tokens.service(), UUID.randomUUID().toString(), wanted(user(), Map.of("recurrence", rule)))
                .statusCode(422);
    }

    /** One that was taken in when more were. */
    @ParameterizedTest
    @ValueSource(strings = {"FREQ=DAILY;INTERVAL=2147483647", "FREQ=WEEKLY;INTERVAL=2147483647"})
    void aSeriesOfAnUnfitRuleEndsInsteadOfBeingSteppedThrough(String rule) {
        var user = user();
        var id = scheduled(user, Map.of("recurrence", "FREQ=DAILY"));
        database.update("update call_series set rule = ? where user_id = ?", rule, user.id());

        var calendar = given().auth()
                .oauth2(Tokens.user(user.id()))
                .get("/users/{user}/scheduled-calls.ics", user.id())
                .then()
                .statusCode(200)
                .extract()
                .asString();
        move(Tokens.operator(), id, in(20)).statusCode(200);
        cancel(Tokens.operator(), id, false).statusCode(200);

        assertThat(calendar.lines().filter(line -> line.startsWith("UID:")).distinct())
                .hasSize(1);
        assertThat(database.count(
                        "select count(*) from scheduled_calls where user_id = ? and state = 'waiting'", user.id()))
                .isZero();
        assertThat(database.value(
                        Boolean.class, "select ended_at is not null from call_series where user_id = ?", user.id()))
                .isTrue();
    }

    @Test
    void whoOfTheStaffDidItIsNotTheUsersToKnow() {
        var user = user();
        var id = scheduled(user, Map.of());
        cancel(Tokens.operator(), id, false).statusCode(200).body("canceledBy", notNullValue());

        get(Tokens.operator(), id).body("requestedBy", notNullValue()).body("canceledBy", notNullValue());
        get(Tokens.user(user.id()), id)
                .statusCode(200)
                .body("state", equalTo("canceled"))
                .body("requestedBy", equalTo(null))
                .body("canceledBy", equalTo(null));
        given().auth()
                .oauth2(Tokens.user(user.id()))
                .get("/scheduled-calls?userId=" + user.id())
                .then()
                .statusCode(200)
                .body("canceledBy", contains((String) null))
                .body("requestedBy", contains((String) null));
    }

    @Test
    void anOrderIsNoTalkingPoint() {
        schedule(
                        Tokens.service(),
                        UUID.randomUUID().toString(),
                        wanted(user(), Map.of("talkingPoints", List.of("the walk", " don't mention her drinking"))))
                .statusCode(400);
    }

    @Test
    void thePagesAreInOrderOfTimeAndFiltered() {
        var user = user();
        var later = scheduled(user, Map.of("at", in(40).toString(), "purpose", "celebration"));
        var sooner = scheduled(user, Map.of("at", in(20).toString()));
        var last = scheduled(user, Map.of("at", in(60).toString()));
        cancel(Tokens.operator(), last, false).statusCode(200);

        list(user, "limit=2").body("id", contains(sooner.toString(), later.toString()));
        list(user, "limit=2&after=" + instant(in(40)) + "," + later).body("id", contains(last.toString()));
        list(user, "purpose=celebration").body("id", contains(later.toString()));
        list(user, "state=canceled").body("id", contains(last.toString()));
        list(user, "from=" + instant(in(21)) + "&to=" + instant(in(59))).body("id", contains(later.toString()));
        list(user, "state=asleep", 400);
        list(user, "after=" + later, 400);
        list(user, "from=soon", 400);
        list(user, "from=2026-03-29T09:00:00Z&to=2026-03-29T09:00:00Z", 400);
    }

    @Test
    void aPageGoesOnWhereTheOneBeforeEndedWhateverHappensToTheCallThere() {
        var user = user();
        var first = scheduled(user, Map.of("at", in(20).toString()));
        var second = scheduled(user, Map.of("at", in(40).toString()));
        var end = list(user, "limit=1").extract().<String>path("[0].scheduledFor") + "," + first;

        move(Tokens.operator(), first, in(60)).statusCode(200);
        var sooner = scheduled(user, Map.of("at", in(15).toString()));
        var between = scheduled(user, Map.of("at", in(30).toString()));

        list(user, "after=" + end).body("id", contains(between.toString(), second.toString(), first.toString()));
        database.update("delete from scheduled_calls where id in (?, ?)", first, sooner);
        list(user, "after=" + end).body("id", contains(between.toString(), second.toString()));
    }

    @Test
    void aCalendarHasWhatIsAheadAndNotWhatItIsAbout() {
        var user = user();
        var once = scheduled(user, Map.of("talkingPoints", List.of("the affair")));
        var series = scheduledRow(scheduled(user, Map.of("at", in(20).toString(), "recurrence", "FREQ=WEEKLY;COUNT=3")))
                .get("series_id");

        var calendar = given().auth()
                .oauth2(Tokens.user(user.id()))
                .get("/users/{user}/scheduled-calls.ics", user.id())
                .then()
                .statusCode(200)
                .contentType("text/calendar")
                .extract()
                .asString();

        assertThat(calendar).contains("UID:" + once).doesNotContain("affair", "check_in");
        assertThat(calendar.lines()
                        .filter(line -> line.startsWith("UID:" + series))
                        .distinct())
                .hasSize(3);
        given().auth()
                .oauth2(Tokens.user(UUID.randomUUID()))
                .get("/users/{user}/scheduled-calls.ics", user.id())
                .then()
                .statusCode(403);
    }

    // What the tests are written in

    private Map<String, Object> wanted(User user, Map<String, ?> fields) {
        var wanted = new HashMap<String, Object>(
                Map.of("userId", user.id(), "at", in(10).toString(), "timezone", zone, "purpose", "check_in"));
        wanted.putAll(fields);
        return wanted;
    }

    private UUID scheduled(User user, Map<String, ?> fields) {
        return UUID.fromString(schedule(Tokens.service(), UUID.randomUUID().toString(), wanted(user, fields))
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private static ValidatableResponse schedule(String token, String key, Map<String, Object> wanted) {
        return given().auth()
                .oauth2(token)
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(wanted)
                .post("/scheduled-calls")
                .then();
    }

    private static ValidatableResponse get(String token, UUID id) {
        return given().auth().oauth2(token).get("/scheduled-calls/{id}", id).then();
    }

    private static ValidatableResponse move(String token, UUID id, LocalDateTime at) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(Map.of("at", at.toString()))
                .put("/scheduled-calls/{id}/time", id)
                .then();
    }

    private static ValidatableResponse cancel(String token, UUID id, boolean wholeSeries) {
        return given().auth()
                .oauth2(token)
                .queryParam("wholeSeries", wholeSeries)
                .delete("/scheduled-calls/{id}", id)
                .then();
    }

    private static ValidatableResponse list(User user, String query) {
        return list(user, query, 200);
    }

    private static ValidatableResponse list(User user, String query, int status) {
        return given().auth()
                .oauth2(Tokens.operator())
                .get("/scheduled-calls?userId=" + user.id() + "&" + query)
                .then()
                .statusCode(status);
    }

    /** So many minutes from when the test began, on the wall clock: the same whenever it is asked. */
    private LocalDateTime in(int minutes) {
        return began.plusMinutes(minutes);
    }

    private Instant instant(LocalDateTime at) {
        return at.atZone(ZoneId.of(zone)).toInstant();
    }

    private Map<String, Object> scheduledRow(UUID id) {
        return database.row("select * from scheduled_calls where id = ?", id);
    }

    private Map<String, Object> settled(UUID id) {
        await().atMost(Duration.ofSeconds(30)).until(() -> scheduledRow(id).get("settled_at") != null);
        return scheduledRow(id);
    }

    private List<Map<String, Object>> occurrences(Object series) {
        return database.rows(
                "select state, reason, to_char(scheduled_for, 'HH24:MI') as hour from scheduled_calls"
                        + " where series_id = ? order by occurs_at",
                series);
    }

    private List<Object> attempts(UUID id) {
        return database
                .rows("select outcome from scheduled_call_attempts where scheduled_call_id = ? order by seq", id)
                .stream()
                .map(row -> row.get("outcome"))
                .toList();
    }

    private long ringsAt(User user) {
        return carrier.calls().stream()
                .filter(call -> call.direction() == Direction.OUTBOUND
                        && call.to().e164().equals(user.phone()))
                .count();
    }
}
