package dev.heartline.ai.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SpokenTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Um, I-I-I was, uh, at the gym.            | I was at the gym.
            I ge-get tired [chuckles] at work.        | I get tired at work.
            It's, you know, hard.                     | It's, hard.
            the- the thing is good                    | the thing is good
            I've-I've gone up                         | I've gone up
            a two-year-old son                        | a two-year-old son
            I’m “fine”                                | I'm "fine"
            """)
    void noiseGoesAndWordsStay(String spoken, String clean) {
        assertThat(SpokenText.clean(spoken)).isEqualTo(clean);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Yeah, well, so I quit smoking             | I quit smoking
            But, because I like it                    | I like it
            And even though my back hurts             | my back hurts
            """)
    void whatPeopleStartWithWhileTheyThinkIsCutOff(String clause, String rest) {
        assertThat(SpokenText.withoutOpener(clause)).isEqualTo(rest);
    }

    @Test
    void aWordThatOnlyLooksLikeAFillerStays() {
        assertThat(SpokenText.clean("The umbrella is in the summer house"))
                .isEqualTo("The umbrella is in the summer house");
    }
}
