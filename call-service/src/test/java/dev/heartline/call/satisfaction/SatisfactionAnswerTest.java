package dev.heartline.call.satisfaction;

import java.util.OptionalInt;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SatisfactionAnswerTest {

    @ParameterizedTest
    @CsvSource({
        "Eight., 8",
        "'I''d say a seven.', 7",
        "10, 10",
        "ten out of ten, 10",
        "'Maybe a 6 out of 10, thanks.', 6",
        "Three I guess., 3",
        "'9, bye!', 9"
    })
    void aNumberIsAnAnswer(String words, int rating) {
        assertThat(SatisfactionAnswer.read(words)).isEqualTo(OptionalInt.of(rating));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Goodbye.",
                "",
                "Seven or eight.",
                "Eleven.",
                "25",
                "0",
                "Wait, there is one more thing that I wanted to tell you about Friday.",
                "I took 20 of my pills",
                "One more thing, I want to die.",
                "No one would miss me.",
                "Two. I still want to kill myself.",
                "I took ten of my pills.",
                "I have one bullet left",
                "Eight, and stop calling me.",
                "Five, can I ask you something?"
            })
    void whatIsNoSuchNumberIsNone(String words) {
        assertThat(SatisfactionAnswer.read(words)).isEmpty();
    }
}
