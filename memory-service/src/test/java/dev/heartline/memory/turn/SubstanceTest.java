package dev.heartline.memory.turn;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SubstanceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "Yeah.",
                "Mm-hmm.",
                "Uh-huh, right.",
                "Okay, well, you know.",
                "Yeah, I guess so.",
                "No. No, not really.",
                "I don't know, I mean..."
            })
    void whatOnlyKeepsAConversationGoingSaysNothing(String text) {
        assertThat(Substance.isIn(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I hate cooking on Mondays.",
                "My mother smokes too",
                "quit drinking in March",
                "Odio cocinar los lunes",
                "I slept four hours"
            })
    void whatTellsSomethingHasSubstance(String text) {
        assertThat(Substance.isIn(text)).isTrue();
    }
}
