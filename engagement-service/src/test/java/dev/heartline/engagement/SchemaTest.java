package dev.heartline.engagement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.engagement.policy.gate.Action;
import dev.heartline.engagement.policy.gate.Mechanic;
import dev.heartline.engagement.policy.gate.Reason;
import dev.heartline.engagement.testing.World;
import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.testing.Indexes;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.WhoDidIt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SchemaTest {

    private static final Set<String> SHARED = Set.of(
            "contact_consent",
            "contact_decision",
            "crisis_quiet",
            "erased_number",
            "erased_user",
            "flyway_schema_history",
            "inbox",
            "loop_turn",
            "outbox",
            "outbox_bucket",
            "returned_user",
            "user_number",
            "user_profile");

    private final World world = new World();

    /** The columns that the data model asks for. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            value = {
                "dopamine_triggers: id user_id trigger_type trigger_name reward_type reward_intensity delivered_at"
                        + " delay_from_action_seconds user_engaged engagement_duration_seconds"
                        + " increased_next_day_engagement created_at",
                "variable_rewards: id user_id reward_category trigger_action reward_probability reward_delivered"
                        + " reward_type surprise_factor user_repeated_action_within_hour created_at",
                "engagement_hooks: id user_id hook_type hook_message urgency_level expires_at delivered_via"
                        + " delivered_at user_returned time_to_return_minutes action_completed created_at",
                "social_proof_triggers: id user_id proof_type message scarcity_factor time_pressure_factor"
                        + " comparison_shown user_rank percentile motivated_user user_took_action created_at",
                "progress_milestones: id user_id milestone_type milestone_name current_value goal_value"
                        + " percentage_complete chart_url celebration_image_url shareable shared_to_social"
                        + " next_milestone_name distance_to_next achieved_at created_at"
            })
    void everyColumnIsThere(String table, String columns) {
        var found = world
                .database()
                .rows("select column_name from information_schema.columns where table_name = ?", table)
                .stream()
                .map(row -> (String) row.get("column_name"))
                .toList();

        assertThat(found).contains(columns.strip().split(" "));
    }

    /** Tables of the shared modules have their own words elsewhere. */
    @Test
    void theReadmeSaysOfEveryColumnWhoWritesItAndWhichTestSeesIt() throws IOException {
        var told = ColumnsTable.of(Path.of("README.md"));
        var undescribed = world.database().rows("""
                        select table_name, column_name from information_schema.columns
                        join information_schema.tables using (table_schema, table_name)
                        where table_schema = 'public' and table_type = 'BASE TABLE'
                        """).stream()
                .filter(row -> !SHARED.contains(row.get("table_name")))
                .filter(row -> !told.describes((String) row.get("table_name"), (String) row.get("column_name")))
                .map(row -> row.get("table_name") + "." + row.get("column_name"))
                .toList();

        assertThat(undescribed).isEmpty();
        try (var files = Files.walk(Path.of("src/test/java"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".java", "")))
                    .containsAll(told.tests());
        }
    }

    @Test
    void everyWordOfThePolicyFitsIntoItsTable() {
        assertThat(checkOf("reward_decisions", "reason")).containsAll(words(Reason.values()));
        assertThat(checkOf("reward_decisions", "action")).containsAll(words(Action.values()));
        assertThat(checkOf("mechanic_opt_outs", "mechanic")).containsAll(words(Mechanic.values()));
    }

    @Test
    void aWordOutsideOfItsSetIsRefused() {
        assertThatThrownBy(() -> world.database()
                        .update(
                                "insert into mechanic_opt_outs (user_id, mechanic) values (?, 'lottery')",
                                UUID.randomUUID()))
                .hasMessageContaining("mechanic_opt_outs_mechanic_check");
    }

    @Test
    void whatRefersToADecisionIsFoundWithoutReadingATable() {
        assertThat(Indexes.missingForForeignKeys(world.database())).isEmpty();
    }

    @Test
    void whatBelongsToAUserIsFoundWithoutReadingATable() {
        assertThat(world.database().rows("""
                        select c.table_name from information_schema.columns c
                        join information_schema.tables t using (table_schema, table_name)
                        where c.table_schema = 'public' and c.column_name = 'user_id' and t.table_type = 'BASE TABLE'
                          and not exists (
                            select from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
                            where i.indrelid = c.table_name::regclass and a.attname = 'user_id')
                        """)).isEmpty();
    }

    private List<String> checkOf(String table, String column) {
        var definition = world.database()
                .value(
                        String.class,
                        "select pg_get_constraintdef(oid) from pg_constraint where conname = ?",
                        table + "_" + column + "_check");
        return List.of(definition.split("'"));
    }

    private static List<String> words(WireNamed[] words) {
        return Arrays.stream(words).map(WireNamed::wireName).toList();
    }

    @Test
    void whoDidSomethingIsNoColumnThatUsersGetUnlessItIsAKind() {
        WhoDidIt.assertThatEachIsDecidedUpon(world.database());
    }
}
