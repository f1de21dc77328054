package dev.heartline.call.live;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
