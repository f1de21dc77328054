package dev.heartline.memory.summary;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.heartline.memory.testing.Story;
import dev.heartline.memory.testing.World;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class RollUpTest {

    private static final ZoneId AUCKLAND = ZoneId.of("Pacific/Auckland");

    private final World world = new World();
    private final Story ana = Story.ofSomebody();

    @Test
    void aWeekIsToldFromItsDaysInTheUsersZoneAndAgainWhenSomethingComesLate() {
        world.live(ana.profile(AUCKLAND.getId()));
        // Sunday evening in UTC: there Monday already, of another week.
        world.live(ana.call(Instant.parse("2026-03-08T19:00:00Z"), "user: I managed to walk five miles yesterday."));
        world.live(ana.call(Instant.parse("2026-03-10T19:00:00Z"), "user: I struggle to sleep before exams."));

        World.eventually(() -> {
            assertThat(summary("weekly", "2026-03-09"))
                    .contains("Talked on 2 days")
                    .contains("five miles");
            assertThat(summary("monthly", "2026-03-01"))
                    .contains("Talked in one week")
                    .contains("five miles");
        });

        world.live(ana.call(Instant.parse("2026-03-11T19:00:00Z"), "user: I finally cleaned the kitchen."));

        World.eventually(() -> {
            assertThat(summary("weekly", "2026-03-09"))
                    .contains("Talked on 3 days")
                    .contains("kitchen");
            assertThat(summary("monthly", "2026-03-01")).contains("kitchen");
        });
        World.eventually(() -> assertThat(world.database()
                        .count(
                                "select count(*) from conversation_summaries where user_id = ? and embedding is null",
                                ana.userId()))
                .isZero());
        assertThat(given().auth()
                        .oauth2(Tokens.user(ana.userId()))
                        .get("/users/{id}/summaries?period=weekly", ana.userId())
                        .then()
                        .statusCode(200)
                        .extract()
                        .<String>path("[0].endDate"))
                .isEqualTo("2026-03-15");
    }

    @Test
    void aDayThatCannotBeReadHoldsUpNobodyElse() {
        var ben = Story.ofSomebody();
        world.live(ben.profile("UTC"));
        world.database().update("""
                        insert into conversation_summaries
                          (id, user_id, summary_period, start_date, end_date, motivation_evidence, updated_at)
                        values (gen_random_uuid(), ?, 'daily', '2026-03-09', '2026-03-09', '{}', now() - interval '1 day')
                        """, ben.userId());

        world.live(ana.profile("UTC"));
        world.live(ana.call(Instant.parse("2026-03-10T19:00:00Z"), "user: I managed to walk five miles yesterday."));

        World.eventually(() -> assertThat(summary("weekly", "2026-03-09")).contains("five miles"));
        assertThat(world.database()
                        .count(
                                "select count(*) from conversation_summaries where user_id = ? and rolled_up_at = updated_at",
                                ben.userId()))
                .isOne();
    }

    /** As by another replica that is at it. */
    @Test
    void whoseLockIsHeldIsPassedBy() throws SQLException {
        var ben = Story.ofSomebody();
        world.live(ben.profile("UTC"));
        world.live(ana.profile("UTC"));
        try (var other = world.database().connect();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(hashtextextended('" + ben.userId() + "', 0))");
            world.database().update("""
                            insert into conversation_summaries
                              (id, user_id, summary_period, start_date, end_date, ai_summary, updated_at)
                            values (gen_random_uuid(), ?, 'daily', '2026-03-09', '2026-03-09', 'Walked.', now() - interval '1 day')
                            """, ben.userId());

            world.live(
                    ana.call(Instant.parse("2026-03-10T19:00:00Z"), "user: I managed to walk five miles yesterday."));

            World.eventually(() -> assertThat(summary("weekly", "2026-03-09")).contains("five miles"));
            other.rollback();
        }
        World.eventually(() -> assertThat(world.database()
                        .count(
                                "select count(*) from conversation_summaries where user_id = ? and summary_period = 'weekly'",
                                ben.userId()))
                .isOne());
    }

    private String summary(String period, String start) {
        return world.database()
                .rows(
                        "select ai_summary from conversation_summaries where user_id = ? and summary_period = ? and start_date = ?",
                        ana.userId(),
                        period,
                        java.sql.Date.valueOf(LocalDate.parse(start)))
                .toString();
    }
}
