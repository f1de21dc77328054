package dev.heartline.sms.order;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;

import dev.heartline.events.UserProfile;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.sms.OverTheWire;
import dev.heartline.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.oneOf;

@QuarkusTest
class TextOrderTest extends OverTheWire {

    @Test
    void aTemplateIsFilledFromTheProfileAndTheOrder() {
        var ana = somebody();

        operator()
                .body(Map.of(
                        "userId", ana.id(),
                        "template", "celebration",
                        "variables", Map.of("message", "Three {days} in a row.")))
                .post("/messages")
                .then()
                .statusCode(202)
                .body("status", oneOf("queued", "sending", "sent", "delivered"))
                .body("purpose", equalTo("celebration"));

        await().until(() -> !inbox(ana.phone()).isEmpty());
        assertThat(inbox(ana.phone())).containsExactly("Hey Ana! Three {days} in a row.");
    }

    @Test
    void ordersWithOtherVariablesAreOthersHoweverTheyRead() {
        var user = UUID.randomUUID();
        var two = new TextOrder(user, null, "celebration", Map.of("a", "1", "b", "2"), null, null);
        var one = new TextOrder(user, null, "celebration", Map.of("a", "1, b=2"), null, null);

        assertThat(one.digest()).isNotEqualTo(two.digest());
        assertThat(one.isOf(two.digest())).isFalse();
        assertThat(one.isOf(one.digest())).isTrue();
        assertThat(two.digest())
                .isEqualTo(new TextOrder(user, null, "celebration", Map.of("b", "2", "a", "1"), null, null).digest());
    }

    /** From before the digest was of JSON. */
    @Test
    void whoAsksAgainAfterAnUpgradeIsKnown() {
        var user = UUID.fromString("01930000-0000-7000-8000-0000000000c1");
        var order = new TextOrder(user, null, "celebration", Map.of("message", "Well done."), null, null);

        assertThat(order.isOf(DigestUtils.sha256Hex(user + "\nnull\ncelebration\n{message=Well done.}")))
                .isTrue();
        assertThat(order.isOf(DigestUtils.sha256Hex(user + "\nnull\ncelebration\n{message=Well.}")))
                .isFalse();
    }

    @Test
    void aMissingVariableIsRefusedBeforeAnythingIsQueued() {
        var ana = somebody();

        operator()
                .body(Map.of("userId", ana.id(), "template", "celebration"))
                .post("/messages")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("detail", containsString("{message}"));

        assertThat(db.count("select count(*) from sms_messages where user_id = ?", ana.id()))
                .isZero();
    }

    @Test
    void aTextThatIsScheduledLeavesThenAndIsFreshThen() {
        var ana = somebody();
        var at = clock.instant().plus(Duration.ofDays(4));

        var id = UUID.fromString(operator()
                .body(Map.of("userId", ana.id(), "body", "Good luck with the interview!", "sendAt", at.toString()))
                .post("/messages")
                .then()
                .statusCode(202)
                .body("status", equalTo("queued"))
                .extract()
                .path("id"));

        clock.moveOn(Duration.ofDays(3).plusHours(23));
        // What is due leaves before what isn't: once this one is there, the other one was not.
        awaitStatus(order(ana.id(), "How is it going?"), "delivered");
        assertThat(row(id)).containsEntry("status", "queued").containsEntry("claimed_at", null);
        clock.moveOn(Duration.ofHours(1).plusMinutes(1));
        awaitStatus(id, "delivered");
        assertThat(inbox(ana.phone())).containsExactly("How is it going?", "Good luck with the interview!");
    }

    @Test
    void aTextForADayLeavesAtAnHourAtWhichItsUserIsAbout() {
        var zone = ZoneId.of(clock.zoneWhereItIs(12));
        var ana = somebody(zone.getId(), Set.of(Channel.SMS));
        var ben = somebody(zone.getId(), Set.of(Channel.SMS));
        reached(ana.id(), 1, List.of(14, 9), List.of(), List.of());
        var day = LocalDate.ofInstant(clock.instant(), zone).plusDays(2);

        var toAna = onDay(ana, day, "day-" + ana.id()).statusCode(202).extract().<String>path("id");
        var toBen = onDay(ben, day, "day-" + ben.id()).statusCode(202).extract().<String>path("id");

        assertThat(sendAt(toAna)).isEqualTo(day.atTime(14, 0).atZone(zone).toInstant());
        assertThat(sendAt(toBen))
                .as("the usual time, as nothing is known of him")
                .isEqualTo(day.atTime(18, 0).atZone(zone).toInstant());
        clock.moveOn(Duration.ofDays(3));
        onDay(ana, day, "day-" + ana.id()).statusCode(202).body("id", equalTo(toAna));
        onDay(ana, day, "other-" + ana.id()).statusCode(422).body("detail", containsString("day"));
        onDay(ana, day.plusDays(200), "far-" + ana.id()).statusCode(400);
        bad(Map.of(
                "userId",
                ana.id(),
                "body",
                "Hi",
                "on",
                day.toString(),
                "sendAt",
                clock.instant().toString()));
    }

    private ValidatableResponse onDay(Somebody who, LocalDate day, String key) {
        return operator()
                .header("Idempotency-Key", key)
                .body(Map.of(
                        "userId", who.id(),
                        "template", "celebration",
                        "variables", Map.of("message", "Three days."),
                        "on", day.toString()))
                .post("/messages")
                .then();
    }

    private Instant sendAt(String id) {
        return ((Timestamp) row(UUID.fromString(id)).get("send_at")).toInstant();
    }

    @Test
    void aTextThatIsScheduledMayBeCalledOffUntilItLeaves() {
        var ana = somebody();
        var at = clock.instant().plus(Duration.ofDays(4));
        String id = operator()
                .body(Map.of("userId", ana.id(), "body", "Good luck with the interview!", "sendAt", at.toString()))
                .post("/messages")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        var gone = order(ana.id(), "How is it going?");
        awaitStatus(gone, "delivered");

        for (int n = 0; n < 2; n++) {
            calledOff(id)
                    .statusCode(200)
                    .body("status", equalTo("skipped"))
                    .body("contactReason", equalTo("called_off"));
        }
        calledOff(gone.toString()).statusCode(409);
        calledOff(UUID.randomUUID().toString()).statusCode(404);
        as(Tokens.user(ana.id())).post("/messages/" + id + "/call-off").then().statusCode(403);
        clock.moveOn(Duration.ofDays(4).plusMinutes(1));

        awaitStatus(order(ana.id(), "How was it?"), "delivered");
        assertThat(inbox(ana.phone())).containsExactly("How is it going?", "How was it?");
    }

    private ValidatableResponse calledOff(String id) {
        return operator().post("/messages/" + id + "/call-off").then();
    }

    @Test
    void whatWasToLeaveJustNowLeavesAtOnceAndWhatWasMissedIsRefused() {
        var ana = somebody();
        var justNow = Map.<String, Object>of(
                "userId",
                ana.id(),
                "body",
                "Hi",
                "sendAt",
                clock.instant().minusSeconds(60).toString());

        var id = UUID.fromString(operator()
                .header("Idempotency-Key", "k5-" + ana.id())
                .body(justNow)
                .post("/messages")
                .then()
                .statusCode(202)
                .extract()
                .path("id"));
        awaitStatus(id, "delivered");
        clock.moveOn(Duration.ofDays(4));
        operator()
                .header("Idempotency-Key", "k5-" + ana.id())
                .body(justNow)
                .post("/messages")
                .then()
                .statusCode(202)
                .body("id", equalTo(id.toString()));
        bad(justNow);
        bad(Map.of("userId", ana.id(), "body", "Hi", "sendAt", "-999999999-01-01T00:00:00Z"));
    }

    @Test
    void nothingIsScheduledForNextYear() {
        operator()
                .body(Map.of(
                        "userId", somebody().id(),
                        "body", "Hi",
                        "sendAt", clock.instant().plus(Duration.ofDays(200)).toString()))
                .post("/messages")
                .then()
                .statusCode(400);
    }

    @Test
    void theSameKeyTwiceIsOneText() {
        var ana = somebody();
        var order = Map.of("userId", ana.id(), "body", "Are you up for a walk?");

        var first = operator()
                .header("Idempotency-Key", "k1-" + ana.id())
                .body(order)
                .post("/messages");
        var again = operator()
                .header("Idempotency-Key", "k1-" + ana.id())
                .body(order)
                .post("/messages");

        String id = first.then().statusCode(202).extract().path("id");
        first.then().header("Location", endsWith("/messages/" + id));
        again.then().statusCode(202).body("id", equalTo(id));
        awaitStatus(UUID.fromString(id), "delivered");
        assertThat(inbox(ana.phone())).hasSize(1);
    }

    @Test
    void aKeyUsedForAnotherTextIsRefused() {
        var ana = somebody();
        operator()
                .header("Idempotency-Key", "k2-" + ana.id())
                .body(Map.of("userId", ana.id(), "body", "One"))
                .post("/messages")
                .then()
                .statusCode(202);

        operator()
                .header("Idempotency-Key", "k2-" + ana.id())
                .body(Map.of("userId", ana.id(), "body", "Another"))
                .post("/messages")
                .then()
                .statusCode(422)
                .body("detail", containsString("Idempotency-Key"));
    }

    @Test
    void ordersThatCannotBeCarriedOutSayWhy() {
        var ana = somebody();
        var phoneless = UUID.randomUUID();
        know(new UserProfile(phoneless, "Ben", null, null, null, null, null, false));

        refused(Map.of("userId", UUID.randomUUID(), "body", "Hi"), 422, "no profile");
        refused(Map.of("userId", phoneless, "body", "Hi"), 422, "no phone number");
        refused(Map.of("userId", ana.id(), "template", "no_such_template"), 422, "no_such_template");
        refused(Map.of("userId", ana.id(), "template", "crisis_response"), 422, "by the service only");
        refused(
                Map.of("userId", ana.id(), "template", "celebration", "variables", Map.of("message", "x".repeat(1600))),
                422,
                "at most 1600");
    }

    @Test
    void malformedOrdersAreBadRequests() {
        var ana = somebody();
        var both = new HashMap<String, Object>(Map.of("userId", ana.id(), "body", "Hi", "template", "celebration"));

        bad(both);
        bad(Map.of("userId", ana.id()));
        bad(Map.of("body", "Hi"));
        bad(Map.of("userId", "not an id", "body", "Hi"));
        bad(Map.of("userId", ana.id(), "body", ""));
        bad(Map.of("userId", ana.id(), "body", " \n"));
        bad(Map.of("userId", ana.id(), "body", "x".repeat(1601)));
        bad(Map.of("userId", ana.id(), "body", "a\0b"));
        bad(Map.of("userId", ana.id(), "template", "t".repeat(101)));
        bad(Map.of("userId", ana.id(), "template", "celebration", "variables", Map.of("n".repeat(65), "x")));
        bad(Map.of("userId", ana.id(), "template", "celebration", "variables", Map.of("message", "a\0b")));
        bad(Map.of("userId", ana.id(), "template", "celebration", "variables", Map.of("mess\0age", "x")));
        bad(Map.of("userId", ana.id(), "template", "celebration", "variables", Map.of("message", "x".repeat(1601))));
    }

    @Test
    void onlyOperatorsAndServicesOrderTexts() {
        var ana = somebody();
        var order = Map.of("userId", ana.id(), "body", "Hi");

        RestAssured.given()
                .contentType(ContentType.JSON)
                .body(order)
                .post("/messages")
                .then()
                .statusCode(401);
        as(Tokens.expired()).body(order).post("/messages").then().statusCode(401);
        as(Tokens.user(ana.id())).body(order).post("/messages").then().statusCode(403);
        as(Tokens.service()).body(order).post("/messages").then().statusCode(202);
    }

    private void refused(Map<String, Object> order, int status, String why) {
        operator()
                .body(order)
                .post("/messages")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("detail", containsString(why));
    }

    private void bad(Map<String, Object> order) {
        operator().body(order).post("/messages").then().statusCode(400).contentType("application/problem+json");
    }

    private static RequestSpecification as(String token) {
        return RestAssured.given().auth().oauth2(token).contentType(ContentType.JSON);
    }
}
