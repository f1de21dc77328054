package dev.heartline.ai.coach;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.ai.LocalEngines;
import dev.heartline.ai.coach.CoachContext.Person;
import dev.heartline.ai.coach.CoachContext.Preference;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Medium;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.lexicon.Lexicon;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.events.vocabulary.Speaker;

import static org.assertj.core.api.Assertions.assertThat;

/** Who asked for another tone gets it, on calls and in texts, but not where it would hurt. */
class ToneTest {

    @ParameterizedTest
    @EnumSource(Medium.class)
    void answersFollowTheTone(Medium medium) {
        for (var said : List.of(
                "I don't know what to do.", "I have already tried everything.", "Part of me leans towards it.")) {
            assertThat(toneOf(answer(said, medium, "prefers_gentle_tone")))
                    .as(said)
                    .isEqualTo("gentle");
            assertThat(toneOf(answer(said, medium, "prefers_tough_love")))
                    .as(said)
                    .isEqualTo("tough");
            assertThat(toneOf(answer(said, medium))).as(said).isEqualTo("usual");
        }
    }

    @ParameterizedTest
    @EnumSource(Medium.class)
    void whatWasPlannedIsFollowedUpInTheTone(Medium medium) {
        var asked = coach("You said you'd walk after dinner. Did you do it?");

        var answer = answer(List.of(asked, user("No, I didn't get to it.")), medium, false, "prefers_tough_love");

        assertThat(answer).matches("(?:So it didn't happen|Not done, then)\\. .*");
    }

    @Test
    void whatWasPlannedIsBroughtUpInTheTone() {
        var person = person(false, List.of("I'll walk after dinner"), "prefers_tough_love");
        var reply = CoachReply.await(
                LocalEngines.COACH.reply(context(Medium.SPEECH, person), new Conversation(null)),
                Duration.ofSeconds(60));

        assertThat(reply.text()).matches(".*(?:You|Last time you) said you'd walk after dinner\\. (?:Did|What came).*");
    }

    @Test
    void whoWantsNeitherOrBothIsNotPushed() {
        assertThat(toneOf(answer("I don't know what to do.", Medium.TEXT, "prefers_tough_love", "prefers_gentle_tone")))
                .isEqualTo("gentle");
        var no = new Person(
                "Ana",
                List.of(),
                List.of(new Preference("coaching_tone", "prefers_tough_love", "false", 0.9)),
                List.of(),
                null,
                null,
                false);
        assertThat(Tone.of(context(Medium.TEXT, no))).isEqualTo(Tone.USUAL);
    }

    /** Bad news, a feeling, danger. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "My dad died last week.",
                "I started drinking again.",
                "I'm so scared of the exam, I can't sleep.",
                "I feel so sad and hopeless about all of it.",
                "I want to kill myself."
            })
    void nobodyIsTalkedWithToughlyWhoIsHurting(String said) {
        assertThat(toneOf(answer(said, Medium.TEXT, "prefers_tough_love"))).isEqualTo("usual");
        assertThat(toneOf(answer(said, Medium.SPEECH, "prefers_tough_love"))).isEqualTo("usual");
    }

    @ParameterizedTest
    @EnumSource(Medium.class)
    void norInTheDaysAfterACrisisOrRightAfterDangerWasTold(Medium medium) {
        var later = List.of(user("I don't know what to do."));
        var after = List.of(user("I want to kill myself."), coach("I'm here."), later.getFirst());

        assertThat(toneOf(answer(later, medium, true, "prefers_tough_love"))).isEqualTo("usual");
        assertThat(toneOf(answer(later, medium, true, "prefers_gentle_tone"))).isEqualTo("usual");
        assertThat(toneOf(answer(after, medium, false, "prefers_tough_love"))).isEqualTo("usual");
    }

    @Test
    void whatTheCoachCannotDoIsSaidAsEver() {
        for (var said : List.of("Should I take more of my insulin?", "Can you send me the bill?")) {
            assertThat(answer(said, Medium.TEXT, "prefers_tough_love"))
                    .isEqualTo(answer(said, Medium.TEXT))
                    .isEqualTo(answer(said, Medium.TEXT, "prefers_gentle_tone"));
        }
    }

    /** A list of a move that isn't there would never be said. */
    @Test
    void everyListIsOfAMoveThatHasUsualWords() {
        var moves = Lexicon.sections("/dev/heartline/ai/coach/phrases.txt").keySet();

        assertThat(tones().keySet()).allSatisfy(list -> {
            assertThat(list).matches("(?:gentle|tough)\\..+");
            assertThat(moves).contains(list.substring(list.indexOf('.') + 1));
        });
    }

    private static String toneOf(String answer) {
        return Stream.of("gentle", "tough")
                .filter(tone -> tones().entrySet().stream()
                        .filter(list -> list.getKey().startsWith(tone))
                        .flatMap(list -> list.getValue().stream())
                        .anyMatch(answer::startsWith))
                .findFirst()
                .orElse("usual");
    }

    private static Map<String, List<String>> tones() {
        return Lexicon.sections("/dev/heartline/ai/coach/tones.txt");
    }

    private static String answer(String said, Medium medium, String... preferences) {
        return answer(List.of(user(said)), medium, false, preferences);
    }

    private static String answer(List<Said> said, Medium medium, boolean afterCrisis, String... preferences) {
        var turns = new ArrayList<Turn>();
        for (var one : said) {
            turns.add(new Turn(turns.size(), one.by(), one.words(), null));
        }
        var person = person(afterCrisis, List.of(), preferences);
        return CoachReply.await(
                        LocalEngines.COACH.reply(context(medium, person), new Conversation(turns)),
                        Duration.ofSeconds(60))
                .text();
    }

    private static CoachContext context(Medium medium, Person person) {
        var call = new UUID(7, 7);
        return medium == Medium.TEXT
                ? CoachContext.ofTexts(call, Locale.US, person, new UUID(1, 1))
                : new CoachContext(call, CallDirection.INBOUND, null, List.of(), Locale.US, null, person);
    }

    private static Person person(boolean afterCrisis, List<String> commitments, String... preferences) {
        var wants = Stream.of(preferences)
                .map(key -> new Preference("coaching_tone", key, "true", 0.9))
                .toList();
        return new Person("Ana", List.of(), wants, commitments, null, null, afterCrisis);
    }

    private static Said user(String words) {
        return new Said(Speaker.USER, words);
    }

    private static Said coach(String words) {
        return new Said(Speaker.COACH, words);
    }

    private record Said(Speaker by, String words) {}
}
