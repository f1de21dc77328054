package dev.heartline.memory.ingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.heartline.events.CallCompleted;
import dev.heartline.events.ContextRefreshed;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.memory.testing.Story;
import dev.heartline.memory.testing.World;
import dev.heartline.testing.LocalStackResource;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class CrashTest {

    private static final int CALLS = 40;

    private final World world = new World();

    @Test
    void sessionsThatBreakInTheMiddleLoseNothingAndDoubleNothing() {
        List<Story> stories = new ArrayList<>();
        List<Event<CallCompleted>> calls = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            var story = Story.ofSomebody();
            stories.add(story);
            calls.add(story.call(
                    Story.ago(Duration.ofHours(1)),
                    "coach: How are you?",
                    "user: I hate cooking on Mondays.",
                    "user: I managed to walk five miles yesterday."));
        }

        for (int i = 0; i < CALLS; i++) {
            world.tell(calls.get(i));
            if (i % 5 == 4) {
                LocalStackResource.postgres().terminateSessions();
            }
        }
        calls.forEach(world::awaitTaken);

        for (Story story : stories) {
            UUID user = story.userId();
            assertThat(world.count("conversation_turns", user)).isEqualTo(3);
            assertThat(world.count("ai_episodic_memory", user)).isEqualTo(2);
            assertThat(world.count("memory_history", user)).isEqualTo(2);
            assertThat(world.database()
                            .count(
                                    "select count(*) from conversation_summaries where user_id = ? and summary_period = 'daily'",
                                    user))
                    .isEqualTo(1);
        }
        for (Story story : stories.subList(0, 10)) {
            assertThat(world.published(EventType.CONTEXT_REFRESHED, story.userId()).stream()
                            .map(ContextRefreshed::version)
                            .distinct())
                    .hasSize(1);
        }
    }

    @Test
    void aTransactionThatIsCutOffBeforeItsCommitIsRepeatedWhole() throws Exception {
        var story = Story.ofSomebody();
        var call = story.call(Story.ago(Duration.ofHours(1)), "user: I hate cooking on Mondays.");

        // Holds the last table that the transaction writes, so that it is cut off with everything else written.
        try (var blocker = world.database().connect()) {
            blocker.setAutoCommit(false);
            blocker.createStatement().execute("lock table context_snapshots in exclusive mode");
            world.tell(call);
            World.eventually(() -> assertThat(waitingForTheSnapshot()).isEqualTo(1));
            LocalStackResource.postgres().terminateSessions();
        }
        world.awaitTaken(call);

        assertThat(world.count("conversation_turns", story.userId())).isEqualTo(1);
        assertThat(world.count("ai_episodic_memory", story.userId())).isEqualTo(1);
        assertThat(world.published(EventType.MEMORY_REINFORCED, story.userId())).hasSize(1);
        assertThat(world.published(EventType.CONTEXT_REFRESHED, story.userId())).hasSize(1);
    }

    private long waitingForTheSnapshot() {
        return world.database()
                .count("select count(*) from pg_locks where not granted and relation = 'context_snapshots'::regclass");
    }
}
