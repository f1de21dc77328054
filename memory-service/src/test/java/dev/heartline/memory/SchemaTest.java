package dev.heartline.memory;

import java.io.IOException;
import java.util.List;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.testing.ColumnTable;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.WhoDidIt;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SchemaTest {

    @ParameterizedTest
    @CsvSource({
        "ai_episodic_memory, id user_id memory_type memory_description original_timestamp source_type source_id strength "
                + "last_reinforced_at times_referenced emotional_valence embedding tags expires_at created_at",
        "learned_user_preferences, id user_id preference_category preference_key preference_value confidence evidence_count "
                + "learned_from last_confirmed_at created_at",
        "conversation_summaries, id user_id summary_period start_date end_date key_topics main_insights user_progress "
                + "challenges_discussed commitments_made overall_sentiment user_motivation_level ai_summary embedding created_at",
        "user_interaction_patterns, id user_id most_active_hours most_active_days average_response_time_minutes "
                + "preferred_communication_channel most_engaging_message_types least_engaging_message_types "
                + "average_call_duration_seconds prefers_scheduled_calls best_call_times concept_mastery_speed "
                + "needs_repetition_count last_analyzed_at confidence_score created_at"
    })
    void theTablesHoldEveryColumnOfTheDataModel(String table, String columns) {
        assertThat(ColumnTable.of(LocalStackResource.postgres().jdbc(), table))
                .containsAll(List.of(columns.split(" ")));
    }

    /** Who writes it, when, and which test shows it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ai_episodic_memory",
                "learned_user_preferences",
                "conversation_summaries",
                "user_interaction_patterns"
            })
    void everyColumnHasItsLineInTheReadme(String table) throws IOException {
        ColumnTable.assertThatTheReadmeTellsOfEach(
                LocalStackResource.postgres().jdbc(), table, "| `" + table + "` | written by |");
    }

    @Test
    void whoDidSomethingIsNoColumnThatUsersGetUnlessItIsAKind() {
        WhoDidIt.assertThatEachIsDecidedUpon(LocalStackResource.postgres().jdbc());
    }
}
