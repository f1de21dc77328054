package dev.heartline.sms.coach;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

import dev.heartline.events.CrisisRaised;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.CrisisKind;
import dev.heartline.events.vocabulary.CrisisState;
import dev.heartline.sms.OverTheWire;
import dev.heartline.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

/** A human sees the coach's answers first, or answers in its place. */
@QuarkusTest
class AnswerModesTest extends OverTheWire {

    private static final Duration SILENCE = Duration.ofMinutes(3);

    @Test
    void theCoachAnswersByItselfUntilSomebodySaysOtherwise() {
        var ana = somebody();

        operator().get(mode(ana)).then().statusCode(200).body("mode", equalTo("autopilot"));
        change(ana, "draft").statusCode(200).body("mode", equalTo("draft")).body("changedBy", notNullValue());
        operator().get(mode(ana)).then().body("mode", equalTo("draft"));
    }

    @Test
    void nobodyElseSaysSoAndOfNobodyUnknown() {
        var ana = somebody();

        operator().get("/users/" + UUID.randomUUID() + "/answer-mode").then().statusCode(404);
        operator()
                .body(Map.of("mode", "draft"))
                .put("/users/" + UUID.randomUUID() + "/answer-mode")
                .then()
                .statusCode(404);
        operator().body(Map.of("mode", "whatever")).put(mode(ana)).then().statusCode(400);
        RestAssured.given()
                .auth()
                .oauth2(Tokens.user(ana.id()))
                .contentType(ContentType.JSON)
                .body(Map.of("mode", "takeover"))
                .put(mode(ana))
                .then()
                .statusCode(403);
    }

    @Test
    void aDraftIsSentAsItIsOrEdited() {
        var ana = somebody();
        change(ana, "draft");
        var asked = understood(text(ana.phone(), "How much water should I drink a day?"));
        clock.moveOn(SILENCE);

        var draft = draftOf(ana);
        assertThat(inbox(ana.phone())).isEmpty();
        assertThat(draft.get("messageIds")).isEqualTo(List.of(asked.get("id").toString()));
        var id = (String) draft.get("id");
        operator()
                .body(Map.of("body", "About two liters, unless your doctor says otherwise."))
                .post("/answer-drafts/" + id + "/approve")
                .then()
                .statusCode(200)
                .body("state", equalTo("approved"));

        await().until(() -> inbox(ana.phone()).equals(List.of("About two liters, unless your doctor says otherwise.")));
        assertThat(row(UUID.fromString(id)))
                .containsEntry("purpose", "reply")
                .containsEntry("replied_to_message_id", asked.get("id"));
        assertThat(row((UUID) asked.get("id"))).containsEntry("answered_by_id", UUID.fromString(id));
        operator()
                .body(Map.of())
                .post("/answer-drafts/" + id + "/approve")
                .then()
                .statusCode(409);
        operator()
                .post("/answer-drafts/" + UUID.randomUUID() + "/reject")
                .then()
                .statusCode(404);
    }

    @Test
    void aDraftThatIsThrownAwayAnswersNothingAndIsNotWrittenAgain() {
        var ana = somebody();
        change(ana, "draft");
        understood(text(ana.phone(), "Do you like pizza?"));
        clock.moveOn(SILENCE);
        var id = (String) draftOf(ana).get("id");

        operator()
                .post("/answer-drafts/" + id + "/reject")
                .then()
                .statusCode(200)
                .body("state", equalTo("rejected"));
        var second = understood(text(ana.phone(), "How do I fall asleep earlier?"));
        clock.moveOn(SILENCE);

        assertThat(draftOf(ana).get("messageIds"))
                .isEqualTo(List.of(second.get("id").toString()));
        assertThat(inbox(ana.phone())).isEmpty();
    }

    @Test
    void whoWritesOnGetsADraftForAllOfIt() {
        var ana = somebody();
        change(ana, "draft");
        var first = understood(text(ana.phone(), "How do I fall asleep earlier?"));
        clock.moveOn(SILENCE);
        var early = (String) draftOf(ana).get("id");

        var second = understood(text(ana.phone(), "And should I stop drinking coffee?"));
        clock.moveOn(SILENCE);

        await().until(() -> !early.equals(draftOf(ana).get("id")));
        assertThat(draftOf(ana).get("messageIds"))
                .isEqualTo(List.of(first.get("id").toString(), second.get("id").toString()));
        operator()
                .body(Map.of())
                .post("/answer-drafts/" + early + "/approve")
                .then()
                .statusCode(409);
    }

    @Test
    void whereAHumanHasTakenOverTheCoachIsSilentAndTheyAnswer() {
        var ana = somebody();
        change(ana, "takeover");
        var asked = understood(text(ana.phone(), "How do I fall asleep earlier?"));
        clock.moveOn(SILENCE);

        operator()
                .get("/awaited-answers?limit=200")
                .then()
                .statusCode(200)
                .body("findAll { it.userId == '" + ana.id() + "' }.mode", contains("takeover"));
        var id = operator()
                .header("Idempotency-Key", "once " + ana.id())
                .body(Map.of("body", "Hi Ana, this is Ben from the team. Shall we talk tomorrow?"))
                .post("/users/" + ana.id() + "/answers")
                .then()
                .statusCode(202)
                .extract()
                .<String>path("id");
        operator()
                .header("Idempotency-Key", "once " + ana.id())
                .body(Map.of("body", "Hi Ana, this is Ben from the team. Shall we talk tomorrow?"))
                .post("/users/" + ana.id() + "/answers")
                .then()
                .statusCode(202)
                .body("id", equalTo(id));

        await().until(() -> inbox(ana.phone()).size() == 1);
        assertThat(inbox(ana.phone()).getFirst()).contains("Ben");
        assertThat(row((UUID) asked.get("id"))).containsEntry("answered_by_id", UUID.fromString(id));
        assertThat(db.count("select count(*) from awaited_answers where user_id = ?", ana.id()))
                .isZero();
    }

    @Test
    void whoIsTakenOverIsAnsweredForAsLongAsTheyAreSaidToWait() {
        var ana = somebody();
        var ben = somebody();
        for (var who : List.of(ana, ben)) {
            change(who, "takeover");
            understood(text(who.phone(), "How do I fall asleep earlier?"));
        }

        clock.moveOn(Duration.ofHours(5));
        var id = UUID.fromString(answered(ana, "late " + ana.id(), "Sorry for the wait!")
                .statusCode(202)
                .extract()
                .path("id"));
        awaitStatus(id, "delivered");
        assertThat(row(id)).containsEntry("purpose", "coaching");
        clock.moveOn(Duration.ofHours(8));

        await().until(() -> db.count("select count(*) from awaited_answers where user_id = ?", ben.id()) == 0);
        answered(ben, "late " + ben.id(), "Sorry for the wait!").statusCode(409);
        answered(ana, "late " + ana.id(), "Sorry for the wait!").statusCode(202).body("id", equalTo(id.toString()));
        answered(ana, "late " + ana.id(), "Something else").statusCode(422);
    }

    @Test
    void aHumanAnswersOnlyWhoHasTextedLately() {
        operator()
                .body(Map.of("body", "Hello"))
                .post("/users/" + somebody().id() + "/answers")
                .then()
                .statusCode(409)
                .contentType(containsString("problem+json"));
    }

    @Test
    void whoeverTakesOverHandsBack() {
        var ana = somebody();
        change(ana, "takeover");
        understood(text(ana.phone(), "How do I fall asleep earlier?"));
        clock.moveOn(SILENCE);
        operator()
                .get("/awaited-answers?limit=200")
                .then()
                .body("userId", hasItem(ana.id().toString()));

        change(ana, "autopilot");

        await().until(() -> inbox(ana.phone()).size() == 1);
    }

    @Test
    void dangerIsAnsweredInEveryModeAndNoDraftIsLeft() {
        var ana = somebody();
        change(ana, "draft");
        understood(text(ana.phone(), "How do I fall asleep earlier?"));
        clock.moveOn(SILENCE);
        draftOf(ana);

        understood(text(ana.phone(), "I want to kill myself"));

        await().until(() -> inbox(ana.phone()).size() == 1);
        assertThat(drafts(ana)).isEmpty();
    }

    @Test
    void dangerOnACallWithdrawsADraftAndAnotherIsWritten() {
        var ana = somebody();
        change(ana, "draft");
        var asked = understood(text(ana.phone(), "How do I fall asleep earlier?"));
        clock.moveOn(SILENCE);
        var early = (String) draftOf(ana).get("id");
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);

        publish(Event.of(
                EventType.CRISIS_RAISED,
                new CrisisRaised(
                        Ids.next(),
                        ana.id(),
                        null,
                        CrisisState.RAISED,
                        CrisisKind.SELF_HARM,
                        Channel.CALL,
                        Ids.next(),
                        now,
                        now.plus(Duration.ofHours(72)))));

        await().until(() -> drafts(ana).stream().noneMatch(draft -> early.equals(draft.get("id"))));
        assertThat(draftOf(ana))
                .containsEntry("messageIds", List.of(asked.get("id").toString()))
                .extractingByKey("body")
                .asString()
                .contains("safe right now?");
        operator()
                .body(Map.of())
                .post("/answer-drafts/" + early + "/approve")
                .then()
                .statusCode(409);
    }

    private ValidatableResponse answered(Somebody somebody, String key, String body) {
        return operator()
                .header("Idempotency-Key", key)
                .body(Map.of("body", body))
                .post("/users/" + somebody.id() + "/answers")
                .then();
    }

    private Map<String, Object> draftOf(Somebody somebody) {
        await().until(() -> drafts(somebody).size() == 1);
        return drafts(somebody).getFirst();
    }

    private List<Map<String, Object>> drafts(Somebody somebody) {
        return operator()
                .get("/answer-drafts?user=" + somebody.id())
                .then()
                .statusCode(200)
                .extract()
                .path("$");
    }

    private ValidatableResponse change(Somebody somebody, String mode) {
        return operator().body(Map.of("mode", mode)).put(mode(somebody)).then();
    }

    private static String mode(Somebody somebody) {
        return "/users/" + somebody.id() + "/answer-mode";
    }
}
