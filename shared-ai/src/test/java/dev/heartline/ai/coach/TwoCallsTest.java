package dev.heartline.ai.coach;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.ai.coach.CoachContext.Person;
import dev.heartline.ai.coach.CoachContext.Preference;
import dev.heartline.ai.coach.CoachContext.Remembered;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.events.vocabulary.MemoryType;

import static org.assertj.core.api.Assertions.assertThat;

/** The second call is another one than the first: what was planned, said and liked before is taken up. */
class TwoCallsTest {

    private static final Person STRANGER = new Person("Rosa", List.of(), List.of(), List.of(), null, null, false);

    private static final Person KNOWN = new Person(
            "Rosa",
            List.of(
                    new Remembered(MemoryType.STRUGGLE, "Can't sleep before exams", null),
                    new Remembered(MemoryType.INSIGHT, "Finds that a walk helps them calm down", null),
                    new Remembered(MemoryType.CONTEXT, "They said: \"My shift starts at five.\"", null)),
            List.of(new Preference("timing", "contact_time", "mornings", 0.9)),
            List.of("I'll walk after dinner on Tuesday"),
            "Talked about sleep and stress. Committed: I'll walk after dinner on Tuesday.",
            Instant.parse("2026-01-05T10:00:00Z"),
            false);

    private static final List<String> SAYS = List.of(
            "I didn't manage it, no.", "It rained all evening.", "Yeah.", "Okay.", "Fine.", "What should I do?");

    @Test
    void theSameWordsAreAnsweredOtherwiseByACoachWhoKnowsThem() {
        var first = Dialogue.of(call(1, STRANGER), SAYS).words();
        var second = Dialogue.of(call(1, KNOWN), SAYS).words();

        assertThat(first.getFirst()).doesNotContain("walk");
        assertThat(second.getFirst()).contains("Rosa", "you'd walk after dinner on Tuesday");
        assertThat(second.get(1)).isNotEqualTo(first.get(1)).doesNotContain("Well done", "Good for you");
        assertThat(String.join(" ", second.subList(2, second.size()))).contains("you can't sleep before exams");
        assertThat(second.getLast()).containsIgnoringCase("walk helps you calm down");
        assertThat(first.getLast()).doesNotContain("walk");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Yes, I did it, both times.        | CELEBRATE_WIN
            Partly, once at least.            | PROVIDE_SUPPORT
            No, I forgot.                     | PROVIDE_SUPPORT
            """)
    void whatBecameOfThePlanIsHeard(String answer, NextAction next) {
        var replies = Dialogue.of(call(2, KNOWN), List.of(answer)).replies();

        assertThat(replies.getLast().signals().nextAction()).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            What did I say last time?            | we talked about sleep and stress
            Do you remember what we talked about? | you'd walk after dinner
            What do you know about me?           | you can't sleep before exams
            When will you call me again?         | mornings
            Who can read this?                   | kept
            What can you do for me?              | I listen
            """)
    void aDirectQuestionIsAnsweredFromWhatIsKept(String question, String answer) {
        var replies =
                Dialogue.of(call(3, KNOWN), List.of("It went okay.", question)).words();

        assertThat(replies.getLast())
                .satisfiesAnyOf(
                        words -> assertThat(words).containsIgnoringCase(answer),
                        words -> assertThat(words)
                                .containsIgnoringCase(answer.equals("kept") ? "stored" : "I can listen"));
    }

    @ParameterizedTest
    @CsvSource({"What did I say last time?", "What do you know about me?"})
    void whereNothingIsKeptNothingIsMadeUp(String question) {
        var replies = Dialogue.of(call(4, STRANGER), List.of("Fine.", question)).words();

        assertThat(replies.getLast()).doesNotContain("{", "you'd", "you said", "we talked");
    }

    private static CoachContext call(int number, Person person) {
        return new CoachContext(new UUID(9, number), CallDirection.INBOUND, null, List.of(), Locale.US, null, person);
    }
}
