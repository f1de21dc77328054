package dev.heartline.call;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.heartline.carrier.network.Behaviour;
import dev.heartline.carrier.network.Person;
import dev.heartline.carrier.network.Script;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
class ErasureTest extends CallServiceTest {

    @Test
    void aTombstoneLeavesNothingOfTheUser() {
        var marker = "zebra" + UUID.randomUUID().toString().replace("-", "");
        var unknownBefore = phone();
        var user = user();
        var report = play(user.phone(), Script.of("My secret word is " + marker + ". Bye."));
        var callId = callId(report.callSid());
        completedRow(callId);
        completion(callId);
        carrier.register(Person.behaving(user.phone(), Behaviour.BUSY));
        UUID dialled = UUID.fromString(given().auth()
                .oauth2(Tokens.service())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(Map.of("userId", user.id(), "purpose", "check_in", "talkingPoints", List.of(marker)))
                .post("/calls")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        completedRow(dialled);
        publish(LiveCallTest.context(user, 1, "I'll remember " + marker));
        await().until(() -> database.count("select count(*) from user_context where user_id = ?", user.id()) == 1);
        var stranger = callId(play(unknownBefore, Script.of("Hello. Bye.")).callSid());
        assertThat(traces(marker)).isNotEmpty();
        assertThat(traces(user.id().toString())).isNotEmpty();

        publish(Event.tombstone(EventType.USER_PROFILE, user.id()));

        await().until(() -> database.count("select count(*) from erased_user where user_id = ?", user.id()) == 1);
        assertThat(traces(marker)).isEmpty();
        assertThat(traces(user.phone())).isEmpty();
        assertThat(traces(callId.toString())).isEmpty();
        assertThat(traces(user.id().toString())).containsExactly("erased_user.user_id");
        assertThat(row(stranger)).isNotEmpty();

        publish(LiveCallTest.context(user, 2, "I'll come back"));
        var marked = user();
        publish(LiveCallTest.context(marked, 1, "I'll be the sign that all before was read"));
        await().until(() -> database.count("select count(*) from user_context where user_id = ?", marked.id()) == 1);
        assertThat(traces(user.id().toString())).containsExactly("erased_user.user_id");
    }

    /** Every column of every table that holds the text. */
    private List<String> traces(String text) {
        return database.rows("""
                        select table_name, column_name from information_schema.columns
                        where table_schema = 'public' and table_name <> 'flyway_schema_history'
                        """).stream()
                .filter(column -> database.count(
                                "select count(*) from %s where %s::text like ?"
                                        .formatted(column.get("table_name"), column.get("column_name")),
                                "%" + text + "%")
                        > 0)
                .map(column -> column.get("table_name") + "." + column.get("column_name"))
                .toList();
    }
}
