package dev.heartline.ai.memory;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class GrammarTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Likes let the conversation be",
                "Loves is it quiet at home",
                "Wants and they go",
                "Is have a hard time",
                "Feels they they can't sleep",
                "Works at the of the city",
                "Knows I drink",
                "Was like is it the sugar",
                "Thinks they is tired",
                "Stopped and but started again"
            })
    void whatBrokeOffInTheMiddleIsNoSentence(String description) {
        assertThat(Grammar.isSound(description)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Likes to play video games",
                "Hates cooking on Mondays",
                "Their wife does the shopping for them",
                "Is in their second semester of school",
                "Was able to lose 5 pounds, but then they gained it right back",
                "Has a hard time falling asleep because they worry about their bills",
                "Went to the gym with a friend",
                "Takes care of the house for a living",
                "Is tired of getting in trouble",
                "Drinks like a glass of wine at supper every night"
            })
    void aWholeSentenceIs(String description) {
        assertThat(Grammar.isSound(description)).isTrue();
    }
}
