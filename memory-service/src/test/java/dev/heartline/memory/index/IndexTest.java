package dev.heartline.memory.index;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.heartline.memory.testing.Story;
import dev.heartline.memory.testing.World;
import dev.heartline.testing.LocalStackResource;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class IndexTest {

    /** More than the index gets through by its patience alone. */
    private static final String[] MANY_MEALS = IntStream.range(0, 20)
            .mapToObj("user: Breakfast number %d was oatmeal with blueberries."::formatted)
            .toArray(String[]::new);

    private final World world = new World();
    private final Story ana = Story.ofSomebody();

    @Inject
    RightOfWay rightOfWay;

    @Inject
    MeterRegistry registry;

    @Test
    void turnsOfTheUserThatSaySomethingAreIndexedInTheBackground() {
        world.live(ana.call(
                Story.ago(Duration.ofHours(1)),
                "coach: What did you eat for breakfast this morning?",
                "user: Mm-hmm, yeah.",
                "user: Oatmeal with blueberries and a coffee."));

        World.eventually(() -> assertThat(world.database()
                        .rows(
                                "select seq, embedding_model from conversation_turns where user_id = ? and embedding"
                                        + " is not null",
                                ana.userId()))
                .singleElement()
                .satisfies(turn -> assertThat(turn).containsEntry("seq", 2)));
    }

    @Test
    void summariesAreIndexedAndAgainWhenTheyChange() {
        // Of one day, whatever the hour of the test.
        var at = Story.ago(Duration.ofHours(2)).truncatedTo(ChronoUnit.HOURS);
        world.live(ana.text(at, "I hate cooking on Mondays."));
        World.eventually(() -> assertThat(summaryVector()).isNotNull());
        var first = summaryVector();

        world.live(ana.text(at.plusSeconds(60), "I managed to walk five miles yesterday."));

        World.eventually(() -> assertThat(summaryVector()).isNotNull().isNotEqualTo(first));
    }

    @Test
    void whileAConversationComesInTheIndexWaitsAndTheLagShows() {
        rightOfWay.enter();
        try {
            world.live(ana.call(Story.ago(Duration.ofHours(1)), MANY_MEALS));

            World.eventually(() -> assertThat(registry.get("heartline.backlog.age")
                            .tag("backlog", "turn-index")
                            .gauge()
                            .value())
                    .isGreaterThan(0));
        } finally {
            rightOfWay.leave();
        }

        World.eventually(() -> assertThat(world.database()
                        .count(
                                "select count(*) from conversation_turns where user_id = ? and embedding is null",
                                ana.userId()))
                .isZero());
        World.eventually(() -> assertThat(registry.get("heartline.backlog.age")
                        .tag("backlog", "turn-index")
                        .gauge()
                        .value())
                .isZero());
    }

    private Object summaryVector() {
        return world.database()
                .row(
                        "select embedding::text as vector from conversation_summaries where user_id = ? and summary_period = 'daily'",
                        ana.userId())
                .get("vector");
    }
}
