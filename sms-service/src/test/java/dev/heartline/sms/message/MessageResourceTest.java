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
