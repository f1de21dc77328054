package dev.heartline.engagement;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.heartline.engagement.testing.Behaving;
import dev.heartline.engagement.testing.Doing;
import dev.heartline.engagement.testing.World;
import dev.heartline.events.CallCompleted;
import dev.heartline.events.EngagementReported;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.BehaviorKind;
import dev.heartline.events.vocabulary.SmsIntent;
import dev.heartline.events.vocabulary.SourceType;
import dev.heartline.testing.LocalStackResource;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ReplayTest {

    private final World world = new World();

    @Test
    void replayingTheWholeLogChangesNothing() {
        var user = world.somebody();
        var log = history(user);
        log.forEach(world::decide);
        log.addAll(doings(user));
        var crisis = world.crisis(user, Instant.now(), Instant.now().plus(Duration.ofHours(72)));
        world.hear(crisis);
        measureRepeats(user);
        var before = of(user);
        var rewards = world.rewardsOf(user);

        log.forEach(world::send);
        world.send(crisis);
        settle(user);

        assertThat(of(user)).isEqualTo(before);
        assertThat(world.rewardsOf(user)).isEqualTo(rewards);
    }

    /** Deliveries are remembered for a while, decisions for good. */
    @Test
    void replayingIsHarmlessEvenWhenTheInboxHasForgotten() {
        var user = world.somebody();
        var log = history(user);
        log.forEach(world::decide);
        log.addAll(doings(user));
        measureRepeats(user);
        var before = of(user);
        var rewards = world.rewardsOf(user);

        log.forEach(event -> world.database().update("delete from inbox where event_id = ?", event.id()));
        log.forEach(world::send);
        settle(user);

        assertThat(of(user)).isEqualTo(before);
        assertThat(world.rewardsOf(user)).isEqualTo(rewards);
    }

    /** So that the timer that does so doesn't come by between two looks. */
    private void measureRepeats(UUID user) {
        world.database()
                .update(
                        "update variable_rewards set user_repeated_action_within_hour = false"
                                + " where user_id = ? and user_repeated_action_within_hour is null",
                        user);
    }

    private void settle(UUID user) {
        for (var type : List.of(
                EventType.CALL_COMPLETED,
                EventType.MEMORY_REINFORCED,
                EventType.CRISIS_RAISED,
                EventType.BEHAVIOR_RECORDED,
                EventType.SMS_RECEIVED,
                EventType.ENGAGEMENT_REPORTED)) {
            world.settle(type, user);
            assertThat(world.deadLetters(type, user)).isEmpty();
        }
    }

    private List<Event<?>> history(UUID user) {
        var log = new ArrayList<Event<?>>();
        var start = Instant.now().minus(Duration.ofDays(3));
        for (int i = 0; i < 8; i++) {
            Event<CallCompleted> call =
                    world.call(user).at(start.plus(Duration.ofHours(5 * i))).event();
            log.add(i == 3 ? world.drawing(call, u -> u < 0.08) : call);
        }
        log.add(world.victory(user, SourceType.SMS, Ids.next(), "A walk."));
        log.add(world.victory(user, SourceType.SMS, Ids.next(), "Another walk."));
        return log;
    }

    /** What the user does, by app and by text, and how they take a reward: sent, and taken. */
    private List<Event<?>> doings(UUID user) {
        var log = new ArrayList<Event<?>>();
        var now = Instant.now();
        for (int daysAgo = 2; daysAgo >= 0; daysAgo--) {
            var at = now.minus(Duration.ofDays(daysAgo));
            log.add(Behaving.drawing(user, BehaviorKind.HABIT_COMPLETED, "walk", at, u -> u < 0.08));
            log.add(Doing.of(user, BehaviorKind.LESSON_DONE, "lesson " + daysAgo, at));
        }
        var meal = Doing.text(user, SmsIntent.LOG_FOOD, false);
        log.add(meal);
        log.add(Doing.readFrom(meal, BehaviorKind.FOOD_LOGGED, "breakfast", Map.of()));
        log.add(Event.of(
                EventType.ENGAGEMENT_REPORTED,
                new EngagementReported(
                        world.database()
                                .value(
                                        UUID.class,
                                        "select id from dopamine_triggers where user_id = ? and reward_category is not null limit 1",
                                        user),
                        user,
                        true,
                        7,
                        now)));
        log.forEach(world::send);
        for (var type : List.of(EventType.BEHAVIOR_RECORDED, EventType.SMS_RECEIVED, EventType.ENGAGEMENT_REPORTED)) {
            world.settle(type, user);
        }
        return log;
    }

    /** All rows about the user. */
    private Map<String, List<String>> of(UUID user) {
        var rows = new TreeMap<String, List<String>>();
        world.everything()
                .forEach((table, lines) -> rows.put(
                        table,
                        lines.stream()
                                .filter(line -> line.contains(user.toString()))
                                .toList()));
        rows.remove("outbox");
        return rows;
    }
}
