package dev.heartline.memory.habit;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.heartline.events.BehaviorRecorded;
import dev.heartline.events.ContextRefreshed;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.events.MemoryReinforced;
import dev.heartline.events.vocabulary.BehaviorKind;
import dev.heartline.events.vocabulary.BehaviorRevision;
import dev.heartline.events.vocabulary.MemoryChange;
import dev.heartline.events.vocabulary.MemoryType;
import dev.heartline.events.vocabulary.SourceType;
import dev.heartline.memory.testing.Story;
import dev.heartline.memory.testing.World;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class KeptHabitsTest {

    private final Instant noon = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(12));

    private final World world = new World();
    private final Story ana = Story.ofSomebody();

    @Test
    void aHabitThatIsKeptForAWeekIsRememberedOnceWithWhereItComesFrom() {
        world.live(ana.profile("UTC"));
        keep(6, 5, 4, 3, 2, 1);
        assertThat(descriptions()).isEmpty();

        var seventh = keep(0).getFirst();
        keep(0);
        world.tell(seventh);
        keep(0);

        assertThat(memories())
                .singleElement()
                .satisfies(memory -> assertThat(memory)
                        .containsEntry("type", "victory")
                        .containsEntry("sourceType", "behavior")
                        .containsEntry("sourceId", seventh.body().behaviorId().toString())
                        .hasEntrySatisfying(
                                "description",
                                words -> assertThat(words.toString())
                                        .startsWith("Kept up the habit \"evening walk\" for 7 days in a row until ")));
        assertThat(world.published(EventType.MEMORY_REINFORCED, ana.userId()))
                .extracting(MemoryReinforced::change, MemoryReinforced::memoryType, MemoryReinforced::sourceType)
                .containsExactly(tuple(MemoryChange.CREATED, MemoryType.VICTORY, SourceType.BEHAVIOR));
        assertThat(told()).singleElement().asString().contains("evening walk");
    }

    @Test
    void theLongerRunTakesThePlaceOfTheShorterAndBothAreGoneWithADayThatWasNotSo() {
        world.live(ana.profile("UTC"));
        var kept = keep(
                29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2,
                1, 0);
        assertThat(descriptions()).singleElement().asString().contains(" for 30 days in a row until ");

        // The run of the first week still stands.
        taken(revised(kept.get(10), BehaviorRevision.WITHDRAWS));
        assertThat(descriptions()).singleElement().asString().contains(" for 7 days in a row until ");
        taken(revised(kept.get(3), BehaviorRevision.WITHDRAWS));
        assertThat(descriptions()).isEmpty();
        assertThat(told()).isEmpty();
    }

    @Test
    void whatIsToldAnewCountsOnceAndADayThatWasDoneTwiceStaysADay() {
        world.live(ana.profile("UTC"));
        keep(6, 5, 4, 3, 2, 1);
        var twice = keep(0, 0);

        taken(revised(twice.getFirst(), BehaviorRevision.WITHDRAWS));
        assertThat(descriptions()).hasSize(1);
        taken(revised(twice.getLast(), BehaviorRevision.REPLACES));

        assertThat(descriptions()).hasSize(1);
        assertThat(world.count("habit_days", ana.userId())).isEqualTo(7);
    }

    @Test
    void aFirstTimeIsRememberedUntilAnEarlierOneIsTold() {
        world.live(ana.profile("UTC"));
        keep(30);
        taken(habit("yoga", 2));
        assertThat(descriptions())
                .singleElement()
                .asString()
                .startsWith("Kept the habit \"yoga\" for the first time on ");

        taken(habit("yoga", 9));

        assertThat(descriptions()).isEmpty();
    }

    @Test
    void aHostThatTellsWithoutEndFillsNothing() {
        world.live(ana.profile("UTC"));
        for (int n = 0; n < 12; n++) {
            keep(0);
        }
        for (int n = 0; n < 32; n++) {
            taken(habit("habit " + (char) ('a' + n / 10) + (char) ('a' + n % 10), 1));
        }

        assertThat(world.count("habit_days", ana.userId())).isEqualTo(10 + 29);
    }

    @Test
    void ofSomebodyUnknownOrErasedNothingIsKept() {
        keep(0);
        assertThat(world.count("habit_days", ana.userId())).isZero();

        world.live(ana.profile("UTC"));
        keep(6, 5, 4, 3, 2, 1, 0);
        assertThat(world.count("habit_days", ana.userId())).isEqualTo(7);
        assertThat(world.count("habit_memories", ana.userId())).isEqualTo(1);
        world.live(ana.erasure());

        assertThat(world.count("habit_days", ana.userId())).isZero();
        assertThat(world.count("habit_memories", ana.userId())).isZero();
    }

    private List<Event<BehaviorRecorded>> keep(int... daysAgo) {
        var kept = new ArrayList<Event<BehaviorRecorded>>();
        for (int days : daysAgo) {
            kept.add(habit("evening_walk", days));
            world.tell(kept.getLast());
        }
        kept.forEach(this::awaitTaken);
        return kept;
    }

    private void taken(Event<BehaviorRecorded> event) {
        world.tell(event);
        awaitTaken(event);
    }

    private void awaitTaken(Event<BehaviorRecorded> event) {
        World.eventually(() -> assertThat(world.database()
                        .count("select count(*) from inbox where consumer = 'habits' and event_id = ?", event.id()))
                .isOne());
    }

    private Event<BehaviorRecorded> habit(String subject, int daysAgo) {
        return event(Ids.next(), subject, noon.minus(Duration.ofDays(daysAgo)), null);
    }

    private Event<BehaviorRecorded> revised(Event<BehaviorRecorded> told, BehaviorRevision revision) {
        var before = told.body();
        return event(before.behaviorId(), before.subject(), before.occurredAt(), revision);
    }

    private Event<BehaviorRecorded> event(UUID id, String subject, Instant at, BehaviorRevision revision) {
        return Event.of(
                EventType.BEHAVIOR_RECORDED,
                new BehaviorRecorded(
                        id, ana.userId(), BehaviorKind.HABIT_COMPLETED, at, subject, Map.of(), null, revision));
    }

    private List<String> told() {
        return world.published(EventType.CONTEXT_REFRESHED, ana.userId()).getLast().memories().stream()
                .map(ContextRefreshed.Memory::description)
                .toList();
    }

    private List<String> descriptions() {
        return memories().stream()
                .map(memory -> memory.get("description").toString())
                .toList();
    }

    private List<Map<String, Object>> memories() {
        return given().auth()
                .oauth2(Tokens.user(ana.userId()))
                .get("/users/{id}/memories", ana.userId())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("");
    }
}
