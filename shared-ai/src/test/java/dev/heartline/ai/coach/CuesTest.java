package dev.heartline.ai.coach;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CuesTest {

    private final Cues cues = new Cues();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bye",
                "Okay, thanks, bye!",
                "Goodbye",
                "I have to go",
                "I gotta run now",
                "talk to you later",
                "Have a good day",
                "I need to get back to work",
                "see you next week",
                "good night",
                "that's all for today",
                "I'll let you go",
                "let's stop here",
                "hang up now",
                "I really have to go to work"
            })
    void theUserWantsToGo(String text) {
        assertThat(cues.saysGoodbye(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I have to go to the doctor on Monday",
                "I said bye to cigarettes last week",
                "she never says goodbye",
                "I need to go through withdrawal first",
                "I take care of my mother",
                "will I see you next week?",
                "I bought a bike",
                "I have to go back to rehab",
                "",
                "yeah"
            })
    void theUserTalksOn(String text) {
        assertThat(cues.saysGoodbye(text)).isFalse();
    }
}
