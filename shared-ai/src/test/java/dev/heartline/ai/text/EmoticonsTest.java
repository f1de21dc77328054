package dev.heartline.ai.text;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class EmoticonsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            did it :)                    | did it 🙂
            did it! :-D                  | did it! 🙂
            long day :'(                 | long day 😞
            Lunch: (soup) and tea        | Lunch: (soup) and tea
            at 8:30 (late)               | at 8:30 (late)
            Breakfast :Danish            | Breakfast :Danish
            """)
    void aFaceOfMarksIsRead(String typed, String read) {
        assertThat(Emoticons.asEmoji(typed)).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I walked 💪💪 Then I slept    | I walked. Then I slept
            I walked! 🎉                 | I walked!
            Really? :) Yes               | Really? Yes
            love 😍 pizza                | love pizza
            5 © 2                        | 5 © 2
            """)
    void aPictureLeavesTheWords(String typed, String words) {
        assertThat(Emoticons.without(typed).strip()).isEqualTo(words);
    }
}
