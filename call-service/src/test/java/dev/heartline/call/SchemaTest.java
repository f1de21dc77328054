package dev.heartline.call;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.testing.ColumnTable;
import dev.heartline.testing.WhoDidIt;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class SchemaTest extends CallServiceTest {

    static Stream<Arguments> tables() {
        return Stream.of(
                Arguments.of("phone_calls", """
                        id user_id call_direction call_status initiated_at answered_at ended_at duration_seconds provider
                        provider_call_sid from_phone to_phone recording_url recording_duration_seconds transcript
                        transcript_confidence ai_summary key_topics sentiment user_emotion interventions_provided
                        commitments_made follow_up_scheduled follow_up_at follow_up_type call_quality_score
                        user_satisfaction ai_performance_rating cost_cents created_at
                        """),
                Arguments.of("active_calls", """
                        id phone_call_id user_id current_state conversation_context next_ai_action confidence_level
                        detected_emotions speech_pace energy_level last_updated_at
                        """),
                Arguments.of("scheduled_calls", """
                        id user_id scheduled_for timezone call_purpose ai_talking_points reminder_sent_at completed
                        phone_call_id created_at
                        """));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyColumnOfTheDataModelIsThere(String table, String columns) {
        assertThat(ColumnTable.of(database, table))
                .containsAll(List.of(columns.strip().split("\\s+")));
    }

    /** Who writes it, when, and which test shows it. */
    @ParameterizedTest
    @ValueSource(strings = {"phone_calls", "active_calls", "scheduled_calls"})
    void everyColumnHasItsLineInTheReadme(String table) throws IOException {
        ColumnTable.assertThatTheReadmeTellsOfEach(database, table, "`" + table + "`:");
    }

    @Test
    void whoDidSomethingIsNoColumnThatUsersGetUnlessItIsAKind() {
        WhoDidIt.assertThatEachIsDecidedUpon(database);
    }
}
