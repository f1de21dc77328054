package dev.heartline.ai.guard;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Who has not understood hears the same again. */
class AskedAgainTest {

    private final CallTalk call = new CallTalk();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What?",
                "Sorry, what did you say?",
                "Can you repeat that?",
                "Could you say that again, please?",
                "I didn't catch that.",
                "Pardon?",
                "Huh? Say that again.",
                "I didn't hear you, sorry."
            })
    void whatWasSaidIsSaidAgain(String asked) {
        var said = call.user("I slept better this week because I left my phone in the kitchen.")
                .text();

        assertThat(call.user(asked).text()).isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What did I say last time?",
                "I didn't catch the bus.",
                "What a week that was.",
                "I don't get it, why does she do that?",
                "Again I couldn't sleep."
            })
    void talkIsAnswered(String asked) {
        var said = call.user("I slept better this week because I left my phone in the kitchen.")
                .text();

        assertThat(call.user(asked).text()).isNotEqualTo(said);
    }
}
