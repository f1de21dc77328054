package dev.heartline.sms.coachmessage;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.carrier.fault.ApiFault;
import dev.heartline.carrier.fault.CallbackDisturbance;
import dev.heartline.carrier.network.Person;
import dev.heartline.carrier.network.Script;
import dev.heartline.carrier.network.Texting;
import dev.heartline.events.ContextRefreshed;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.vocabulary.MemoryType;
import dev.heartline.sms.OverTheWire;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
class CoachMessageTest extends OverTheWire {

    @Test
    void aTextLogsItselfAndWhatBecameOfIt() {
        var ana = somebody();

        var id = order(ana.id(), "How was your walk?");
        awaitStatus(id, "delivered");
        understood(text(ana.phone(), "It was lovely"));

        var logged = db.row("select * from coach_messages where id = ?", id);
        assertThat(logged)
                .containsEntry("user_id", ana.id())
                .containsEntry("channel", "sms")
                .containsEntry("body", "How was your walk?");
        assertThat(logged.get("sent_at")).isNotNull();
        assertThat(logged.get("delivered_at")).isNotNull();
        assertThat(logged.get("engaged_at")).isNotNull();
        assertThat(told(ana, 2))
                .extracting(news -> news.path("milestone").asText())
                .containsExactlyInAnyOrder("delivered", "engaged");
        assertThat(told(ana, 2))
                .allSatisfy(news -> assertThat(news.path("messageId").asText()).isEqualTo(id.toString()));
    }

    @Test
    void nothingBecomesOfATextBeforeItWasSent() {
        var ana = somebody();
        var id = order(ana.id(), "How was your walk?");
        awaitStatus(id, "delivered");
        // As where the carrier's word that it took the text came late.
        db.update("update coach_messages set sent_at = now() + interval '1 hour' where id = ?", id);

        understood(text(ana.phone(), "It was lovely"));

        assertThat(db.count("select count(*) from coach_messages where id = ? and engaged_at = sent_at", id))
                .isOne();
        assertThat(told(ana, 2))
                .filteredOn(news -> news.path("milestone").asText().equals("engaged"))
                .singleElement()
                .satisfies(news -> assertThat(news.path("at")).isEqualTo(news.path("sentAt")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOP", "HELP", "not now, I'm in a meeting", "I want to kill myself"})
    void whatIsTheServicesOwnWordIsNotTheCoachs(String body) {
        var ana = somebody();

        understood(text(ana.phone(), body));
        awaitAllDelivered(ana, 1);
        if (body.equals("STOP")) {
            understood(text(ana.phone(), "START"));
            awaitAllDelivered(ana, 2);
        }

        assertThat(db.count("select count(*) from coach_messages where user_id = ?", ana.id()))
                .isZero();
    }

    private void awaitAllDelivered(Somebody somebody, int texts) {
        await().until(() -> db.count(
                        "select count(*) from sms_messages where user_id = ? and direction = 'outbound' and status = 'delivered'",
                        somebody.id())
                == texts);
    }

    @Test
    void aTextThatCannotBeToldOfHoldsUpNobodyElse() {
        var ana = somebody();
        var ben = somebody();
        LocalStackResource.postgres()
                .administer("alter table outbox add constraint not_of_ana check (key <> '" + ana.id() + "')");
        try {
            delivered(new UUID(0, 1), ana);
            delivered(new UUID(0, 2), ben);

            assertThat(told(ben, 1)).hasSize(1);
            await().until(() ->
                    db.count("select count(*) from coach_messages where user_id = ? and untold_delivery", ana.id())
                            == 0);
        } finally {
            LocalStackResource.postgres().administer("alter table outbox drop constraint not_of_ana");
            db.update("delete from coach_messages where id in (?, ?)", new UUID(0, 1), new UUID(0, 2));
        }
    }

    /** What nobody has been told of yet. */
    private void delivered(UUID id, Somebody somebody) {
        db.update("""
                insert into coach_messages (id, user_id, channel, body, sent_at, delivered_at, untold_delivery)
                values (?, ?, 'sms', 'How was your walk?', now(), now(), true)
                """, id, somebody.id());
    }

    @Test
    void anAnswerIsToldAsOneAndWhatTheCoachBeganIsNot() {
        var ana = somebody();
        var begun = order(ana.id(), "How was your walk?");
        awaitStatus(begun, "delivered");
        understood(text(ana.phone(), "What can I do about my sleep?"));
        clock.moveOn(Duration.ofMinutes(3));
        await().until(() ->
                db.count("select count(*) from coach_messages where user_id = ? and delivered_at is not null", ana.id())
                        == 2);

        assertThat(told(ana, 3))
                .extracting(news -> news.path("messageId").asText().equals(begun.toString()) + " "
                        + news.path("inAnswer").asBoolean())
                .contains("true false", "false true")
                .doesNotContain("true true", "false false");
    }

    @Test
    void aTextThatNamesWhatIsKnownSaysWhichMemories() {
        var ana = somebody();
        var cooking = UUID.randomUUID();
        knows(ana, memory(cooking, "Hates cooking on Mondays"), memory(UUID.randomUUID(), "Lives alone in Boston"));

        var id = order(ana.id(), "You hate cooking on Mondays, don't you? How was tonight?");
        awaitStatus(id, "delivered");

        assertThat(told(ana, 1)).singleElement().satisfies(news -> {
            assertThat(news.path("messageId").asText()).isEqualTo(id.toString());
            assertThat(news.path("memoryIds")).extracting(JsonNode::asText).containsExactly(cooking.toString());
        });
    }

    private void knows(Somebody somebody, ContextRefreshed.Memory... memories) {
        publish(Event.of(
                EventType.CONTEXT_REFRESHED,
                new ContextRefreshed(
                        somebody.id(), 1, Instant.now(), List.of(memories), List.of(), List.of(), null, null, null)));
        await().until(() -> db.count("select count(*) from user_context where user_id = ?", somebody.id()) == 1);
    }

    private static ContextRefreshed.Memory memory(UUID id, String description) {
        return new ContextRefreshed.Memory(id, MemoryType.CONTEXT, description, Instant.now(), 0.9, null);
    }

    @Test
    void aMachineHasAnsweredNothingAndAPersonHas() {
        var ana = somebody();
        var id = order(ana.id(), "How was your walk?");
        awaitStatus(id, "delivered");

        understood(
                text(
                        ana.phone(),
                        "I'm driving with Do Not Disturb While Driving turned on. I'll see your message when I get where I'm going."));
        assertThat(db.row("select engaged_at from coach_messages where id = ?", id))
                .containsEntry("engaged_at", null);
        understood(text(ana.phone(), "It was lovely"));

        assertThat(db.row("select engaged_at from coach_messages where id = ?", id)
                        .get("engaged_at"))
                .isNotNull();
    }

    @Test
    void aHostLogsWhatItShowedAndWhatBecameOfItOnce() {
        var ana = somebody();
        var id = logged(ana, "card-1-" + ana.id()).statusCode(201).extract().<String>path("id");
        logged(ana, "card-1-" + ana.id()).statusCode(201).body("id", equalTo(id));

        progress(id, Map.of("deliveredAt", "2026-03-12T01:00:00Z", "readAt", "2026-03-12T01:05:00Z"));
        progress(id, Map.of("readAt", "2026-03-12T09:00:00Z", "engagedAt", "2026-03-12T01:06:00Z"))
                .body("readAt", equalTo("2026-03-12T01:05:00Z"))
                .body("engagedAt", equalTo("2026-03-12T01:06:00Z"));

        assertThat(told(ana, 3))
                .extracting(news -> news.path("milestone").asText())
                .containsExactly("delivered", "read", "engaged");
        assertThat(told(ana, 3).getLast().path("ctaAction").asText()).isEqualTo("open_food_log");
        assertThat(told(ana, 3)).noneMatch(news -> news.toString().contains("Log your lunch"));
    }

    @Test
    void whoGotItSaysHowHelpfulItWasAndOnlyTheRatingIsTold() {
        var ana = somebody();
        var id = logged(ana, "card-2-" + ana.id()).statusCode(201).extract().<String>path("id");

        user(ana.id())
                .body(Map.of("helpfulnessRating", 4, "feedbackText", "just what I needed"))
                .put("/coach-messages/{id}/feedback", id)
                .then()
                .statusCode(200)
                .body("helpfulnessRating", equalTo(4))
                .body("feedbackText", equalTo("just what I needed"));

        assertThat(told(ana, 1)).singleElement().satisfies(news -> {
            assertThat(news.path("milestone").asText()).isEqualTo("rated");
            assertThat(news.path("helpfulnessRating").asInt()).isEqualTo(4);
            assertThat(news.toString()).doesNotContain("needed");
        });
    }

    @Test
    void nobodySeesOrRatesWhatOthersGot() {
        var ana = somebody();
        var id = logged(ana, "card-3-" + ana.id()).statusCode(201).extract().<String>path("id");
        var ben = somebody().id();

        user(ben).get("/coach-messages/{id}", id).then().statusCode(403);
        user(ben).get("/users/{id}/coach-messages", ana.id()).then().statusCode(403);
        user(ben)
                .body(Map.of("helpfulnessRating", 1))
                .put("/coach-messages/{id}/feedback", id)
                .then()
                .statusCode(403);
        user(ben).body(card(ana)).post("/coach-messages").then().statusCode(403);
    }

    @Test
    void theLatestAreListedFirstAPageAtATime() {
        var ana = somebody();
        var ids = List.of("a", "b", "c").stream()
                .map(name -> logged(
                                ana,
                                name + ana.id(),
                                Instant.parse("2026-03-12T01:00:00Z").plusSeconds(name.charAt(0)))
                        .statusCode(201)
                        .extract()
                        .<String>path("id"))
                .toList();

        user(ana.id())
                .queryParam("limit", 2)
                .get("/users/{id}/coach-messages", ana.id())
                .then()
                .statusCode(200)
                .body("id", equalTo(ids.reversed().subList(0, 2)));
        user(ana.id())
                .queryParam("before", ids.get(1))
                .get("/users/{id}/coach-messages", ana.id())
                .then()
                .body("id", equalTo(List.of(ids.getFirst())))
                .body("[0].deliveredAt", nullValue());
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        var ana = somebody();
        posted(with(card(ana), "channel", "sms")).statusCode(400);
        posted(with(card(ana), "channel", null)).statusCode(400);
        posted(with(card(ana), "ctaText", null)).statusCode(400);
        posted(with(card(ana), "userId", UUID.randomUUID().toString()))
                .statusCode(422)
                .body("detail", containsString("no profile"));
        logged(ana, "card-4-" + ana.id()).statusCode(201);
        operator()
                .header("Idempotency-Key", "card-4-" + ana.id())
                .body(with(card(ana), "body", "Something else"))
                .post("/coach-messages")
                .then()
                .statusCode(422);
    }

    @Test
    void whatCannotHaveHappenedThenIsRefused() {
        var ana = somebody();
        posted(with(card(ana), "sentAt", "1999-12-31T23:59:59Z")).statusCode(400);
        posted(with(card(ana), "sentAt", Instant.now().plusSeconds(90_000).toString()))
                .statusCode(400);
        var id = logged(ana, "card-5-" + ana.id()).statusCode(201).extract().<String>path("id");
        reported(id, "2026-03-12T00:59:59Z").statusCode(400);
        reported(id, Instant.now().plusSeconds(90_000).toString()).statusCode(400);
        logged(ana, "card-5-" + ana.id(), Instant.parse("2026-03-12T01:00:01Z")).statusCode(422);
        var text = order(ana.id(), "How are you?");
        awaitStatus(text, "delivered");

        reported(text.toString(), Instant.now().toString()).statusCode(422);
    }

    @Test
    void aTextThatACarrierTookIsLoggedWhateverItTellsOfItFirst() {
        var ana = somebody();
        carrier.register(Person.answering(ana.phone(), Script.SILENT).withTexting(new Texting.Undelivered(30003)));
        carrier.failNextRequests(1, new ApiFault.LosesAnswer());
        carrier.disturbCallbacks(new CallbackDisturbance(false, true, Duration.ZERO));

        var id = order(ana.id(), "How are you?");

        awaitStatus(id, "undelivered");
        assertThat(db.count("select count(*) from coach_messages where id = ?", id))
                .isEqualTo(1);
    }

    private ValidatableResponse reported(String id, String readAt) {
        return operator()
                .body(Map.of("readAt", readAt))
                .put("/coach-messages/{id}/progress", id)
                .then();
    }

    private ValidatableResponse logged(Somebody somebody, String key) {
        return logged(somebody, key, Instant.parse("2026-03-12T01:00:00Z"));
    }

    private ValidatableResponse logged(Somebody somebody, String key, Instant at) {
        return operator()
                .header("Idempotency-Key", key)
                .body(with(card(somebody), "sentAt", at.toString()))
                .post("/coach-messages")
                .then();
    }

    private ValidatableResponse posted(Map<String, Object> message) {
        return operator().body(message).post("/coach-messages").then();
    }

    private ValidatableResponse progress(String id, Map<String, String> progress) {
        return operator()
                .body(progress)
                .put("/coach-messages/{id}/progress", id)
                .then()
                .statusCode(200);
    }

    private static Map<String, Object> card(Somebody somebody) {
        return Map.of(
                "userId", somebody.id().toString(),
                "channel", "in_app",
                "body", "You ate well today.",
                "ctaText", "Log your lunch",
                "ctaAction", "open_food_log");
    }

    private static Map<String, Object> with(Map<String, Object> message, String field, Object value) {
        var changed = new HashMap<>(message);
        changed.put(field, value);
        return changed;
    }

    private List<JsonNode> told(Somebody somebody, int count) {
        kafka.await("coach.messaged", record -> somebody.id().toString().equals(record.key()), count);
        return kafka.ofKey("coach.messaged", somebody.id().toString()).stream()
                .map(record -> read(record.value()))
                .toList();
    }

    private static RequestSpecification user(UUID id) {
        return RestAssured.given().auth().oauth2(Tokens.user(id)).contentType(ContentType.JSON);
    }
}
