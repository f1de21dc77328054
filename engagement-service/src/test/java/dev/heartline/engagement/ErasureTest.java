package dev.heartline.engagement;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.heartline.engagement.testing.Doing;
import dev.heartline.engagement.testing.World;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.BehaviorKind;
import dev.heartline.events.vocabulary.SourceType;
import dev.heartline.testing.LocalStackResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ErasureTest {

    private static final String MARKER = "marker-of-the-erased";

    private final World world = new World();

    @Test
    void aTombstoneLeavesNothingOfTheUser() {
        var user = world.somebody();
        var other = world.somebody();
        fill(user);
        world.decide(world.call(other).event());
        assertThat(world.tablesWith(user.toString())).containsAll(tablesWithUsers());

        world.send(Event.tombstone(EventType.USER_PROFILE, user));

        await().untilAsserted(
                        () -> assertThat(world.tablesWith(user.toString())).isEmpty());
        assertThat(world.tablesWith(MARKER)).isEmpty();
        assertThat(world.tablesWith(other.toString())).contains("reward_decisions", "dopamine_triggers");
    }

    @Test
    void whatArrivesAfterTheTombstoneFindsNobody() {
        var user = world.somebody();
        world.decide(world.call(user).event());
        world.send(Event.tombstone(EventType.USER_PROFILE, user));
        await().untilAsserted(
                        () -> assertThat(world.tablesWith(user.toString())).isEmpty());

        var late = world.call(user).event();
        world.send(late);
        world.settle(EventType.CALL_COMPLETED, user);

        assertThat(world.tablesWith(user.toString())).isEmpty();
        assertThat(world.tablesWith(late.id().toString())).isEmpty();
    }

    @Test
    void whatHappenedBeforeTheErasureStaysForgottenWhenTheUserComesBack() {
        var user = world.somebody();
        var late = world.call(user).event();
        world.send(Event.tombstone(EventType.USER_PROFILE, user));
        await().untilAsserted(
                        () -> assertThat(world.tablesWith(user.toString())).isEmpty());
        world.known(user, "Europe/Madrid", null, false);

        world.send(late);
        world.decide(world.call(user).event());

        assertThat(world.tablesWith(late.id().toString())).isEmpty();
    }

    /** By the events where this version has any, by hand where the feature is yet to come. */
    private void fill(UUID user) {
        world.decide(world.call(user).event());
        world.decide(world.drawing(world.call(user).event(), u -> u < 0.08));
        world.decide(world.victory(user, SourceType.SMS, Ids.next(), MARKER));
        world.hear(world.crisis(user, Instant.now(), Instant.now()));
        insert("mechanic_opt_outs (user_id, mechanic) values (?, 'hooks')", user);
        insert("crisis_quiet_periods (user_id, quiet_until) values (?, now())", user);
        insert(
                "contact_consent (contact, texts_standing, texts_since, texts_source, changed_at, said_here)"
                        + " values (?::uuid::text, 'stopped', now(), 'app', now(), false)",
                user);
        insert(
                "contact_decision (id, subject_id, user_id, channel, purpose, verdict, reason, at)"
                        + " values (gen_random_uuid(), gen_random_uuid(), ?, 'sms', 'nudge', 'allowed', 'help', now())",
                user);
        world.send(Doing.of(user, BehaviorKind.HABIT_COMPLETED, MARKER, Instant.now()));
        world.settle(EventType.BEHAVIOR_RECORDED, user);
        insert(
                "engagement_hooks (id, user_id, hook_type, hook_message, urgency_level, decision_id)"
                        + " select gen_random_uuid(), user_id, 'uncompleted_task', '" + MARKER + "', 'low', id"
                        + " from reward_decisions where user_id = ? limit 1",
                user);
        insert(
                "hook_rounds (decision_id, user_id, decided_at) select id, user_id, now() from reward_decisions"
                        + " where user_id = ? limit 1",
                user);
        insert(
                "profile_changes (id, user_id, change, fields, asked_by, at)"
                        + " values (gen_random_uuid(), ?, 'described', '{phone}', 'desk-7', now())",
                user);
        insert("coach_contacts (user_id, last_at) values (?, now())", user);
        insert("distress_quiet (user_id, began_at, quiet_until) values (?, now() - interval '4 days', now())", user);
        insert("reach_patterns (user_id, version, active_hours, refreshed_at) values (?, 1, '{18}', now())", user);
        insert("habit_stacks (user_id, habit, after_habit, set_at) values (?, 'walk', '" + MARKER + "', now())", user);
        insert("friendships (user_id, friend_id, agreed_at) values (?, gen_random_uuid(), now())", user);
        insert(
                "social_proof_triggers (id, user_id, proof_type, message, decision_id)"
                        + " select gen_random_uuid(), user_id, 'leaderboard', '" + MARKER + "', id"
                        + " from reward_decisions where user_id = ? limit 1",
                user);
        world.database()
                .update(
                        "insert into ai_experiments (id, name, hypothesis, variants, shares, metric, guardrails, status,"
                                + " started_at, stopped_at, stop_reason) values (gen_random_uuid(), 'erasure-' || gen_random_uuid(), 'x',"
                                + " '{a,b}', '{0.5,0.5}', 'active_days', '{lapsed}', 'stopped', now(), now(), 'operator')");
        insert(
                "experiment_exposures (experiment_id, user_id, variant, exposed_on, exposed_at)"
                        + " select id, ?, 'a', current_date, now() from ai_experiments limit 1",
                user);
        insert(
                "predictive_nudges (id, user_id, day, predicted_at, model, lapse_risk, leave_risk, because)"
                        + " values (gen_random_uuid(), ?, current_date, now(), 'x', 0, 0, '{}')",
                user);
        insert("week_standings (week, user_id, league, points, place) values ('2026-03-09', ?, 0, 1, 1)", user);
        insert("leaderboard_names (user_id, agreed_at) values (?, now())", user);
        world.database()
                .update(
                        "insert into challenges (id, name, kind, goal_days, places, taken, starts_at, expires_at) values"
                                + " (gen_random_uuid(), 'erasure ' || gen_random_uuid(), 'check_in', 1, 2, 1, now(), now() + interval '1 hour')");
        insert(
                "challenge_places (challenge_id, user_id, joined_at)"
                        + " select id, ?, now() from challenges where name like 'erasure%' limit 1",
                user);
        insert("weight_goals (user_id, start_kg, goal_kg, height_cm, set_at) values (?, 90, 80, 180, now())", user);
    }

    private void insert(String into, UUID user) {
        world.database().update("insert into " + into, user);
    }

    private List<String> tablesWithUsers() {
        return world.database().rows("""
                        select table_name from information_schema.columns join information_schema.tables
                          using (table_schema, table_name)
                        where table_schema = 'public' and column_name = 'user_id' and table_type = 'BASE TABLE'
                          and table_name not in ('erased_user', 'returned_user')
                        """).stream()
                .map(row -> (String) row.get("table_name"))
                .toList();
    }
}
