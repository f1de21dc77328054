package dev.heartline.sms.consent;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

import dev.heartline.events.UserProfile;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.sms.OverTheWire;
import dev.heartline.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
class ConsentResourceTest extends OverTheWire {

    @Test
    void aUserStopsTextsInTheirAppAndReleasesThemAgain() {
        var ana = somebody();

        as(Tokens.user(ana.id()))
                .body(Map.of("texts", "stopped"))
                .put(path(ana.id()))
                .then()
                .statusCode(200)
                .body("user.texts.standing", equalTo("stopped"))
                .body("user.texts.source", equalTo("app"))
                .body("number.texts.standing", equalTo("stopped"))
                .body("user.calls", nullValue());
        awaitStatus(order(ana.id(), "Hello?"), "skipped");

        as(Tokens.user(ana.id()))
                .body(Map.of("texts", "released"))
                .put(path(ana.id()))
                .then()
                .statusCode(200);
        awaitStatus(order(ana.id(), "Nice to have you back"), "delivered");
    }

    @Test
    void anOperatorNotesAStopAndReadsIt() {
        var ana = somebody();

        operator()
                .body(Map.of("calls", "stopped", "texts", "stopped"))
                .put(path(ana.id()))
                .then()
                .statusCode(200);

        operator()
                .get(path(ana.id()))
                .then()
                .statusCode(200)
                .body("userId", equalTo(ana.id().toString()))
                .body("user.calls.source", equalTo("operator"));
        kafka.await("consent.changed", record -> ana.id().toString().equals(record.key()));
    }

    @Test
    void theAppOfOneOfTwoWhoShareANumberSpeaksForThatOneOnly() {
        var ana = somebody();
        var ben = UUID.randomUUID();
        know(new UserProfile(ben, "Ben", ana.phone(), clock.zoneWhereItIs(12), "en", null, Set.of(Channel.SMS), false));

        as(Tokens.user(ana.id()))
                .body(Map.of("texts", "stopped"))
                .put(path(ana.id()))
                .then()
                .statusCode(200);

        awaitStatus(order(ben, "Hi Ben"), "delivered");
        var refused = order(ana.id(), "Hi Ana");
        awaitStatus(refused, "skipped");
        assertThat(row(refused)).containsEntry("contact_reason", "opted_out");
    }

    @Test
    void nobodyReadsOrChangesWhatAnotherUserWants() {
        var ana = somebody();
        var other = Tokens.user(UUID.randomUUID());

        as(other).get(path(ana.id())).then().statusCode(403);
        as(other).body(Map.of("texts", "stopped")).put(path(ana.id())).then().statusCode(403);
        RestAssured.given().get(path(ana.id())).then().statusCode(401);
    }

    @Test
    void ofSomebodyUnknownNothingIsKept() {
        var nobody = UUID.randomUUID();

        operator().body(Map.of("texts", "stopped")).put(path(nobody)).then().statusCode(404);

        assertThat(db.count("select count(*) from contact_consent where contact = ?", nobody.toString()))
                .isZero();
    }

    @Test
    void aChangeOfNothingIsABadRequest() {
        var ana = somebody();

        operator().body(Map.of()).put(path(ana.id())).then().statusCode(400).contentType("application/problem+json");
        operator().body(Map.of("texts", "perhaps")).put(path(ana.id())).then().statusCode(400);
    }

    private static RequestSpecification as(String token) {
        return RestAssured.given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    private static String path(UUID userId) {
        return "/contacts/" + userId + "/consent";
    }
}
