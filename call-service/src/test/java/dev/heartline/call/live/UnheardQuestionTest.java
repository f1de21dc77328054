package dev.heartline.call.live;

import java.util.Locale;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.ai.coach.CoachContext;
import dev.heartline.events.vocabulary.CallDirection;

import static org.assertj.core.api.Assertions.assertThat;

class UnheardQuestionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "That sounds hard. What was on your mind then? | That sounds          | What was on your mind then?",
                "That sounds hard. What was on your mind then? | -                    | What was on your mind then?",
                "That sounds hard. What was on your mind then? | That sounds hard. What was on | What was on your mind then?",
                "That sounds hard. What was on your mind then? | That sounds hard. What was on your mind | -",
                "That sounds hard. What was on your mind then? | That sounds hard. What was on your | -",
                "How did it go? Did you sleep well at all?     | How did it go?       | Did you sleep well at all?",
                "How did it go? I thought of you.              | How                  | How did it go?",
                "That sounds hard. Tell me more.               | That                 | -",
                "How did it go?                                | How did it           | -",
                "And then                                      | And                  | -",
            })
    void itIsTheLastOneThatWasNotHeard(String said, String heard, String question) {
        assertThat(UnheardQuestion.in(said, heard == null ? "" : heard).orElse(null))
                .isEqualTo(question);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mhmm.",
                "mm-hmm",
                "Mm.",
                "hm",
                "Hmm...",
                "uh-huh",
                "uh huh",
                "Ah, okay.",
                "Right.",
                "Oh, I see.",
                "Huh?",
                "Okay, go on."
            })
    void whoSaysNoMoreThanThatIsListening(String words) {
        assertThat(UnheardQuestion.isNoAnswer(words)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Are you still there? Take your time. | Yes, I'm here.           | What was on your mind then?",
                "Are you still there? Take your time. | Yes.                     | What was on your mind then?",
                "Are you still there? Take your time. | Sorry, yeah, still here. | What was on your mind then?",
                "Are you still there? Take your time. | I’m still here           | What was on your mind then?",
                "I'm still here. Can you hear me?     | Yes, I can hear you.     | What was on your mind then?",
                "I'm still here. Can you hear me?     | Mhmm.                    | What was on your mind then?",
                "Are you still there? Take your time. | Yes, I slept badly.      | -",
                "Are you still there? Take your time. | No.                      | -",
                "Are you still there? Take your time. | I'm here, I want to die  | -",
                "Do you think of killing yourself?    | Yes.                     | -",
                "How did it go?                       | Yes, I'm here.           | -",
            })
    void whatANoiseHasCutIsAskedAgainOnceTheyAreThere(String last, String words, String question) {
        var unheard = unheard();
        unheard.cut("That sounds hard. What was on your mind then?", "That sounds hard.");

        assertThat(unheard.after(words, last).orElse(null)).isEqualTo(question);
    }

    /** They speak into the check itself. */
    @Test
    void aCheckIntoWhichTheySpeakLosesNothing() {
        var unheard = unheard();
        unheard.cut("That sounds hard. What was on your mind then?", "That sounds hard.");
        unheard.cut("Are you still there? Take your time.", "Are you");

        assertThat(unheard.after("Yes, I'm here.", "Are you")).hasValue("What was on your mind then?");

        unheard.askedAgain("What was on your mind then?");
        unheard.cut("What was on your mind then?", "What");

        assertThat(unheard.after("Yes, I'm here.", "Are you still there? Take your time."))
                .as("once is enough")
                .isEmpty();
    }

    @Test
    void whoWasAskedNothingIsAskedNothingAgain() {
        assertThat(unheard().after("Yes, I'm here.", "Are you still there? Take your time."))
                .isEmpty();
    }

    private static UnheardQuestion unheard() {
        return new UnheardQuestion(CoachContext.unknownCaller(new UUID(7, 7), CallDirection.INBOUND, Locale.US));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "No.",
                "Yes.",
                "Yeah.",
                "Not really.",
                "Yeah, I slept badly.",
                "Uh, I don't know.",
                "Stop.",
                "Help",
                "Okay, bye.",
                "Sure, it was awful",
                "Huh?! I want to die",
                "Mom"
            })
    void whateverElseTheySayIsAnAnswer(String words) {
        assertThat(UnheardQuestion.isNoAnswer(words)).isFalse();
    }
}
