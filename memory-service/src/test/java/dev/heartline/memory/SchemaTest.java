package dev.heartline.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.WhoDidIt;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SchemaTest {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

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
        var found = LocalStackResource.postgres()
                .jdbc()
                .rows("select column_name from information_schema.columns where table_name = ?", table)
                .stream()
                .map(row -> (String) row.get("column_name"))
                .toList();

        assertThat(found).containsAll(Arrays.asList(columns.split(" ")));
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
        var columns = LocalStackResource.postgres()
                .jdbc()
                .rows("select column_name from information_schema.columns where table_name = ?", table)
                .stream()
                .map(row -> (String) row.get("column_name"))
                .toList();
        var lines = linesOf(table);

        assertThat(lines.stream().flatMap(line -> words(line[1])).toList())
                .containsExactlyInAnyOrderElementsOf(columns);
        assertThat(lines).allSatisfy(line -> {
            assertThat(line[2].strip() + line[3].strip())
                    .as("who writes %s, and when", line[1])
                    .hasSizeGreaterThan(10);
            assertThat(words(line[4]).toList())
                    .as("which test shows %s", line[1])
                    .isNotEmpty();
            assertThat(words(line[4])).as("tests of %s", line[1]).allMatch(SchemaTest::isATest);
        });
    }

    private static List<String[]> linesOf(String table) throws IOException {
        var readme = Files.readString(Path.of("README.md"));
        var begins = readme.indexOf("\n| `" + table + "` | written by |");
        assertThat(begins).as("the table of %s", table).isPositive();
        return readme.substring(begins + 1)
                .lines()
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> line.split("\\|"))
                .toList();
    }

    private static Stream<String> words(String cell) {
        return CODE.matcher(cell).results().map(code -> code.group(1));
    }

    /** A class of tests of this module. */
    private static boolean isATest(String name) {
        try (var sources = Files.walk(Path.of("src/test/java"))) {
            return sources.anyMatch(file -> file.getFileName().toString().equals(name + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whoDidSomethingIsNoColumnThatUsersGetUnlessItIsAKind() {
        WhoDidIt.assertThatEachIsDecidedUpon(LocalStackResource.postgres().jdbc());
    }
}
