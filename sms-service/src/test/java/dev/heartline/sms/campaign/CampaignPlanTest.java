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
    private static final String FILL = campaign("Many", "'active', now() + interval '1 day'", 100_000, 200_000);

    /** Everybody of a campaign has had all of it: that is all that the planner knows of, until somebody looks at the tables again. */
    private static final String DAY_BEFORE = campaign("Had", "'completed', null", 1, 1000);

    private static String campaign(String name, String statusAndNextStep, int first, int last) {
        return """
                with campaign as (
                  insert into sms_campaigns (id, campaign_name, target_user_segment, message_sequence, status, enrolled_users_count)
                  values (gen_random_uuid(), '%s', 'all', '[]', 'active', %d)
                  returning id),
                people as (
                  insert into user_profile (user_id, phone, timezone, consents, updated_at, published_at)
                  select gen_random_uuid(), '+1404555' || n, 'UTC', '{sms}', now(), now() from generate_series(%d, %d) n
                  returning user_id)
                insert into sms_campaign_enrolments (campaign_id, user_id, status, next_step_at, enrolled_at)
                select id, user_id, %s, now() from campaign, people
                """.formatted(name, last - first, first, last, statusAndNextStep);
    }

    private static final String ANALYSE = "analyze sms_campaign_enrolments, sms_campaigns";

    @ParameterizedTest
    @CsvSource({
        "force_generic_plan, of the day before",
        "force_custom_plan, of the day before",
        "force_generic_plan, of today",
        "force_custom_plan, of today"
    })
    void aHundredThousandEnrolmentsAreNotReadToFindThatNoneIsDue(String mode, String known) throws SQLException {
        try (var connection = db.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            if (known.equals("of the day before")) {
                statement.execute(DAY_BEFORE);
                statement.execute(ANALYSE);
            }
            statement.execute(FILL);
            if (known.equals("of today")) {
                statement.execute(ANALYSE);
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
