package dev.heartline.memory.life;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.heartline.events.CallCompleted;
import dev.heartline.events.Event;
import dev.heartline.events.EventJson;
import dev.heartline.events.EventType;
import dev.heartline.events.vocabulary.TriggerType;
import dev.heartline.memory.testing.Story;
import dev.heartline.memory.testing.World;
import dev.heartline.testing.LocalStackResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Every column of the four tables of the data model, by its value, after what people really do. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class DataModelTest {

    private final World world = new World();
    private final Story ana = Story.ofSomebody();
    private final Instant day = Instant.now().truncatedTo(ChronoUnit.DAYS);

    @Test
    void anEpisodicMemory() {
        var told = at(5, 18);
        var again = at(3, 18);
        var call = ana.call(told, "coach: How are you?", "user: I have an exam on 1 Dec 2099 and I'm scared of it.");
        world.live(call);
        world.live(ana.text(again, "I have an exam on 1 Dec 2099 and I'm scared of it."));
        world.live(ana.call(
                at(2, 18), "coach: You have an exam on 1 Dec 2099 and you are scared of it.", "user: Okay then."));

        var memory = row("ai_episodic_memory");

        assertThat(memory)
                .containsEntry("user_id", ana.userId().toString())
                .containsEntry("memory_type", "context")
                .containsEntry("memory_description", "They said: \"I have an exam on 1 Dec 2099 and I'm scared of it\"")
                .containsEntry("source_type", "phone_call")
                .containsEntry("source_id", call.body().callId().toString())
                .containsEntry("times_referenced", 1)
                .containsEntry("tags", List.of("exam", "school"))
                .hasEntrySatisfying("original_timestamp", is(told.plusSeconds(5)))
                .hasEntrySatisfying("last_reinforced_at", is(again))
                // Three days after its day is over, to be asked how it went.
                .hasEntrySatisfying("expires_at", is(Instant.parse("2099-12-05T00:00:00Z")))
                .hasEntrySatisfying(
                        "emotional_valence",
                        valence -> assertThat((Double) valence).isBetween(-1.0, -0.5))
                .hasEntrySatisfying("embedding", DataModelTest::isAVector)
                .hasEntrySatisfying("created_at", DataModelTest::isNow);
        double days = Duration.between(again, Instant.now()).toMinutes() / 1440.0;
        assertThat((Double) memory.get("strength"))
                .isCloseTo(Math.pow(1 + 19.0 / 81 * days / (Double) memory.get("stability"), -0.5), within(0.001));
        assertThat(world.published(EventType.MEMORY_REINFORCED, ana.userId()))
                .extracting(change -> change.memoryId().toString())
                .containsExactly((String) memory.get("id"), (String) memory.get("id"));
    }

    @Test
    void aLearnedPreference() {
        var again = at(3, 18);
        world.live(ana.call(at(5, 18), "user: I love coffee."));
        world.live(ana.text(again, "I love coffee."));

        assertThat(row("learned_user_preferences"))
                .containsKey("id")
                .containsEntry("user_id", ana.userId().toString())
                .containsEntry("preference_category", "meal_types")
                .containsEntry("preference_key", "loves_coffee")
                .containsEntry("preference_value", "true")
                .containsEntry("evidence_count", 2)
                .containsEntry("learned_from", List.of("explicit_statement"))
                // Twice four observations of which the reader is sure by 0.85, over the prior of one for and one
                // against.
                .hasEntrySatisfying(
                        "confidence",
                        confidence -> assertThat((Double) confidence).isCloseTo(7.8 / 8.8, within(0.0001)))
                .hasEntrySatisfying("last_confirmed_at", is(again))
                .hasEntrySatisfying("created_at", DataModelTest::isNow);
    }

    private Event<CallCompleted> aCallOfAllSorts() {
        return ana.call(
                at(2, 18),
                "user: I struggle to sleep before exams.",
                "user: I managed to walk five miles.",
                "user: I realized that mornings are when I am strongest.",
                "user: I'll walk after dinner and I really want to do it.");
    }

    @Test
    void theSummaryOfADay() {
        world.live(aCallOfAllSorts());
        var date = dayOfTheCall().toString();

        World.eventually(() -> assertThat(summary("daily"))
                .containsKey("id")
                .containsEntry("user_id", ana.userId().toString())
                .containsEntry("summary_period", "daily")
                .containsEntry("start_date", date)
                .containsEntry("end_date", date)
                .containsEntry("key_topics", List.of("exercise", "struggle", "sleep", "eating", "school"))
                .containsEntry("main_insights", "Realized that mornings are when they are strongest.")
                .containsEntry("user_progress", "Managed to walk five miles.")
                .containsEntry("challenges_discussed", List.of("Struggles to sleep before exams"))
                .containsEntry("commitments_made", List.of("I'll walk after dinner"))
                .containsEntry("overall_sentiment", "positive")
                .containsEntry("user_motivation_level", 9)
                .containsEntry(
                        "ai_summary",
                        "Talked about exercise, struggle, sleep, eating and school. Progress: managed to walk five miles."
                                + " Challenges: struggles to sleep before exams. Insights: realized that mornings are when"
                                + " they are strongest. Committed: I'll walk after dinner.")
                .hasEntrySatisfying("embedding", DataModelTest::isAVector)
                .hasEntrySatisfying("created_at", DataModelTest::isNow));
    }

    @Test
    void theSummaryOfAWeek() {
        world.live(aCallOfAllSorts());
        var monday = dayOfTheCall().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));

        World.eventually(() -> assertThat(summary("weekly"))
                .containsEntry("start_date", monday.toString())
                .containsEntry("end_date", monday.plusDays(6).toString())
                .containsEntry("ai_summary", "Talked on one day, " + WHAT_CAME_OF_IT)
                .satisfies(this::tellsAllSorts));
    }

    @Test
    void theSummaryOfAMonth() {
        world.live(aCallOfAllSorts());
        // A week belongs to the month of its Thursday.
        var month = YearMonth.from(dayOfTheCall()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .plusDays(3));

        World.eventually(() -> assertThat(summary("monthly"))
                .containsEntry("start_date", month.atDay(1).toString())
                .containsEntry("end_date", month.atEndOfMonth().toString())
                .containsEntry("ai_summary", "Talked in one week, " + WHAT_CAME_OF_IT)
                .satisfies(this::tellsAllSorts));
    }

    private static final String WHAT_CAME_OF_IT =
            "mostly about exercise, struggle and sleep. What went well: managed to walk five miles. What was hard: struggles to sleep before"
                    + " exams. What they saw: realized that mornings are when they are strongest. What they meant to do: I'll walk after"
                    + " dinner. Motivation was about 9 of 10. The mood was good.";

    private void tellsAllSorts(Map<String, Object> summary) {
        assertThat(summary)
                .containsKey("id")
                .containsEntry("user_id", ana.userId().toString())
                .containsEntry("key_topics", List.of("exercise", "struggle", "sleep", "eating", "school"))
                .containsEntry("main_insights", "Realized that mornings are when they are strongest.")
                .containsEntry("user_progress", "Managed to walk five miles.")
                .containsEntry("challenges_discussed", List.of("Struggles to sleep before exams"))
                .containsEntry("commitments_made", List.of("I'll walk after dinner"))
                .containsEntry("overall_sentiment", "positive")
                .containsEntry("user_motivation_level", 9)
                .hasEntrySatisfying("embedding", DataModelTest::isAVector)
                .hasEntrySatisfying("created_at", DataModelTest::isNow);
    }

    @Test
    void thePatternsOfAUser() {
        world.live(ana.profile("UTC"));
        for (int days : List.of(14, 12, 10)) {
            rewarded(TriggerType.LEVEL_UP, at(days, 8));
        }
        for (int days : List.of(4, 3, 2)) {
            rewarded(TriggerType.STREAK_MILESTONE, at(days, 8));
            world.live(ana.text(at(days, 8).plus(Duration.ofMinutes(20)), "Okay then."));
            world.live(ana.lesson("sleep " + days, at(days, 9)));
            world.live(ana.call(at(days, 18).plusSeconds(10), "user: Okay then."));
        }

        World.eventually(() -> assertThat(row("user_interaction_patterns"))
                .containsEntry("most_active_hours", List.of(18, 9, 8))
                .containsEntry("most_active_days", List.of(weekday(2), weekday(3), weekday(4)))
                .containsEntry("average_response_time_minutes", 20)
                .containsEntry("preferred_communication_channel", "call")
                .containsEntry("most_engaging_message_types", List.of("streak_milestone"))
                .containsEntry("least_engaging_message_types", List.of("level_up"))
                .containsEntry("average_call_duration_seconds", 60)
                .containsEntry("prefers_scheduled_calls", false)
                .containsEntry("best_call_times", List.of("18:00:00"))
                .containsEntry("concept_mastery_speed", "fast")
                .containsEntry("needs_repetition_count", 1)
                .containsEntry("confidence_score", 0.4)
                .containsEntry("response_minutes_by_channel", Map.of("sms", 20))
                .containsEntry("user_id", ana.userId().toString())
                .containsEntry("timezone", "UTC")
                .containsKey("id")
                .hasEntrySatisfying(
                        "version", version -> assertThat((Long) version).isPositive())
                .hasEntrySatisfying("created_at", DataModelTest::isNow)
                .hasEntrySatisfying("last_analyzed_at", DataModelTest::isNow)
                .hasSize(19));
    }

    private void rewarded(TriggerType trigger, Instant at) {
        var reward = ana.reward(trigger, at);
        world.live(reward);
        world.live(ana.arrival(reward, at));
    }

    private Instant at(int daysAgo, int hour) {
        return day.minus(Duration.ofDays(daysAgo)).plus(Duration.ofHours(hour));
    }

    private String weekday(int daysAgo) {
        return at(daysAgo, 8).atZone(ZoneOffset.UTC).getDayOfWeek().name().toLowerCase(Locale.ROOT);
    }

    private static Consumer<Object> is(Instant expected) {
        return time -> assertThat(instant(time)).isEqualTo(expected);
    }

    private static void isNow(Object time) {
        assertThat(instant(time)).isCloseTo(Instant.now(), within(5, ChronoUnit.MINUTES));
    }

    private static void isAVector(Object numbers) {
        assertThat(numbers).isNotNull();
        assertThat(numbers.toString().split(",")).hasSize(384);
    }

    private static Instant instant(Object time) {
        return OffsetDateTime.parse(time.toString()).toInstant();
    }

    private LocalDate dayOfTheCall() {
        return at(2, 18).atZone(ZoneOffset.UTC).toLocalDate();
    }

    private Map<String, Object> summary(String period) {
        return row("(select * from conversation_summaries where summary_period = '%s')".formatted(period));
    }

    /** The only one of the user. */
    private Map<String, Object> row(String table) {
        var json = world.database()
                .value(String.class, "select to_jsonb(t)::text from " + table + " t where user_id = ?", ana.userId());
        try {
            return EventJson.mapper().readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database tells no JSON", e);
        }
    }
}
