package dev.heartline.ai.coach;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.ai.coach.CoachContext.Person;
import dev.heartline.ai.coach.CoachContext.Remembered;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.events.vocabulary.CallPurpose;
import dev.heartline.events.vocabulary.MemoryType;

import static org.assertj.core.api.Assertions.assertThat;

/** A call of ours: whoever picks up, or a machine, hears nothing that is only for the ears of whom we call. */
class IntroductionTest {

    private static final String ASKING = "Hello, this is the AI coach. Am I speaking with Sam?";

    @ParameterizedTest
    @NullSource
    @EnumSource(CallPurpose.class)
    void beforeSomebodyHasAnsweredNothingIsSaidButWhoCallsAndWhom(CallPurpose purpose) {
        assertThat(Dialogue.of(sam(purpose, false), List.of()).words()).containsExactly(ASKING);
        assertThat(Dialogue.of(sam(purpose, true), List.of()).words()).containsExactly(ASKING);
    }

    @Test
    void whoHasNoNameInTheProfileIsAskedForNothing() {
        assertThat(Dialogue.of(calling(null, null, false), List.of()).words().getFirst())
                .isEqualTo("Hello, this is the AI coach. Can you hear me?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Yes.", "Speaking.", "Yes, this is Sam.", "That's me.", "Yeah, hi.", "No problem, go ahead."})
    void theMemoryComesInTheFirstReply(String answer) {
        var words =
                Dialogue.of(sam(CallPurpose.CHECK_IN, false), List.of(answer)).words();

        assertThat(words.getLast()).contains("you'd walk after dinner on Tuesday");
    }

    @Test
    void whoBringsSomethingIsAnsweredFirst() {
        var words = Dialogue.of(
                        sam(CallPurpose.CHECK_IN, false),
                        List.of("Yes, hi, I feel really exhausted and anxious about my exam tomorrow.", "Yeah."))
                .words();

        assertThat(words.get(1)).doesNotContain("walk after dinner");
        assertThat(words.get(2)).contains("walk after dinner");
    }

    @Test
    void itIsSaidOnce() {
        var words = Dialogue.of(sam(CallPurpose.CHECK_IN, false), List.of("Yes.", "Fine.", "Yeah."))
                .words();

        assertThat(words).filteredOn(text -> text.contains("walk after dinner")).hasSize(1);
    }

    @Test
    void whoSaysNoMoreThanHelloIsAskedOnceMore() {
        var words = Dialogue.of(sam(CallPurpose.CHECK_IN, false), List.of("Hello?", "Hello?", "Yes."))
                .words();

        assertThat(words.get(1)).isEqualTo("Hi, this is the AI coach. Is that Sam?");
        assertThat(words.get(2)).doesNotContain("Is that Sam");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No.",
                "Sam isn't here.",
                "She's not home right now.",
                "This is his wife.",
                "There's nobody by that name.",
                "I don't know anybody by that name, there is nobody called Sam here.",
                "No, this is Sam's mother."
            })
    void somebodyElseHearsNothingOfThem(String answer) {
        for (boolean afterCrisis : new boolean[] {false, true}) {
            var reply = Dialogue.of(sam(CallPurpose.CHECK_IN, afterCrisis), List.of(answer))
                    .replies()
                    .getLast();

            assertThat(reply.text()).endsWith("I'm sorry to have disturbed you. Goodbye.");
            assertThat(reply.endsCall()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "He is not available. / I'm his wife.",
                "No. / Who are you?",
                "Sam isn't here. / He's at work until six, can I help?",
                "Yes? / This is her mother, what is it about?",
                "Hello? / I'm not Sam, I'm the babysitter. / What does Sam do with you?",
                "This is his wife. / Hello? / What do you want from him?"
            })
    void whoIsSomebodyElseStaysSo(String said) {
        for (boolean afterCrisis : new boolean[] {false, true}) {
            var reply = Dialogue.of(sam(CallPurpose.CHECK_IN, afterCrisis), List.of(said.split(" / ")))
                    .replies()
                    .getLast();

            assertThat(reply.text()).containsAnyOf("I'm sorry to have disturbed you. Goodbye.", "Is that Sam?");
        }
    }

    @Test
    void whoIsFetchedIsAskedForAnewAndThenTheCallBegins() {
        var dialogue = Dialogue.of(
                sam(CallPurpose.CHECK_IN, false),
                List.of("No, this is his wife.", "Hold on a second.", "Hello?", "Yes, it's me."));

        assertThat(dialogue.replies().get(2).endsCall()).isFalse();
        assertThat(dialogue.words().get(3)).contains("AI coach", "Sam");
        assertThat(dialogue.replies().getLast().endsCall()).isFalse();
        assertThat(dialogue.words().getLast()).doesNotContain("disturbed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This is Sam.",
                "Hi, Sam speaking.",
                "It's me now.",
                "Hello, I'm Sam.",
                "Wait, wait, it's me.",
                "Sorry, yes, this is Sam.",
                "No no, this is Sam.",
                "Oh, it's me, Sam."
            })
    void whoSaysThatTheyAreTheOneWeCallIs(String said) {
        var reply = Dialogue.of(sam(CallPurpose.CHECK_IN, false), List.of("No, this is his wife.", said))
                .replies()
                .getLast();

        assertThat(reply.endsCall()).isFalse();
    }

    @Test
    void whoComesBackToThePhoneIsAskedWhoTheyAre() {
        var words = Dialogue.of(
                        sam(CallPurpose.CHECK_IN, false),
                        List.of("It's his wife.", "Hold on, please.", "I'm back now.", "He's asleep."))
                .words();

        assertThat(words.get(3)).contains("AI coach", "Sam");
        assertThat(words.getLast()).contains("disturbed");
    }

    @Test
    void whoStaysAfterTheFarewellIsAskedWhoTheyAre() {
        var words = Dialogue.of(
                        sam(CallPurpose.CHECK_IN, false),
                        List.of("No.", "Please don't hang up, I need a hand with today.", "Yes, it's me."))
                .words();

        assertThat(words.get(2)).contains("AI coach", "Sam");
        assertThat(words.getLast()).doesNotContain("disturbed");
    }

    @Test
    void aWrongNumberIsNotCalledAgain() {
        var reply = Dialogue.of(sam(CallPurpose.CHECK_IN, false), List.of("No, wrong number."))
                .replies()
                .getLast();

        assertThat(reply.text()).contains("won't call");
        assertThat(reply.endsCall()).isTrue();
    }

    @Test
    void laterANoIsOnlyANo() {
        var reply = Dialogue.of(sam(CallPurpose.CHECK_IN, false), List.of("Yes.", "No."))
                .replies()
                .getLast();

        assertThat(reply.endsCall()).isFalse();
    }

    @Test
    void dangerGoesBeforeAnyIntroduction() {
        assertThat(Dialogue.of(sam(CallPurpose.CHECK_IN, false), List.of("No. I want to kill myself."))
                        .words()
                        .getLast())
                .contains("988");
    }

    @Test
    void aStopGoesBeforeAnyIntroduction() {
        assertThat(Dialogue.of(sam(CallPurpose.CHECK_IN, false), List.of("No, stop calling me."))
                        .words()
                        .getLast())
                .contains("I won't call");
    }

    @Test
    void afterAnIntroductionOfWhichOnlyTheBeginningWasHeardItIsKnownThatItWasOne() {
        assertThat(Dialogue.after(sam(CallPurpose.CHECK_IN, false), "Hello, this", "This is his wife."))
                .contains("sorry");
    }

    private static CoachContext sam(CallPurpose purpose, boolean afterCrisis) {
        return calling("Sam", purpose, afterCrisis);
    }

    private static CoachContext calling(String name, CallPurpose purpose, boolean afterCrisis) {
        var person = new Person(
                name,
                List.of(new Remembered(MemoryType.STRUGGLE, "Can't sleep before exams", null)),
                List.of(),
                List.of("I'll walk after dinner on Tuesday"),
                null,
                null,
                afterCrisis);
        return new CoachContext(
                new UUID(5, 9), CallDirection.OUTBOUND, purpose, List.of("the first race"), Locale.US, null, person);
    }
}
