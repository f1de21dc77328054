package dev.heartline.sms;

import java.io.IOException;
import java.util.Set;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.sms.template.TemplateText;
import dev.heartline.testing.ColumnTable;
import dev.heartline.testing.Indexes;
import dev.heartline.testing.WhoDidIt;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class SchemaTest extends OverTheWire {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sms_messages  | id user_id direction from_phone to_phone body provider provider_message_sid status error_code error_message sent_at delivered_at intent_detected sentiment requires_response conversation_id replied_to_message_id cost_cents created_at
            sms_templates | id template_name template_category template_text variables ai_personalization_enabled personalization_context sent_count average_response_rate average_engagement_score variant_of_template_id is_active created_at
            coach_messages | id user_id channel body cta_text cta_action sent_at delivered_at read_at engaged_at helpfulness_rating feedback_text created_at
            sms_campaigns | id campaign_name target_user_segment message_sequence enrolled_users_count completion_rate status created_at
            """)
    void everyColumnThatWasAskedForIsThere(String table, String columns) {
        assertThat(ColumnTable.of(db, table)).containsAll(Set.of(columns.split(" ")));
    }

    /** The tables that the data model asks for. */
    @ParameterizedTest
    @ValueSource(strings = {"sms_messages", "sms_templates", "sms_campaigns", "coach_messages"})
    void theReadmeSaysOfEveryColumnWhoWritesItAndWhichTestSeesIt(String table) throws IOException {
        ColumnTable.assertThatTheReadmeTellsOfEach(db, table, "### `" + table + "`");
    }

    @Test
    void whatRefersToARowIsFoundWithoutReadingATable() {
        assertThat(Indexes.missingForForeignKeys(db)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "call_satisfaction",
        "celebration",
        "opt_out_confirmation",
        "opt_out_confirmation_calls",
        "opt_out_confirmation_texts",
        "pause_confirmation",
        "pause_confirmation_until",
        "stop_elsewhere",
        "opt_in_confirmation",
        "help",
        "crisis_response"
    })
    void aSeededTemplateDeclaresTheVariablesThatItUses(String name) throws Exception {
        var row = db.row("select template_text, variables from sms_templates where template_name = ?", name);

        var declared = (Object[]) ((java.sql.Array) row.get("variables")).getArray();

        assertThat(new TemplateText((String) row.get("template_text")).variables())
                .containsExactlyInAnyOrder((String[]) declared);
    }

    @Test
    void whoDidSomethingIsNoColumnThatUsersGetUnlessItIsAKind() {
        WhoDidIt.assertThatEachIsDecidedUpon(db);
    }
}
