package dev.heartline.sms.message;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

import dev.heartline.sms.OverTheWire;
import dev.heartline.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
class MessageResourceTest extends OverTheWire {

    @Test
    void aUserReadsTheirOwnThreadNewestFirst() {
        var ana = somebody();
        var ours = order(ana.id(), "How did you sleep?");
        awaitStatus(ours, "delivered");
        understood(text(ana.phone(), "I slept very well, thank you"));

        RestAssured.given()
                .auth()
                .oauth2(Tokens.user(ana.id()))
                .get("/users/{id}/messages", ana.id())
                .then()
                .statusCode(200)
                .body("direction", equalTo(List.of("inbound", "outbound")))
                .body("[0].body", equalTo("I slept very well, thank you"))
                .body("[0].repliedToMessageId", equalTo(ours.toString()))
                .body("[0].purpose", nullValue())
                .body("[1].status", equalTo("delivered"))
                .body("[1].to", equalTo(ana.phone()));
    }

    @Test
    void aLongThreadIsReadPageByPage() {
        var ana = somebody();
        var ids = new ArrayList<>(IntStream.range(0, 7)
                .mapToObj(i -> order(ana.id(), "Text " + i).toString())
                .toList()
                .reversed());

        var read = new ArrayList<String>();
        List<String> page = page(ana.id(), null);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(3);
            read.addAll(page);
            page = page(ana.id(), page.getLast());
        }

        assertThat(read).containsExactlyElementsOf(ids);
    }

    @Test
    void oneTextIsReadByItsOwnerAndStaffOnly() {
        var ana = somebody();
        var ben = somebody();
        var id = order(ana.id(), "Hello");

        get(Tokens.user(ana.id()), "/messages/" + id, 200);
        get(Tokens.service(), "/messages/" + id, 200);
        get(Tokens.user(ben.id()), "/messages/" + id, 403);
        get(Tokens.user(ben.id()), "/users/" + ana.id() + "/messages", 403);
        get(Tokens.expired(), "/messages/" + id, 401);
        RestAssured.get("/messages/" + id).then().statusCode(401);
        RestAssured.get("/users/" + ana.id() + "/messages").then().statusCode(401);
    }

    @Test
    void aTextOfNobodyIsForStaffOnly() {
        var phone = newNumber();
        var id = understood(text(phone, "Who are you?")).get("id");

        get(Tokens.operator(), "/messages/" + id, 200);
        get(Tokens.user(UUID.randomUUID()), "/messages/" + id, 403);
    }

    @Test
    void whatCannotBeReadSaysWhy() {
        var ana = somebody();

        get(Tokens.operator(), "/messages/" + UUID.randomUUID(), 404);
        get(Tokens.operator(), "/messages/not-an-id", 400);
        get(Tokens.operator(), "/users/" + ana.id() + "/messages?limit=0", 400);
        get(Tokens.operator(), "/users/" + ana.id() + "/messages?before=" + UUID.randomUUID(), 400);
    }

    @Test
    void whoOfTheStaffDidItIsNotTheUsersToKnow() {
        var ana = somebody();
        var id = order(ana.id(), "How was your walk?");
        awaitStatus(id, "delivered");
        db.update("update sms_messages set written_by = 'op-secret' where id = ?", id);

        assertThat(read(Tokens.operator(), "/messages/" + id)).contains("op-secret");
        assertThat(read(Tokens.user(ana.id()), "/messages/" + id))
                .contains("How was your walk?")
                .doesNotContain("op-secret");
        assertThat(read(Tokens.user(ana.id()), "/users/" + ana.id() + "/messages"))
                .contains("How was your walk?")
                .doesNotContain("op-secret");
    }

    @Test
    void howSureTheReaderIsIsForStaffToKnow() {
        var ana = somebody();
        var id = understood(text(ana.phone(), "How do I stop snacking at night?"))
                .get("id");
        db.update("update sms_messages set intent_confidence = 0.75, sentiment_confidence = 0.5 where id = ?", id);

        operator()
                .get("/messages/" + id)
                .then()
                .body("intentConfidence", equalTo(0.75f))
                .body("sentimentConfidence", equalTo(0.5f));
        RestAssured.given()
                .auth()
                .oauth2(Tokens.user(ana.id()))
                .get("/messages/" + id)
                .then()
                .statusCode(200)
                .body("intent", notNullValue())
                .body("intentConfidence", nullValue())
                .body("sentimentConfidence", nullValue());
    }

    private static String read(String token, String path) {
        return RestAssured.given()
                .auth()
                .oauth2(token)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @Test
    void textsThatNobodyUnderstoodAreReadByOperatorsPageByPageUntilTheyAreSeenTo() {
        db.update("update sms_messages set handled_at = now(), handled_by = 'test' where unreadable_at is not null");
        var ids = IntStream.range(0, 5).mapToObj(this::unreadable).toList();

        assertThat(unreadable(null)).containsExactlyElementsOf(ids.subList(0, 3));
        assertThat(unreadable(ids.get(2))).containsExactlyElementsOf(ids.subList(3, 5));
        operator()
                .post("/messages/" + ids.get(1) + "/handled")
                .then()
                .statusCode(200)
                .body("handledBy", notNullValue())
                .body("handledAt", notNullValue());
        operator().post("/messages/" + ids.get(1) + "/handled").then().statusCode(200);
        assertThat(unreadable(null)).containsExactly(ids.get(0), ids.get(2), ids.get(3));
        assertThat(unreadable(ids.get(1))).containsExactlyElementsOf(ids.subList(2, 5));
    }

    @Test
    void onlyOperatorsSeeWhatNobodyUnderstood() {
        var ana = somebody();

        get(Tokens.service(), "/messages/unreadable", 200);
        get(Tokens.user(ana.id()), "/messages/unreadable", 403);
        get(Tokens.operator(), "/messages/unreadable?after=" + UUID.randomUUID(), 400);
        operator()
                .post("/messages/" + order(ana.id(), "Hello") + "/handled")
                .then()
                .statusCode(404);
        operator().post("/messages/" + UUID.randomUUID() + "/handled").then().statusCode(404);
    }

    private String unreadable(int minute) {
        var id = UUID.randomUUID();
        db.update("""
                insert into sms_messages (id, direction, from_phone, to_phone, body, provider, status, segments, cost_cents,
                  unreadable_at, created_at)
                values (?, 'inbound', '+12025550001', '+12025550100', 'words', 'twilio', 'received', 1, 1,
                  now() + ? * interval '1 minute', now())
                """, id, minute);
        return id.toString();
    }

    private List<String> unreadable(String after) {
        var request = operator().queryParam("limit", 3);
        if (after != null) {
            request.queryParam("after", after);
        }
        return request.get("/messages/unreadable")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
    }

    private static List<String> page(UUID userId, String before) {
        var request = RestAssured.given().auth().oauth2(Tokens.operator()).queryParam("limit", 3);
        if (before != null) {
            request.queryParam("before", before);
        }
        return request.get("/users/{id}/messages", userId)
                .then()
                .statusCode(200)
                .extract()
                .path("id");
    }

    private static void get(String token, String path, int status) {
        var response = RestAssured.given().auth().oauth2(token).get(path).then().statusCode(status);
        if (status >= 400 && status != 401) {
            response.contentType("application/problem+json");
        }
    }
}
