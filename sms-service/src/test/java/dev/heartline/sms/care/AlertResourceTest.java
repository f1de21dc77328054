package dev.heartline.sms.care;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.sms.OverTheWire;
import dev.heartline.testing.Management;
import dev.heartline.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
class AlertResourceTest extends OverTheWire {

    @Test
    void anAlertGoesFromOpenOverAcknowledgedToClosed() {
        var ana = somebody();
        var text = understood(text(ana.phone(), "I want to kill myself tonight"));
        var id = db.value(UUID.class, "select id from care_alerts where user_id = ?", ana.id());

        operator()
                .get("/care/alerts/{id}", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("open"))
                .body("kind", equalTo("self_harm"))
                .body("channel", equalTo("sms"))
                .body("userId", equalTo(ana.id().toString()))
                .body("sourceId", equalTo(text.get("id").toString()))
                .body("acknowledgedBy", nullValue());

        for (int i = 0; i < 2; i++) {
            operator()
                    .post("/care/alerts/{id}/acknowledge", id)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("acknowledged"))
                    .body("acknowledgedBy", notNullValue())
                    .body("acknowledgedAt", notNullValue());
        }
        for (int i = 0; i < 2; i++) {
            operator()
                    .body(Map.of("note", "Called her sister, who is with her now."))
                    .post("/care/alerts/{id}/close", id)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("closed"))
                    .body("note", equalTo("Called her sister, who is with her now."))
                    .body("closedBy", notNullValue());
        }

        operator()
                .post("/care/alerts/{id}/acknowledge", id)
                .then()
                .statusCode(409)
                .contentType("application/problem+json");
        operator()
                .body(Map.of("note", "Something else"))
                .post("/care/alerts/{id}/close", id)
                .then()
                .statusCode(409)
                .contentType("application/problem+json");
    }

    @Test
    void ofTwoWhoTakeAnAlertOnInTheSameMomentOneIsToldThatItIsTaken() throws Exception {
        for (int round = 0; round < 10; round++) {
            var id = alert();
            List<Callable<Integer>> both = List.of(
                    () -> as(Tokens.operator())
                            .post("/care/alerts/{id}/acknowledge", id)
                            .statusCode(),
                    () -> as(Tokens.service())
                            .post("/care/alerts/{id}/acknowledge", id)
                            .statusCode());
            var answers = new ArrayList<Integer>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var answer : threads.invokeAll(both)) {
                    answers.add(answer.get());
                }
            }

            assertThat(answers).containsExactlyInAnyOrder(200, 409);
        }
    }

    @Test
    void theOldestComeFirstPageByPage() {
        var ids = IntStream.range(0, 5).mapToObj(_ -> alert()).toList();

        var found = new ArrayList<String>();
        String after = null;
        do {
            var request = operator().queryParam("state", "open").queryParam("limit", 2);
            List<String> page = (after == null ? request : request.queryParam("after", after))
                    .get("/care/alerts")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("id");
            found.addAll(page);
            after = page.isEmpty() ? null : page.getLast();
        } while (after != null);

        assertThat(found).doesNotHaveDuplicates();
        assertThat(found.stream().filter(id -> ids.stream().map(UUID::toString).anyMatch(id::equals)))
                .containsExactlyElementsOf(ids.stream().map(UUID::toString).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"note\":\"\"}", "{\"note\":\"  \"}", "{\"note\":\"a\\u0000b\"}"})
    void anAlertIsNotClosedWithoutANote(String body) {
        operator().body(body).post("/care/alerts/{id}/close", alert()).then().statusCode(400);
    }

    @Test
    void onlyStaffSeesAlerts() {
        RestAssured.get("/care/alerts").then().statusCode(401);
        as(Tokens.user(UUID.randomUUID())).get("/care/alerts").then().statusCode(403);
        as(Tokens.user(UUID.randomUUID()))
                .post("/care/alerts/{id}/acknowledge", alert())
                .then()
                .statusCode(403);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        operator().get("/care/alerts/{id}", UUID.randomUUID()).then().statusCode(404);
        operator()
                .post("/care/alerts/{id}/acknowledge", UUID.randomUUID())
                .then()
                .statusCode(404);
        operator()
                .queryParam("after", UUID.randomUUID())
                .get("/care/alerts")
                .then()
                .statusCode(400);
        operator().queryParam("state", "forgotten").get("/care/alerts").then().statusCode(400);
    }

    @Test
    void howManyWaitAndForHowLongIsAMetric() {
        alert();

        await().untilAsserted(() -> {
            var metrics = RestAssured.get(Management.at("/q/metrics")).asString();
            assertThat(value(metrics, "heartline_care_alerts_open")).isGreaterThanOrEqualTo(1);
            assertThat(value(metrics, "heartline_care_alerts_oldest_seconds")).isGreaterThanOrEqualTo(60);
        });
    }

    private static double value(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(0);
    }

    /** An open one of a minute ago. */
    private UUID alert() {
        var id = UUID.randomUUID();
        db.update("""
                insert into care_alerts (id, kind, channel, source_id, raised_at, answer)
                values (?, 'medical', 'sms', gen_random_uuid(), clock_timestamp() - interval '1 minute', 'sent')
                """, id);
        return id;
    }

    private static RequestSpecification as(String token) {
        return RestAssured.given().auth().oauth2(token).contentType(ContentType.JSON);
    }
}
