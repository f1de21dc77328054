package dev.heartline.memory.search;

import java.sql.SQLException;
import java.sql.Statement;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.heartline.memory.testing.World;
import dev.heartline.testing.LocalStackResource;

import static org.assertj.core.api.Assertions.assertThat;

/** A search looks at the rows of one user, also by the plan that the database keeps for all parameters after some executions. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SearchPlanTest {

    private static final String OF_ALL =
            "uuid, text[], timestamptz, timestamptz, date, date, text[], text[], text[], float8, timestamptz";

    private static final String ASKED =
            "gen_random_uuid(), '{turn,memory,summary}', '-infinity', 'infinity', '-infinity', 'infinity', null, null, '{}', null, now()";

    private final World world = new World();

    @Test
    void byWordsOnlyTheUsersRowsAreLookedAt() throws SQLException {
        assertThat(plan(SearchStatements.BY_WORDS, ", text", ", 'my sister'"))
                .contains("conversation_turns_said_at")
                .doesNotContain("ai_episodic_memory_tags", "Seq Scan on ai_episodic_memory");
    }

    @Test
    void byMeaningToo() throws SQLException {
        assertThat(plan(
                        SearchStatements.BY_MEANING,
                        ", text, text, uuid[], float8",
                        ", array_fill(0.1, array[384])::vector::text, 'bge-small-en-v1.5', '{}', 0.8"))
                .contains("conversation_turns_said_at")
                .doesNotContain("ai_episodic_memory_tags", "Seq Scan on ai_episodic_memory");
    }

    private String plan(String sql, String types, String parameters) throws SQLException {
        try (var connection = world.database().connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            fill(statement);
            statement.execute("set local plan_cache_mode = force_generic_plan");
            statement.execute("prepare search (" + OF_ALL + types + ") as " + sql);
            var plan = new StringBuilder();
            try (var lines =
                    statement.executeQuery("explain (costs off) execute search (" + ASKED + parameters + ")")) {
                while (lines.next()) {
                    plan.append(lines.getString(1)).append('\n');
                }
            }
            statement.execute("deallocate search");
            connection.rollback();
            return plan.toString();
        }
    }

    /** So many that it matters which index is taken; nobody but this session sees them. */
    private static void fill(Statement statement) throws SQLException {
        statement.execute("""
                insert into ai_episodic_memory
                  (id, user_id, memory_type, memory_description, normalised_text, original_timestamp, source_type, source_id, stability,
                   difficulty, last_reinforced_at, confidence, valid_from, learned_at)
                select gen_random_uuid(), md5((n % 40)::text)::uuid, 'context', 'Walked ' || n, 'walked ' || n, now(), 'phone_call',
                  gen_random_uuid(), 7, 5, now(), 0.9, now(), now()
                from generate_series(1, 4000) n
                """);
        statement.execute("""
                insert into conversation_turns
                  (id, user_id, source_type, source_id, conversation_id, seq, speaker, text, said_at, substantial, said_on)
                select gen_random_uuid(), md5((n % 40)::text)::uuid, 'phone_call', md5((n % 40)::text)::uuid, gen_random_uuid(), n / 40, 'user',
                  'I walked', now(), false, current_date
                from generate_series(1, 4000) n
                """);
        statement.execute("analyze ai_episodic_memory, conversation_turns");
    }
}
