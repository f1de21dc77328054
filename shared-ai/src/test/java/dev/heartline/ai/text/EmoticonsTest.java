package dev.heartline.ai.text;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class EmoticonsTest {

    private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();

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
            so 🙂🙂 tired                 | so tired
            so ☹️ tired                   | so tired
            no face   at all             | no face   at all
            """)
    void aPictureLeavesTheWords(String typed, String words) {
        assertThat(Emoticons.without(typed).strip()).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "🙂", "🙂 ", ":", ". ", "a "})
    void aTextOfOneThingOverAndOverCostsWhatItsLengthSays(String unit) {
        assertThat(IntStream.range(0, 5).anyMatch(_ -> cost(unit.repeat(80_000)) < 9 * cost(unit.repeat(20_000))))
                .as("four times the length costs four times the time, not sixteen")
                .isTrue();
    }

    private static long cost(String text) {
        long began = PROCESSOR.getCurrentThreadCpuTime();
        assertThat(Emoticons.without(text)).isNotNull();
        return PROCESSOR.getCurrentThreadCpuTime() - began;
    }
}
