package dev.heartline.engagement.social;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.engagement.testing.World;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.QueryPlan;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever looks at their group, or at a challenge, reads rows of their own, however many others there are. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SocialPlanTest {

    private static final String USER = "'00000000-0000-4000-8000-000000000040'";
    private static final LocalDate MONDAY = LocalDate.of(2020, 3, 9);
    private static final String CHALLENGE = "'00000000-0000-4000-8000-0000000000cc'";
    private static final String CHALLENGE_BEFORE = "'00000000-0000-4000-8000-0000000000cb'";

    /** Nobody but this session sees them. */
    private static final String PEOPLE = """
        create temporary table people on commit drop as
        select ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid as id, n from generate_series(1, 20000) n;
        insert into user_profile (user_id, first_name, birth_date, updated_at)
        select id, 'Marta', '1980-05-01', now() from people;
        insert into mechanic_opt_outs (user_id, mechanic) select id, 'social_proof' from people where n % 3 = 0;
        insert into leaderboard_names (user_id, agreed_at) select id, now() from people where n % 2 = 0;
        """;

    /** Groups of thirty in the week of a Monday, and one challenge for all of them. */
    private static String week(LocalDate monday, String challenge) {
        return """
                insert into week_standings (week, user_id, league, points, place)
                select '%1$s', id, n / 30, 1 + n %% 30, 1 + n %% 30 from people;
                insert into week_histogram (week, points, users)
                select week, points, count(*) from week_standings where week = '%1$s' group by week, points;
                insert into user_outcome_metrics (user_id, day, metric, value, updated_at)
                select id, date '%1$s' + day, 'active', 1 + n %% 5, now() from people, generate_series(0, 1) day;
                insert into challenges (id, name, kind, goal_days, places, taken, starts_at, expires_at)
                values (%2$s, '%1$s', 'check_in', 7, 20000, 20000, '%1$s', date '%1$s' + 30);
                insert into challenge_places (challenge_id, user_id, joined_at) select %2$s, id, now() from people;
                insert into behavior_events (id, user_id, kind, occurred_at, zone, streak_day)
                select gen_random_uuid(), id, 'check_in', date '%1$s' + 1, 'UTC', date '%1$s' + 1 from people;
                """.formatted(monday, challenge);
    }

    /** On a Monday the planner still knows the week before: nobody has looked at the tables again. */
    private static final String ANALYSE = """
            analyze user_profile, week_standings, user_outcome_metrics, mechanic_opt_outs, leaderboard_names, challenges,
              challenge_places, behavior_events
            """;

    private final World world = new World();

    @ParameterizedTest
    @CsvSource({
        "force_generic_plan, of the week before",
        "force_custom_plan, of the week before",
        "force_generic_plan, of today",
        "force_custom_plan, of today"
    })
    void twentyThousandOthersAreNotRead(String mode, String known) throws SQLException {
        try (var connection = world.database().connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(PEOPLE);
            statement.execute(week(MONDAY.minusWeeks(1), CHALLENGE_BEFORE));
            if (known.equals("of the week before")) {
                statement.execute(ANALYSE);
            }
            statement.execute(week(MONDAY, CHALLENGE));
            if (known.equals("of today")) {
                statement.execute(ANALYSE);
            }
            statement.execute("set local plan_cache_mode = " + mode);

            var group = QueryPlan.of(statement, Leaderboards.GROUP, "uuid, date", USER + ", '2020-03-09'");
            var standing = QueryPlan.of(statement, SocialCounts.STANDING, "uuid, date", USER + ", '2020-03-09'");
            var challenge =
                    QueryPlan.of(statement, ChallengeProgresses.CHALLENGE, "uuid, uuid", CHALLENGE + ", " + USER);
            var done = QueryPlan.of(
                    statement,
                    ChallengeProgresses.DONE,
                    "uuid, text, timestamptz, timestamptz",
                    USER + ", 'check_in', '2020-03-09', '2020-04-09'");
            connection.rollback();

            assertThat(group.text()).contains("week_standings_group").contains("rows=30");
            for (var plan : List.of(group, standing, challenge, done)) {
                assertThat(plan.text())
                        .doesNotContain(
                                "Seq Scan on week_standings",
                                "Seq Scan on user_outcome_metrics",
                                "Seq Scan on user_profile",
                                "Seq Scan on mechanic_opt_outs",
                                "Seq Scan on leaderboard_names",
                                "Seq Scan on challenge_places",
                                "Seq Scan on behavior_events");
                assertThat(plan.rowsRead()).as(plan.text()).isLessThan(1000);
            }
        }
    }
}
