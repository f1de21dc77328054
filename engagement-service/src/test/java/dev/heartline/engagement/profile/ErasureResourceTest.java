package dev.heartline.engagement.profile;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

import dev.heartline.engagement.testing.World;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.notNullValue;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ErasureResourceTest {

    private final World world = new World();
    private final UUID user = UUID.randomUUID();

    @Test
    void whoIsErasedThereGetsATombstoneAndIsGoneHoweverOftenItIsAsked() {
        known("+12025550143");

        erase(Tokens.inRole("service", "host-app")).statusCode(204);
        await().untilAsserted(
                        () -> assertThat(world.tablesWith(user.toString())).containsExactly("profile_changes"));
        erase(Tokens.operator()).statusCode(204);

        await().untilAsserted(() -> assertThat(tombstones()).isEqualTo(2));
        erasure().statusCode(200).body("askedAt", notNullValue()).body("erasedAt", notNullValue());
        assertThat(changes("?userId=" + user))
                .extracting("change")
                .as("who had them erased stays, who described them isn't theirs any more")
                .containsExactly("erased", "erased");
    }

    @Test
    void fromWhenItIsAskedNoProfileOverRestBringsThemBack() {
        known("+12025550143");
        erase(Tokens.service()).statusCode(204);

        put("+12025550143").statusCode(409);

        await().untilAsserted(() -> assertThat(
                        world.database().count("select count(*) from erased_user where user_id = ?", user))
                .isOne());
        put("+12025550143").statusCode(409);
    }

    @Test
    void whoComesBackByTheTopicIsErasedNoMore() {
        known("+12025550143");
        erase(Tokens.service()).statusCode(204);
        await().untilAsserted(() -> assertThat(
                        world.database().count("select count(*) from erased_user where user_id = ?", user))
                .isOne());

        world.known(user, "Europe/Madrid", null, false);

        erasure().statusCode(404);
        put("+12025550143").statusCode(204);
    }

    @Test
    void aUserNobodyKnowsCanBeErasedAndAUserCanNot() {
        given().auth()
                .oauth2(Tokens.service())
                .get("/users/{id}/erasure", user)
                .then()
                .statusCode(404);
        erase(Tokens.user(user)).statusCode(403);
        assertThat(tombstones()).isZero();

        erase(Tokens.service()).statusCode(204);

        await().untilAsserted(() -> assertThat(tombstones()).isOne());
    }

    @Test
    void anotherNumberIsOnRecordWithWhoGaveItAndWithoutTheNumber() {
        known("+12025550143");
        put(Tokens.inRole("operator", "desk-7"), "+12025550199").statusCode(204);
        await().untilAsserted(() -> assertThat(phone("+12025550199")).isOne());
        put(Tokens.inRole("operator", "desk-8"), "+12025550199").statusCode(204);

        var changes = changes("?userId=" + user);

        assertThat(changes)
                .extracting("askedBy", "change", "fields")
                .startsWith(tuple("desk-7", "described", List.of("phone")))
                .hasSize(2);
        assertThat(world.tablesWith("+12025550199")).doesNotContain("profile_changes");
        assertThat(changes("?userId=" + user + "&limit=1&before="
                        + changes.getFirst().get("id")))
                .containsExactly(changes.getLast());
        given().auth().oauth2(Tokens.service()).get("/profile-changes").then().statusCode(403);
    }

    @Test
    void anErasureTakesTheUserOffTheRecordAndLeavesWhoDidIt() {
        known("+12025550143");
        var id = changes("?userId=" + user).getFirst().get("id");

        world.send(Event.tombstone(EventType.USER_PROFILE, user));
        await().untilAsserted(
                        () -> assertThat(world.tablesWith(user.toString())).isEmpty());

        assertThat(changes("?userId=" + user)).isEmpty();
        assertThat(changes("?limit=200"))
                .filteredOn("id", id)
                .singleElement()
                .satisfies(change ->
                        assertThat(change).containsEntry("userId", null).containsEntry("askedBy", "host-app"));
    }

    private void known(String phone) {
        put(Tokens.inRole("service", "host-app"), phone).statusCode(204);
        await().untilAsserted(() -> assertThat(phone(phone)).isOne());
    }

    private long phone(String phone) {
        return world.database().count("select count(*) from user_profile where user_id = ? and phone = ?", user, phone);
    }

    private long tombstones() {
        return LocalStackResource.kafka().probe().ofKey("user.profile", user.toString()).stream()
                .filter(record -> record.value() == null)
                .count();
    }

    private ValidatableResponse put(String phone) {
        return put(Tokens.service(), phone);
    }

    private ValidatableResponse put(String token, String phone) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(Map.of("firstName", "Marta", "phone", phone))
                .put("/users/{id}/profile", user)
                .then();
    }

    private ValidatableResponse erase(String token) {
        return given().auth().oauth2(token).put("/users/{id}/erasure", user).then();
    }

    private ValidatableResponse erasure() {
        return given().auth()
                .oauth2(Tokens.service())
                .get("/users/{id}/erasure", user)
                .then();
    }

    private List<Map<String, Object>> changes(String query) {
        return given().auth()
                .oauth2(Tokens.operator())
                .get("/profile-changes" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("");
    }
}
