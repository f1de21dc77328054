package dev.heartline.sms.campaign;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.sms.OverTheWire;
import dev.heartline.testing.QueryPlan;

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

            var tick = QueryPlan.of(
                    statement, DueSteps.CAMPAIGN, "timestamptz, timestamptz", "now(), now() - interval '2 minutes'");
            var claim = QueryPlan.of(
                    statement,
                    DueSteps.CLAIM,
                    "uuid, timestamptz, timestamptz, int",
                    "'%s', now(), now() - interval '2 minutes', 50".formatted(many));
            var tidy = QueryPlan.of(statement, Campaigns.TIDY, "timestamptz", "now()");
            connection.rollback();

            for (var one : List.of(tick, claim, tidy)) {
                assertThat(one.text())
                        .contains("sms_campaign_enrolments_due")
                        .doesNotContain("Seq Scan on sms_campaign_enrolments");
                assertThat(one.rowsRead()).as(one.text()).isLessThan(1000);
            }
        }
    }

    private static String id(Statement statement) throws SQLException {
        try (var rows = statement.executeQuery("select id from sms_campaigns where campaign_name = 'Many'")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
