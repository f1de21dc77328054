package dev.heartline.call;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.testing.WhoDidIt;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class SchemaTest extends CallServiceTest {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

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
        var found = database.rows("select column_name from information_schema.columns where table_name = ?", table);

        assertThat(found)
                .extracting(row -> row.get("column_name"))
                .containsAll(List.of(columns.strip().split("\\s+")));
    }

    /** Who writes it, when, and which test shows it. */
    @ParameterizedTest
    @ValueSource(strings = {"phone_calls", "active_calls", "scheduled_calls"})
    void everyColumnHasItsLineInTheReadme(String table) throws IOException {
        var columns =
                database.rows("select column_name from information_schema.columns where table_name = ?", table).stream()
                        .map(row -> (String) row.get("column_name"))
                        .toList();
        var lines = linesOf(table);

        assertThat(lines.stream().flatMap(line -> words(line[1])).toList())
                .containsExactlyInAnyOrderElementsOf(columns);
        assertThat(lines).allSatisfy(line -> {
            assertThat(line[2]).as("who writes %s, and when", line[1]).hasSizeGreaterThan(10);
            assertThat(words(line[3]).filter(SchemaTest::isATest).toList())
                    .as("which test shows %s", line[1])
                    .isNotEmpty();
        });
    }

    private static List<String[]> linesOf(String table) throws IOException {
        var readme = Files.readString(Path.of("README.md"));
        var begins = readme.indexOf("\n`" + table + "`:\n");
        assertThat(begins).as("the table of %s", table).isPositive();
        return readme.substring(begins)
                .lines()
                .skip(2)
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> line.split("\\|"))
                .toList();
    }

    private static Stream<String> words(String cell) {
        return CODE.matcher(cell).results().map(code -> code.group(1));
    }

    /** A class of tests of this module, or a test that is named by what it shows. */
    private static boolean isATest(String name) {
        try (var sources = Files.walk(Path.of("src/test/java"))) {
            return sources.filter(Files::isRegularFile)
                    .anyMatch(file -> file.getFileName().toString().equals(name + ".java")
                            || read(file).contains("void " + name + "("));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whoDidSomethingIsNoColumnThatUsersGetUnlessItIsAKind() {
        WhoDidIt.assertThatEachIsDecidedUpon(database);
    }
}
