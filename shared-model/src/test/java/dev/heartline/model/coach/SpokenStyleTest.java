package dev.heartline.model.coach;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SpokenStyleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            What helps?              | What helps?
            **Well** done!           | Well done!
            - walk                   | walk.
            \u2022 eat *well*        | eat well.
            1.                       |
            12) Sleep.               | Sleep.
            ### A plan:              | A plan.
            Great \uD83C\uDF89 work! | Great work!
            \uD83D\uDC4D\uD83C\uDFFD |
            See [this](http://x.y)?  | See this?
            `5` a day.               | 5 a day.
            It's 3 * 4.              | It's 3 * 4.
            You're #1.               | You're #1.
            --                       |
            """)
    void aSentenceIsMadeForTheEar(String written, String spoken) {
        assertThat(SpokenStyle.of(written)).isEqualTo(spoken == null ? "" : spoken + " ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'm sorry, but I can't help with that.",
                "I can't assist with this request.",
                "Sorry, I cannot discuss that.",
                "As an AI, I have no feelings.",
                "This violates our content policy."
            })
    void aRefusalIsKnown(String sentence) {
        assertThat(SpokenStyle.isRefusal(sentence)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'm sorry that it went like this.",
                "I can't imagine how hard that was.",
                "You can't help everyone, you said.",
                "I can't know that, but I can listen."
            })
    void anOrdinarySentenceIsNone(String sentence) {
        assertThat(SpokenStyle.isRefusal(sentence)).isFalse();
    }
}
