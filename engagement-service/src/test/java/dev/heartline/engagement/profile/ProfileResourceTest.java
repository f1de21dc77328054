package dev.heartline.engagement.profile;

import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.engagement.testing.World;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ProfileResourceTest {

    private final World world = new World();
    private final UUID user = UUID.randomUUID();

    @Test
    void whatAHostSaysOfAUserIsPublishedAndKnownWholeEachTime() {
        put(Tokens.service(), """
                        {"firstName": "Marta", "phone": "+12025550143", "timezone": "Europe/Madrid", "birthDate": "1988-01-01",
                         "consents": ["sms", "push"]}
                        """).statusCode(204);
        await().untilAsserted(() -> assertThat(profile("Marta")).isOne());

        put(Tokens.service(), "{\"firstName\": \"Ana\", \"rewardsOptOut\": true}")
                .statusCode(204);

        await().untilAsserted(() -> assertThat(profile("Ana")).isOne());
        assertThat(world.database()
                        .row("select phone, timezone, rewards_opt_out from user_profile where user_id = ?", user))
                .containsEntry("phone", null)
                .containsEntry("timezone", null)
                .containsEntry("rewards_opt_out", true);
        assertThat(LocalStackResource.kafka().probe().ofKey("user.profile", user.toString()))
                .hasSize(2)
                .allSatisfy(record -> assertThat(record.value()).isNotNull());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"timezone\": \"Madrid\"}",
                "{\"phone\": \"2025550143\"}",
                "{\"consents\": [\"letter\"]}",
                "{\"consents\": [null]}",
                "{\"birthDate\": \"+12345-01-01\"}",
                "{\"birthDate\": \"1000-01-01\"}",
                "{\"rewardsOptOut\": \"true\"}",
                "null",
                ""
            })
    void whatMakesNoSenseIsRefused(String body) {
        put(Tokens.service(), body).statusCode(400);
    }

    /** It would be taken for left out, which says that it is unknown. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"first_name\": \"Nora\"}      | There is no field 'first_name'",
                "{\"birthdate\": \"1990-04-01\"} | There is no field 'birthdate'",
                "{\"consents\": [\"phone\"]}     | The value of 'consents[0]' is none that it may have: call, sms, in_app, push"
            })
    void aMisspeltWordIsNamedAndNothingIsSaid(String body, String detail) {
        put(Tokens.service(), body).statusCode(400).body("detail", is(detail));

        assertThat(LocalStackResource.kafka().probe().ofKey("user.profile", user.toString()))
                .isEmpty();
    }

    @Test
    void whoWasErasedIsNotBroughtBackByThatDoor() {
        world.database().update("insert into erased_user (user_id, erased_at) values (?, now())", user);

        put(Tokens.service(), "{\"firstName\": \"Marta\"}").statusCode(409);

        assertThat(LocalStackResource.kafka().probe().ofKey("user.profile", user.toString()))
                .isEmpty();
    }

    @Test
    void usersDoNotSayWhoTheyAreAndNobodyIsErasedHere() {
        put(Tokens.user(user), "{}").statusCode(403);
        given().auth()
                .oauth2(Tokens.service())
                .delete("/users/{id}/profile", user)
                .then()
                .statusCode(405);
    }

    private long profile(String firstName) {
        return world.database()
                .count("select count(*) from user_profile where user_id = ? and first_name = ?", user, firstName);
    }

    private ValidatableResponse put(String token, String body) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .put("/users/{id}/profile", user)
                .then();
    }
}
