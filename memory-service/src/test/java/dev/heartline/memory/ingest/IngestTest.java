package dev.heartline.memory.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.heartline.events.ContextRefreshed;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.events.MemoryReinforced;
import dev.heartline.events.vocabulary.CrisisState;
import dev.heartline.events.vocabulary.MemoryChange;
import dev.heartline.events.vocabulary.SourceType;
import dev.heartline.memory.testing.Story;
import dev.heartline.memory.testing.World;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class IngestTest {

    private static final String[] COOKING = {
        "coach: Hi, how was your week?", "user: Well, you know.", "user: I hate cooking on Mondays."
    };

    private final World world = new World();
    private final Story ana = Story.ofSomebody();

    @Test
    void aCallBecomesTurnsMemoriesASummaryAContextAndEvents() {
        var at = Story.ago(Duration.ofHours(1));
        var call = ana.call(at, COOKING);

        world.live(call);

        assertThat(world.count("conversation_turns", ana.userId())).isEqualTo(3);
        var memory = world.database().row("select * from ai_episodic_memory where user_id = ?", ana.userId());
        assertThat(memory.get("memory_description").toString()).containsIgnoringCase("cooking on Mondays");
        assertThat(memory)
                .containsEntry("source_type", "phone_call")
                .containsEntry("source_id", call.body().callId());
        assertThat(memory.get("embedding")).isNotNull();
        assertThat(world.database()
                        .value(
                                Integer.class,
                                "select t.seq from memory_turns l join conversation_turns t on t.id = l.turn_id where l.memory_id = ?",
                                memory.get("id")))
                .isEqualTo(2);
        assertThat(world.database()
                        .row(
                                "select * from conversation_summaries where user_id = ? and summary_period = 'daily'",
                                ana.userId()))
                .containsEntry("summary_period", "daily");

        assertThat(world.published(EventType.MEMORY_REINFORCED, ana.userId()))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.change()).isEqualTo(MemoryChange.CREATED);
                    assertThat(event.memoryId()).isEqualTo(memory.get("id"));
                    assertThat(event.occurredAt()).isEqualTo(at.plusSeconds(10));
                    assertThat(event.sourceType()).isEqualTo(SourceType.PHONE_CALL);
                    assertThat(event.strength()).isCloseTo(1.0, within(0.01));
                });
        assertThat(world.published(EventType.CONTEXT_REFRESHED, ana.userId()))
                .singleElement()
                .satisfies(context -> {
                    assertThat(context.memories())
                            .singleElement()
                            .satisfies(
                                    one -> assertThat(one.description()).isEqualTo(memory.get("memory_description")));
                    assertThat(context.lastContactAt()).isEqualTo(at.plusSeconds(60));
                    assertThat(context.lastSummary()).isNotNull();
                });
    }

    @Test
    void theContextKnowsFromTheEventWhenTheUserWasLastInDanger() {
        var hardNight = Story.ago(Duration.ofDays(2));
        var hardText = Story.ago(Duration.ofHours(3));
        var falseAlarm = Ids.next();

        world.live(ana.call(Story.ago(Duration.ofDays(3)), "user: I want to die."));
        world.live(ana.crisis(Ids.next(), CrisisState.RAISED, hardNight));
        world.live(ana.crisis(falseAlarm, CrisisState.RAISED, hardText));
        world.live(ana.crisis(falseAlarm, CrisisState.WITHDRAWN, hardText));
        world.live(ana.text(Story.ago(Duration.ofHours(1)), "I slept well."));

        assertThat(world.published(EventType.CONTEXT_REFRESHED, ana.userId()))
                .extracting(ContextRefreshed::lastCrisisAt)
                .containsExactly(null, hardNight, hardText, hardNight, hardNight);
    }

    @Test
    void theSameEventTwiceHasOneEffect() {
        var call = ana.call(Story.ago(Duration.ofHours(1)), COOKING);

        world.live(call);
        world.tell(call);
        // Records of one user stay in order: when this one is taken in, the repetition was.
        world.live(ana.call(Story.ago(Duration.ofMinutes(1)), "user: Okay."));

        assertThat(world.count("ai_episodic_memory", ana.userId())).isEqualTo(1);
        assertThat(world.count("memory_history", ana.userId())).isEqualTo(1);
        assertThat(world.published(EventType.MEMORY_REINFORCED, ana.userId())).hasSize(1);
    }

    @Test
    void theSameCallUnderANewEventIdChangesNothing() {
        var call = ana.call(Story.ago(Duration.ofHours(1)), COOKING);
        var again = ana.call(call.body().callId(), call.body().answeredAt(), COOKING);

        world.live(call);
        world.live(again);

        assertThat(world.count("conversation_turns", ana.userId())).isEqualTo(3);
        assertThat(world.published(EventType.MEMORY_REINFORCED, ana.userId())).hasSize(1);
        assertThat(world.published(EventType.CONTEXT_REFRESHED, ana.userId())).hasSize(1);
    }

    @Test
    void aCorrectedTranscriptReplacesTheWordsAndIsNoSecondEvidence() {
        var at = Story.ago(Duration.ofHours(1));
        var call = ana.call(at, "user: I hate cooking on Mondays.", "user: I walked to Bob.");

        world.live(call);
        world.live(ana.call(call.body().callId(), at, "user: I hate cooking on Mondays.", "user: I talked to Bob."));

        assertThat(world.database()
                        .rows("select text from conversation_turns where user_id = ? order by seq", ana.userId()))
                .extracting(row -> row.get("text"))
                .containsExactly("I hate cooking on Mondays.", "I talked to Bob.");
        assertThat(world.published(EventType.MEMORY_REINFORCED, ana.userId()))
                .filteredOn(event -> event.description().contains("cooking"))
                .hasSize(1);
        assertThat(world.database()
                        .count(
                                "select count(*) from conversation_summaries where user_id = ? and summary_period = 'daily'",
                                ana.userId()))
                .isEqualTo(1);
    }

    @Test
    void anEditedTextIsRememberedAsItSaysNowAndOnce() {
        var text = ana.text(Story.ago(Duration.ofHours(1)), "I live alone and I hate cooking on Mondays.");
        world.live(text);
        world.live(ana.edit(text, "I hate cooking on Sundays."));

        world.live(ana.edit(text, "I hate cooking on Tuesdays."));

        assertThat(held()).containsExactly("Hates cooking on Tuesdays");
        assertThat(world.database()
                        .rows("select source_id, text from conversation_turns where user_id = ?", ana.userId()))
                .singleElement()
                .satisfies(turn -> assertThat(turn)
                        .containsEntry("source_id", text.body().messageId())
                        .containsEntry("text", "I hate cooking on Tuesdays."));
        assertThat(world.count("interactions", ana.userId())).isEqualTo(1);
        assertThat(world.count("conversation_digests", ana.userId())).isEqualTo(1);
    }

    @Test
    void aPreferenceThatAnEditStatesNoLongerIsHeldNoMoreUnlessItWasStatedElsewhereToo() {
        var first = ana.text(Story.ago(Duration.ofHours(2)), "Call me in the evenings. I'm vegetarian.");
        world.live(first);
        world.live(ana.text(Story.ago(Duration.ofMinutes(90)), "I'm vegetarian."));
        var before = preferences();

        world.live(ana.edit(first, "I slept well."));

        assertThat(before).hasSizeGreaterThan(1).anyMatch(key -> key.contains("vegetarian"));
        assertThat(preferences()).singleElement().asString().contains("vegetarian");
    }

    private List<String> preferences() {
        return world
                .database()
                .rows("select preference_key from learned_user_preferences where user_id = ?", ana.userId())
                .stream()
                .map(row -> (String) row.get("preference_key"))
                .toList();
    }

    @Test
    void aCorrectedTranscriptTakesBackWhatItNoLongerSays() {
        var at = Story.ago(Duration.ofHours(1));
        world.live(ana.call(Story.ago(Duration.ofDays(7)), "user: I live alone."));
        var call = ana.call(
                at, "user: I live with my girlfriend now.", "user: I hate cooking on Mondays.", "user: I love yoga.");
        var callId = call.body().callId();

        world.live(call);
        assertThat(held())
                .containsExactlyInAnyOrder("Lives with their girlfriend now", "Hates cooking on Mondays", "Loves yoga");
        world.live(ana.text(Story.ago(Duration.ofMinutes(30)), "I love yoga."));

        world.live(ana.call(callId, at, "user: I hate cooking on Mondays."));

        assertThat(world.database().rows("select seq, text from conversation_turns where source_id = ?", callId))
                .containsExactly(Map.of("seq", 0, "text", "I hate cooking on Mondays."));
        assertThat(held()).containsExactlyInAnyOrder("Lives alone", "Hates cooking on Mondays", "Loves yoga");
        assertThat(world.published(EventType.CONTEXT_REFRESHED, ana.userId())
                        .getLast()
                        .memories())
                .extracting(memory -> memory.description())
                .containsExactlyInAnyOrder("Lives alone", "Hates cooking on Mondays", "Loves yoga");

        world.live(ana.call(callId, at, "user: I live with my girlfriend now."));

        assertThat(held()).containsExactlyInAnyOrder("Lives with their girlfriend now", "Loves yoga");
    }

    private List<String> held() {
        return world
                .database()
                .rows(
                        "select memory_description as held from ai_episodic_memory where user_id = ? and superseded_at is null",
                        ana.userId())
                .stream()
                .map(row -> row.get("held").toString())
                .toList();
    }

    @Test
    void oneCallIsOnePieceOfEvidenceForAPreferenceHoweverOftenItSaysSoAndIsTold() {
        var at = Story.ago(Duration.ofHours(1));
        var call = ana.call(at, "user: I love coffee.", "user: I love coffee!", "user: I walked to Bob.");

        world.live(call);
        world.live(ana.call(
                call.body().callId(), at, "user: I love coffee.", "user: I love coffee!", "user: I talked to Bob."));

        assertThat(preference("loves_coffee")).containsEntry("evidence_count", 1);

        world.live(ana.text(Story.ago(Duration.ofMinutes(5)), "I love coffee."));

        assertThat(preference("loves_coffee")).containsEntry("evidence_count", 2);
    }

    @Test
    void whatTheUserSetByHandIsContradictedOnceByOneCall() {
        world.live(ana.profile("UTC"));
        given().auth()
                .oauth2(Tokens.user(ana.userId()))
                .contentType("application/json")
                .body(Map.of("value", "morning"))
                .put("/users/{id}/preferences/timing/contact_time", ana.userId())
                .then()
                .statusCode(204);
        // After the correction by hand: a clock that is a little ahead.
        var at = Instant.now().plusSeconds(60);
        var call = ana.call(at, "user: Please call me after six.", "user: I walked to Bob.");

        world.live(call);
        world.live(ana.call(call.body().callId(), at, "user: Please call me after six.", "user: I talked to Bob."));

        assertThat(preference("contact_time")).containsEntry("value", "morning");
    }

    private Map<String, Object> preference(String key) {
        return world.database()
                .row(
                        "select preference_value #>> '{}' as value, evidence_count from learned_user_preferences"
                                + " where user_id = ? and preference_key = ?",
                        ana.userId(),
                        key);
    }

    @Test
    void theSameWordsInALaterCallReinforceInsteadOfPilingUp() {
        var at = Story.ago(Duration.ofDays(7));

        world.live(ana.call(at, COOKING));
        world.live(ana.call(at.plus(Duration.ofDays(7)), COOKING));

        assertThat(world.count("ai_episodic_memory", ana.userId())).isEqualTo(1);
        var memory = world.database().row("select * from ai_episodic_memory where user_id = ?", ana.userId());
        var history = world.database()
                .row("select * from memory_history where user_id = ? and change = 'reinforced'", ana.userId());
        // A preference starts with a stability of 14 days; a week later a second telling makes it 34.58 where it
        // weighs.
        assertThat(history)
                .containsEntry("stability_before", 14.0)
                .containsEntry("stability_after", memory.get("stability"));
        assertThat((Double) memory.get("stability")).isCloseTo(34.58, within(0.01));
        assertThat(world.published(EventType.MEMORY_REINFORCED, ana.userId()))
                .extracting(MemoryReinforced::change)
                .containsExactly(MemoryChange.CREATED, MemoryChange.REINFORCED);
        assertThat(world.published(EventType.CONTEXT_REFRESHED, ana.userId()))
                .extracting(ContextRefreshed::version)
                .hasSize(2)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void twoCallsOfOneDayMakeOneSummaryThatCoversBoth() {
        world.live(ana.profile("America/New_York"));
        // Two days in UTC, but one evening in New York.
        var evening = LocalDate.now(ZoneId.of("America/New_York"))
                .minusDays(3)
                .atTime(18, 30)
                .atZone(ZoneId.of("America/New_York"))
                .toInstant();

        world.live(ana.call(evening, "user: I struggle to sleep before exams."));
        world.live(ana.call(evening.plus(Duration.ofHours(3)), "user: I managed to walk five miles yesterday."));

        var summary = world.database()
                .row(
                        "select * from conversation_summaries where user_id = ? and summary_period = 'daily'",
                        ana.userId());
        assertThat(summary).containsEntry("start_date", day(evening, "America/New_York"));
        assertThat(summary.get("challenges_discussed").toString()).containsIgnoringCase("sleep");
        assertThat(summary.get("user_progress").toString()).containsIgnoringCase("walk");
    }

    @Test
    void aCallThatArrivesLateOpensItsOwnDay() {
        var yesterday = Story.ago(Duration.ofDays(1));
        var lastWeek = Story.ago(Duration.ofDays(7));
        world.live(ana.call(yesterday, "user: I hate cooking on Mondays."));

        world.live(ana.call(lastWeek, "user: I managed to walk five miles yesterday."));

        assertThat(world.database()
                        .rows(
                                "select start_date from conversation_summaries where user_id = ? and summary_period = 'daily'",
                                ana.userId()))
                .containsExactlyInAnyOrder(
                        Map.of("start_date", day(yesterday, "UTC")), Map.of("start_date", day(lastWeek, "UTC")));
        var context = world.published(EventType.CONTEXT_REFRESHED, ana.userId()).getLast();
        assertThat(context.lastContactAt()).isEqualTo(yesterday.plusSeconds(60));
        assertThat(context.lastSummary().date()).isEqualTo(day(yesterday, "UTC").toLocalDate());
    }

    @Test
    void aTextIsRememberedToo() {
        var text = ana.text(Story.ago(Duration.ofMinutes(5)), "I managed to walk five miles yesterday.");

        world.live(text);

        assertThat(world.database().row("select * from ai_episodic_memory where user_id = ?", ana.userId()))
                .containsEntry("memory_type", "victory")
                .containsEntry("source_type", "sms")
                .containsEntry("source_id", text.body().messageId());
        assertThat(world.database()
                        .row(
                                "select * from conversation_summaries where user_id = ? and summary_period = 'daily'",
                                ana.userId()))
                .containsEntry("overall_sentiment", "positive");
    }

    @Test
    void aCallOfNobodyLeavesNothingButTheNoteThatItCame() {
        var call =
                Story.callOfNobody(Story.ago(Duration.ofHours(1)), "user: I hate cooking on Mondays, says stranger.");

        world.live(call);

        assertThat(world.database()
                        .count(
                                "select count(*) from conversation_turns where source_id = ? or text like '%stranger%'",
                                call.body().callId()))
                .isZero();
        assertThat(world.database()
                        .count(
                                "select count(*) from conversation_digests where source_id = ?",
                                call.body().callId()))
                .isZero();
    }

    @Test
    void aCallInWhichTheUserSaidNothingLeavesNothing() {
        world.live(ana.call(Story.ago(Duration.ofHours(2))));
        world.live(ana.call(Story.ago(Duration.ofHours(1)), "coach: Hello? I hate cooking on Mondays."));

        assertThat(world.count("conversation_turns", ana.userId())).isZero();
        assertThat(world.count("context_snapshots", ana.userId())).isZero();
        assertThat(world.published(EventType.CONTEXT_REFRESHED, ana.userId())).isEmpty();
    }

    @Test
    void whatTheCoachSaidNeverBecomesAMemory() {
        world.live(ana.call(
                Story.ago(Duration.ofHours(1)),
                "coach: Last time you told me: I hate cooking on Mondays.",
                "user: Yes, that was it."));

        assertThat(world.count("conversation_turns", ana.userId())).isEqualTo(2);
        assertThat(world.count("ai_episodic_memory", ana.userId())).isZero();
    }

    private static java.sql.Date day(Instant at, String zone) {
        return java.sql.Date.valueOf(at.atZone(ZoneId.of(zone)).toLocalDate());
    }
}
