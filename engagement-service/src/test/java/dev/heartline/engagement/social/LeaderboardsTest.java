package dev.heartline.engagement.social;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.engagement.testing.World;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class LeaderboardsTest {

    private static final int SIZE = 20;

    /** A week that is over, so that no midnight comes between what is written and what is read. */
    private static final LocalDate WEEK =
            SocialCounts.monday(LocalDate.now(ZoneOffset.UTC)).minusDays(14);

    private static final Instant THEN = WEEK.plusDays(2).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);

    @Inject
    Leaderboards leaderboards;

    private final World world = new World();

    @BeforeEach
    @AfterEach
    void nobodyElseIsInTheWay() {
        world.countNobodyElse();
    }

    /** Place of who looks, and the places that they see. */
    @ParameterizedTest
    @CsvSource({"1, 1, 4", "5, 2, 8", "10, 7, 10"})
    void whoStandsWellSeesThePlacesAroundTheirs(int place, int first, int last) {
        var group = group(WEEK);
        var user = group.get(place - 1);

        var seen = look(user);

        assertThat(seen.shown()).isTrue();
        assertThat(seen.week()).isEqualTo(WEEK);
        assertThat(seen.place()).isEqualTo(place);
        assertThat(seen.of()).isEqualTo(SIZE);
        assertThat(seen.percentile()).isEqualTo(100 * (SIZE - place + 0.5) / SIZE);
        assertThat(seen.ranks())
                .extracting(LeaderboardView.RankView::place)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(first, last).boxed().toList());
        assertThat(seen.ranks())
                .filteredOn(LeaderboardView.RankView::you)
                .singleElement()
                .satisfies(own -> {
                    assertThat(own.place()).isEqualTo(place);
                    assertThat(own.points()).isEqualTo(SIZE - place + 1);
                });
        assertThat(seen.ranks())
                .extracting(LeaderboardView.RankView::name)
                .doesNotContain("Marta")
                .doesNotHaveDuplicates();
    }

    /** Neither the place nor a reason that would tell it; and a minor or a stranger to the group gets the same answer. */
    @ParameterizedTest
    @CsvSource({"the first of the lower half", "a minor", "of unknown age", "in no group"})
    void whoStandsLowOrIsNoAdultIsNotToldWhereTheyStand(String who) {
        var group = group(WEEK);
        var user = who.equals("the first of the lower half") ? group.get(10) : group.getFirst();
        switch (who) {
            case "a minor" ->
                world.database()
                        .update("update user_profile set birth_date = ? where user_id = ?", WEEK.minusYears(17), user);
            case "of unknown age" ->
                world.database().update("update user_profile set birth_date = null where user_id = ?", user);
            case "in no group" -> world.database().update("delete from week_standings where user_id = ?", user);
            default -> {}
        }

        var seen = look(user);

        assertThat(seen)
                .isEqualTo(new LeaderboardView(
                        user,
                        WEEK,
                        false,
                        "nothing_to_tell",
                        "There was nothing to tell about others that is true, of enough people, and encouraging.",
                        null,
                        null,
                        null,
                        false,
                        List.of()));
    }

    /** Whether the user shows their name, whether the next one does, whether it is quiet around these, whether they are named. */
    @ParameterizedTest
    @CsvSource({
        "true, true, false, true",
        "true, false, false, false",
        "false, true, false, false",
        "true, true, true, false"
    })
    void namesAreForThoseWhoShowTheirsAndNotInTheQuiet(boolean mine, boolean theirs, boolean quiet, boolean named) {
        var group = group(WEEK);
        var user = group.getFirst();
        var next = group.get(1);
        world.database().update("update user_profile set first_name = 'Ana' where user_id = ?", next);
        agreed(mine, user);
        agreed(theirs, next);
        if (quiet) {
            world.database()
                    .update(
                            "insert into distress_quiet (user_id, began_at, quiet_until)"
                                    + " values (?, ?::timestamptz, ?::timestamptz + interval '3 days')",
                            next,
                            THEN.toString(),
                            THEN.toString());
        }

        var seen = look(user);

        assertThat(seen.nameShown()).isEqualTo(mine);
        assertThat(seen.ranks().getFirst().name().equals("Marta")).isEqualTo(mine);
        assertThat(seen.ranks().get(1).name().equals("Ana")).isEqualTo(named);
    }

    /** Their places stay, and nobody moves up on the board for it. */
    @ParameterizedTest
    @CsvSource({"opted out", "wants no rewards", "a minor", "erased"})
    void whoIsNotToBeToldOfIsSeenByNobody(String what) {
        var group = group(WEEK);
        var next = group.get(1);
        var changed = Map.of(
                "opted out", "insert into mechanic_opt_outs (user_id, mechanic) values (?, 'social_proof')",
                "wants no rewards", "update user_profile set rewards_opt_out = true where user_id = ?",
                "a minor", "update user_profile set birth_date = now()::date - 5000 where user_id = ?",
                "erased", "delete from user_profile where user_id = ?");
        world.database().update(changed.get(what), next);

        assertThat(look(group.getFirst()).ranks())
                .extracting(LeaderboardView.RankView::place)
                .containsExactly(1, 3, 4, 5);
    }

    @ParameterizedTest
    @CsvSource({"opted out, mechanic_opted_out", "quiet, distress_quiet"})
    void whoMayNotBeToldOfOthersSeesNone(String what, String reason) {
        var user = group(WEEK).getFirst();
        if (what.equals("quiet")) {
            world.database()
                    .update(
                            "insert into distress_quiet (user_id, began_at, quiet_until)"
                                    + " values (?, ?::timestamptz, ?::timestamptz + interval '3 days')",
                            user,
                            THEN.toString(),
                            THEN.toString());
        } else {
            world.database()
                    .update("insert into mechanic_opt_outs (user_id, mechanic) values (?, 'social_proof')", user);
        }

        var seen = look(user);
        look(user);

        assertThat(seen.shown()).isFalse();
        assertThat(seen.reason()).isEqualTo(reason);
        assertThat(seen.ranks()).isEmpty();
        assertThat(decisionsOf(user))
                .singleElement()
                .satisfies(decision -> assertThat(decision)
                        .containsEntry("gate_verdict", "refused")
                        .containsEntry("reason", reason));
    }

    /** What somebody was told today keeps them from no look. */
    @Test
    void aLookIsLoggedOnceADayAndWhereSomebodyStandsLowNotAtAll() {
        var group = group(WEEK);
        var well = group.getFirst();
        var low = group.getLast();
        world.database()
                .update(
                        "insert into social_proof_triggers (id, user_id, proof_type, message, created_at)"
                                + " values (gen_random_uuid(), ?, 'others_achieving', 'x', ?::timestamptz)",
                        well,
                        THEN.minusSeconds(60).toString());

        look(well);
        look(well);
        look(low);

        assertThat(decisionsOf(well)).singleElement().satisfies(decision -> {
            assertThat(decision)
                    .containsEntry("action", "leaderboard")
                    .containsEntry("gate_verdict", "passed")
                    .containsEntry("reason", "proof_chosen")
                    .containsEntry("chosen_arm", "leaderboard");
            assertThat(decision.get("features").toString()).contains("\"place\": 1", "\"of\": 20");
        });
        assertThat(decisionsOf(low)).singleElement().satisfies(decision -> {
            assertThat(decision).containsEntry("reason", "nothing_to_tell").containsEntry("chosen_arm", null);
            assertThat(decision.get("features")).hasToString("{}");
        });
    }

    @Test
    void overRestTheBoardIsForTheUserAndTheirHost() {
        // Whatever week it is for them: midnight may come meanwhile.
        var monday = SocialCounts.monday(LocalDate.now(ZoneOffset.UTC));
        var people = people();
        Stream.of(-7, 0, 7).forEach(days -> fill(monday.plusDays(days), people));
        var user = people.getFirst();

        given().auth()
                .oauth2(Tokens.user(user))
                .put("/users/{id}/leaderboard/name", user)
                .then()
                .statusCode(204);
        get(Tokens.user(user), user)
                .statusCode(200)
                .body("shown", equalTo(true))
                .body("place", equalTo(1))
                .body("nameShown", equalTo(true))
                .body("ranks.place", contains(1, 2, 3, 4))
                .body("ranks.you", contains(true, false, false, false))
                .body("ranks[0].name", equalTo("Marta"));
        given().auth()
                .oauth2(Tokens.service())
                .delete("/users/{id}/leaderboard/name", user)
                .then()
                .statusCode(204);
        get(Tokens.service(), user).body("nameShown", equalTo(false));
        get(Tokens.user(people.getLast()), people.getLast())
                .statusCode(200)
                .body("shown", equalTo(false))
                .body("place", nullValue())
                .body("ranks", empty());
        get(Tokens.user(people.getLast()), user).statusCode(403);
        get(Tokens.operator(), user).statusCode(403);
        given().auth()
                .oauth2(Tokens.service())
                .put("/users/{id}/leaderboard/name", UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    private static ValidatableResponse get(String token, UUID user) {
        return given().auth().oauth2(token).get("/users/{id}/leaderboard", user).then();
    }

    private LeaderboardView look(UUID user) {
        return leaderboards.of(user, THEN).await().indefinitely();
    }

    private void agreed(boolean agrees, UUID user) {
        if (agrees) {
            world.database().update("insert into leaderboard_names (user_id, agreed_at) values (?, now())", user);
        }
    }

    private List<Map<String, Object>> decisionsOf(UUID user) {
        return world.database().rows("select * from reward_decisions where user_id = ?", user);
    }

    /** Who stands at place n has one point more than who stands after them. */
    private List<UUID> group(LocalDate week) {
        var people = people();
        fill(week, people);
        return people;
    }

    private List<UUID> people() {
        var people = Stream.generate(world::userOutsideHoldout).limit(SIZE).toList();
        world.database().update("""
                insert into user_profile (user_id, first_name, timezone, language, birth_date, updated_at)
                select id, 'Marta', 'Etc/UTC', 'en', '1980-05-01', now() from unnest(?) id
                """, (Object) people.toArray(UUID[]::new));
        return people;
    }

    private void fill(LocalDate week, List<UUID> people) {
        var ids = people.toArray(UUID[]::new);
        world.database()
                .update(
                        "insert into week_standings (week, user_id, league, points, place)"
                                + " select ?, id, 7, ? + 1 - place, place from unnest(?) with ordinality people (id, place)",
                        week,
                        SIZE,
                        ids);
        world.database()
                .update(
                        "insert into week_histogram (week, points, users)"
                                + " select week, points, count(*) from week_standings where week = ? group by week, points",
                        week);
        world.database()
                .update(
                        "insert into user_outcome_metrics (user_id, day, metric, value, updated_at)"
                                + " select user_id, week + day, 'active', least(5, points - 5 * day), now()"
                                + " from week_standings cross join generate_series(0, 6) day"
                                + " where week = ? and points > 5 * day",
                        week);
    }
}
