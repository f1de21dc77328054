package dev.heartline.ai.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "My weight is two two five pounds now.",
                "I moved in to apartment four four two with my sister.",
                "I take 5 5 milligram tablets a day for my health.",
                "My blood sugar was one one seven this morning.",
                "I'm in room three three one at the rehab.",
                "I walked four four hundred meter laps.",
                "I did ten ten minute walks this month.",
                "My locker's number is 0 0 7.",
                "I'm down to one nine nine pounds.",
                "I got 9 9 out of a hundred on the heart quiz.",
                "It's five five, five five, oh one two three.",
                "The number is 555-5555.",
                "My bus is the two-two-five.",
                "It's twenty twenty vision for me.",
                "I did fifteen fifteen pound curls.",
                "Call it 10- 10 more to go.",
                "It was double double chocolate.",
                "I ran half half, a mile each.",
                "Apartment 4B 4B, twice on the bell.",
                "I had had two drinks before she came."
            })
    void aRepeatedNumberIsNoStutter(String said) {
        assertThat(SpokenText.clean(said)).isEqualTo(said.replace("10- 10", "10. 10"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I I I went to the the gym today.         | I went to the gym today.
            My my wife lost lost five pounds.        | My wife lost five pounds.
            I slept like like seven hours.           | I slept like seven hours.
            I ate no no no sugar on Friday.          | I ate no sugar on Friday.
            I w-went two two miles.                  | I went two two miles.
            I had, I had five five dollar bills.     | I had five five dollar bills.
            the the one thing                        | the one thing
            and and and then I quit                  | and then I quit
            I was- I was home by ten.                | I was home by ten.
            it it's hard                             | it it's hard
            """)
    void aRepeatedWordIsOne(String said, String clean) {
        assertThat(SpokenText.clean(said)).isEqualTo(clean);
    }

    @Test
    void theNameOfSomethingMaskedStays() {
        assertThat(SpokenText.clean("My card is [card number] [chuckles]")).isEqualTo("My card is [card number]");
    }

    @Test
    void aWordThatOnlyLooksLikeAFillerStays() {
        assertThat(SpokenText.clean("The umbrella is in the summer house"))
                .isEqualTo("The umbrella is in the summer house");
    }
}
