package dev.heartline.memory.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.events.EventType;
import dev.heartline.memory.testing.Story;
import dev.heartline.memory.testing.World;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** What is written down is so: each kind of error once, from the event to the rows. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class TruthTest {

    private final World world = new World();
    private final Story ana = Story.ofSomebody();
    private final Instant lastWeek = Story.ago(Duration.ofDays(7));
    private final Instant today = Story.ago(Duration.ofMinutes(10));

    @Test
    void aRepeatedDigitStays() {
        world.live(ana.call(today, "user: I moved in to apartment four four two with my sister."));

        assertThat(memories()).singleElement().asString().contains("four four two");
    }

    @Test
    void aSecretIsNowhere() {
        world.live(ana.call(
                today,
                "user: My card number is 4111 1111 1111 1111.",
                "user: I walked after dinner and my email is alex at example dot com."));

        for (String table : List.of(
                "conversation_turns",
                "ai_episodic_memory",
                "conversation_digests",
                "conversation_summaries",
                "context_snapshots"))
            assertThat(world.database()
                            .rows(
                                    "select (to_jsonb(t) - 'embedding')::text as row from " + table
                                            + " t where user_id = ?",
                                    ana.userId())
                            .toString()
                            // Ids and times may have any digits.
                            .replaceAll("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", "")
                            .replaceAll("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?", ""))
                    .as(table)
                    .doesNotContain("1111")
                    .doesNotContain("alex");
        assertThat(world.database()
                        .rows("select text from conversation_turns where user_id = ? and seq = 0", ana.userId()))
                .containsExactly(Map.of("text", "My card number is [card number]."));
    }

    @Test
    void yesterdayIsADateInTheUsersZone() {
        var zone = ZoneId.of("Pacific/Auckland");
        world.live(ana.profile(zone.getId()));

        world.live(ana.call(today, "user: I stayed sober yesterday."));

        var date = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH)
                .format(LocalDate.ofInstant(today, zone).minusDays(1));
        assertThat(memories()).containsExactly("Stayed sober on " + date);
        assertThat(world.published(EventType.CONTEXT_REFRESHED, ana.userId())
                        .getLast()
                        .lastSummary()
                        .text())
                .contains("on " + date)
                .doesNotContain("yesterday");
    }

    @Test
    void aLapseIsNoVictory() {
        world.live(ana.call(today, "user: I finished the vodka again.", "user: I stayed away from the gym all week."));

        assertThat(world.database()
                        .rows("select distinct memory_type from ai_episodic_memory where user_id = ?", ana.userId()))
                .containsExactly(Map.of("memory_type", "struggle"));
    }

    @Test
    void whatOthersSayIsNoPreference() {
        world.live(ana.call(today, "user: My wife thinks I love broccoli.", "user: I wouldn't say I hate swimming."));

        assertThat(preferences()).isEmpty();
        assertThat(memories()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I love berries.               | I love granola too.                  | loves_berries=true, loves_granola=true
            I love milk.                  | I hate oat milk.                     | hates_oat_milk=true, loves_milk=true
            I like black tea.             | My husband can't stand black tea.    | likes_black_tea=true
            I hate running.               | My kids and their friends love running. | hates_running=true
            I love rice.                  | I can't stand rice anymore.          | hates_rice=true
            """)
    void onlyTheirOwnNewerWordOnTheSameThingTakesThePlaceOfTheOlder(String older, String newer, String held) {
        world.live(ana.call(lastWeek, "user: " + older));
        world.live(ana.call(today, "user: " + newer));

        assertThat(preferences()).containsExactlyInAnyOrder(held.split(", "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I live with my grandmother.   | I moved out.                                  | Lives with their grandmother | false
            I live with two roommates.    | I moved out last week, I live by myself now.  | Lives with two roommates     | false
            I live with my parents.       | My sister moved out.                          | Lives with their parents     | true
            I live in Berlin.             | I also live in Hamburg.                       | Lives in Berlin              | true
            """)
    void whoMovesOutLivesWithNobodyOfThemAnyMore(String older, String newer, String memory, boolean holds) {
        world.live(ana.call(lastWeek, "user: " + older));
        assertThat(memories()).contains(memory);
        world.live(ana.call(today, "user: " + newer));

        assertThat(memories().contains(memory)).isEqualTo(holds);
    }

    @Test
    void aTimeToCallIsOneThatIsAskedFor() {
        world.live(ana.call(
                today,
                "user: My sister will text me in the evening when she lands.",
                "user: Please call me after six."));

        assertThat(preferences()).containsExactly("contact_time=after 18:00");
    }

    @Test
    void theNewerWordHoldsAndTheOlderOneStaysReadable() {
        world.live(ana.call(lastWeek, "user: I love coffee.", "user: I live alone."));
        world.live(ana.call(today, "user: I hate coffee now.", "user: I live with my girlfriend now."));

        assertThat(memories()).containsExactlyInAnyOrder("Hates coffee now", "Lives with their girlfriend now");
        assertThat(preferences()).containsExactly("hates_coffee=true");
        assertThat(world.database()
                        .rows(
                                "select o.memory_description as was, n.memory_description as is, o.superseded_reason from ai_episodic_memory o"
                                        + " join ai_episodic_memory n on n.id = o.superseded_by where o.user_id = ?",
                                ana.userId()))
                .extracting(row -> row.get("was") + " > " + row.get("is"))
                .containsExactlyInAnyOrder(
                        "Loves coffee > Hates coffee now", "Lives alone > Lives with their girlfriend now");
        assertThat(world.database()
                        .count(
                                "select count(*) from preference_history where user_id = ? and preference_key = 'loves_coffee' and not holds",
                                ana.userId()))
                .isOne();
        var context = world.published(EventType.CONTEXT_REFRESHED, ana.userId()).getLast();
        assertThat(context.memories())
                .extracting(memory -> memory.description())
                .doesNotContain("Loves coffee", "Lives alone");
    }

    @Test
    void theLastWordOfACallHolds() {
        world.live(ana.call(
                today,
                "user: I love yoga.",
                "coach: Nice.",
                "user: No wait, I mean I hate yoga.",
                "user: I love coffee.",
                "user: I hate coffee now."));

        assertThat(memories()).containsExactly("Hates coffee now");
        assertThat(preferences()).containsExactlyInAnyOrder("hates_yoga=true", "hates_coffee=true");
    }

    @Test
    void anOlderCallThatComesLateDoesNotTakeTheNewerWordBack() {
        world.live(ana.call(today, "user: I hate coffee now.", "user: Please call me after six."));
        world.live(ana.call(lastWeek, "user: I love coffee.", "user: Please call me after five."));

        assertThat(memories()).containsExactly("Hates coffee now");
        assertThat(preferences()).containsExactlyInAnyOrder("hates_coffee=true", "contact_time=after 18:00");
    }

    @Test
    void ofPreferencesThatExcludeEachOtherTheNewerHolds() {
        world.live(ana.call(
                lastWeek,
                "user: I'm vegetarian.",
                "user: Be tough on me.",
                "user: I'm a night owl.",
                "user: Call me in the evenings."));
        world.live(ana.call(
                today,
                "user: I'm vegan now.",
                "user: Please don't be hard on me.",
                "user: I'm a morning person now.",
                "user: Don't call me in the evenings."));

        assertThat(preferences())
                .containsExactlyInAnyOrder(
                        "vegan=true", "prefers_gentle_tone=true", "morning_person=true", "avoid_contact_time=evening");
    }

    @Test
    void whatIsDeniedIsHeldNoMoreAndAnOlderCallThatComesLateDoesNotBringItBack() {
        world.live(ana.call(lastWeek, "user: I'm vegetarian."));
        world.live(ana.call(today, "user: I'm not vegetarian anymore."));
        world.live(ana.call(lastWeek, "user: I'm vegetarian."));

        assertThat(preferences()).isEmpty();
    }

    @Test
    void whatCanBothBeTrueStays() {
        world.live(ana.call(lastWeek, "user: I really love swimming in the lake."));
        world.live(ana.call(today, "user: I hate indoor swimming pools."));

        assertThat(memories())
                .containsExactlyInAnyOrder("Really loves swimming in the lake", "Hates indoor swimming pools");
    }

    @Test
    void aSupersededMemoryCanBeRestored() {
        world.live(ana.call(lastWeek, "user: I live alone."));
        world.live(ana.call(today, "user: I live with my girlfriend now."));
        var old = world.database()
                .value(
                        UUID.class,
                        "select id from ai_episodic_memory where user_id = ? and superseded_at is not null",
                        ana.userId());

        restore(Tokens.user(ana.userId()), old, 204);
        restore(Tokens.user(ana.userId()), old, 204);

        assertThat(memories()).containsExactly("Lives alone");
        assertThat(world.published(EventType.CONTEXT_REFRESHED, ana.userId())
                        .getLast()
                        .memories())
                .extracting(memory -> memory.description())
                .containsExactly("Lives alone");
        assertThat(world.database()
                        .count(
                                "select count(*) from memory_history where user_id = ? and change = 'restored'",
                                ana.userId()))
                .isOne();
    }

    @Test
    void nobodyElseCanRestoreItAndWhatIsNotThereCantBe() {
        world.live(ana.call(lastWeek, "user: I live alone."));
        var memory =
                world.database().value(UUID.class, "select id from ai_episodic_memory where user_id = ?", ana.userId());

        restore(Tokens.user(UUID.randomUUID()), memory, 403);
        restore(Tokens.operator(), UUID.randomUUID(), 404);
    }

    private void restore(String token, UUID memory, int status) {
        given().auth()
                .oauth2(token)
                .contentType("application/json")
                .post("/users/{user}/memories/{memory}/restore", ana.userId(), memory)
                .then()
                .statusCode(status);
    }

    private List<String> memories() {
        return world
                .database()
                .rows(
                        "select memory_description from ai_episodic_memory where user_id = ? and superseded_at is null order by id",
                        ana.userId())
                .stream()
                .map(row -> row.get("memory_description").toString())
                .toList();
    }

    private List<String> preferences() {
        return world
                .database()
                .rows(
                        "select preference_key || '=' || (preference_value #>> '{}') as said from learned_user_preferences"
                                + " where user_id = ? order by id",
                        ana.userId())
                .stream()
                .map(row -> row.get("said").toString())
                .toList();
    }
}
