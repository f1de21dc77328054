package dev.heartline.sms.campaign;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.sms.OverTheWire;

import static org.assertj.core.api.Assertions.assertThat;

/** A tick looks at what is due, and not at everybody who is enrolled. */
@QuarkusTest
class CampaignPlanTest extends OverTheWire {

    /** None of them due. Nobody but this session sees them. */
    private static final String FILL = """
            with campaign as (
              insert into sms_campaigns (id, campaign_name, target_user_segment, message_sequence, status, enrolled_users_count)
              values (gen_random_uuid(), 'Many', 'all', '[]', 'active', 100000)
              returning id),
            people as (
              insert into user_profile (user_id, phone, timezone, consents, updated_at, published_at)
              select gen_random_uuid(), '+1404555' || n, 'UTC', '{sms}', now(), now() from generate_series(1, 100000) n
              returning user_id)
            insert into sms_campaign_enrolments (campaign_id, user_id, status, next_step_at, enrolled_at)
            select id, user_id, 'active', now() + interval '1 day', now() from campaign, people
            """;

    @ParameterizedTest
    @CsvSource({
        "force_generic_plan, false",
        "force_custom_plan, false",
        "force_generic_plan, true",
        "force_custom_plan, true"
    })
    void aHundredThousandEnrolmentsAreNotReadToFindThatNoneIsDue(String mode, boolean analysed) throws SQLException {
        try (var connection = db.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(FILL);
            if (analysed) {
                statement.execute("analyze sms_campaign_enrolments");
                statement.execute("analyze sms_campaigns");
            }
            var many = id(statement);
            statement.execute("set local plan_cache_mode = " + mode);

            var tick = plan(
                    statement, DueSteps.CAMPAIGN, "timestamptz, timestamptz", "now(), now() - interval '2 minutes'");
            var claim = plan(
                    statement,
                    DueSteps.CLAIM,
                    "uuid, timestamptz, timestamptz, int",
                    "'%s', now(), now() - interval '2 minutes', 50".formatted(many));
            var tidy = plan(statement, Campaigns.TIDY, "timestamptz", "now()");
            connection.rollback();

            for (var one : new String[] {tick, claim, tidy}) {
                assertThat(one)
                        .contains("sms_campaign_enrolments_due")
                        .doesNotContain("Seq Scan on sms_campaign_enrolments");
                assertThat(rowsRead(one)).as(one).isLessThan(1000);
            }
        }
    }

    private static String id(Statement statement) throws SQLException {
        try (var rows = statement.executeQuery("select id from sms_campaigns where campaign_name = 'Many'")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static String plan(Statement statement, String sql, String types, String parameters) throws SQLException {
        statement.execute("prepare tick (" + types + ") as " + sql);
        var plan = new StringBuilder();
        try (var lines =
                statement.executeQuery("explain (analyze, costs off, timing off) execute tick (" + parameters + ")")) {
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
        }
        statement.execute("deallocate tick");
        return plan.toString();
    }

    /** The most that any part of the plan has brought out or looked at in vain. */
    private static long rowsRead(String plan) {
        return Pattern.compile("rows=(\\d+)|Rows Removed by Filter: (\\d+)")
                .matcher(plan)
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1) != null ? found.group(1) : found.group(2)))
                .max()
                .orElse(0);
    }
}
