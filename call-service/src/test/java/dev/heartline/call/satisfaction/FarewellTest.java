package dev.heartline.call.satisfaction;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FarewellTest {

    @ParameterizedTest
    @CsvSource({
        "'I have to go now, bye.', true",
        "Please hang up., true",
        "Let me go., true",
        "'Goodbye, and thanks.', false",
        "Bye., false"
    })
    void whoHasToGoIsNotWhoSaysGoodbye(String words, boolean hurried) {
        assertThat(Farewell.isHurried(words)).isEqualTo(hurried);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    # known, turns, answered, calm, afterCrisis, lately: asked
                    true, 5, true, true, false, false, true
                    false, 5, true, true, false, false, false
                    true, 4, true, true, false, false, false
                    true, 5, false, true, false, false, false
                    true, 5, true, false, false, false, false
                    true, 5, true, true, true, false, false
                    true, 5, true, true, false, true, false
                    """)
    void onlyWhoHasTalkedCalmlyAndSaidGoodbyeIsAsked(
            boolean known,
            int turns,
            boolean answered,
            boolean calm,
            boolean afterCrisis,
            boolean lately,
            boolean asked) {
        assertThat(new Farewell(known, turns, answered, calm, afterCrisis, lately).mayBeAsked(5))
                .isEqualTo(asked);
    }
}
