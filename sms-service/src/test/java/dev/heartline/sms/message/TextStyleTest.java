package dev.heartline.sms.message;

import org.junit.jupiter.api.Test;

import dev.heartline.telephony.segment.SmsSegments;

import static org.assertj.core.api.Assertions.assertThat;

class TextStyleTest {

    @Test
    void quotesAndDashesAreThoseOfThePlainAlphabet() {
        assertThat(TextStyle.plain("“You’re doing it”\u2014slowly…  but\nsurely."))
                .isEqualTo("\"You're doing it\" - slowly... but surely.");
    }

    @Test
    void whatFitsStays() {
        assertThat(TextStyle.within(2, "One. Two?")).isEqualTo("One. Two?");
    }

    @Test
    void whatIsTooLongEndsWithASentence() {
        var sentence = "This is a sentence of exactly sixty characters, or nearly so. ";

        var cut = TextStyle.within(2, sentence.repeat(8).strip());

        assertThat(cut).endsWith("nearly so.");
        assertThat(SmsSegments.of(cut).segments()).isEqualTo(2);
    }

    @Test
    void aSentenceThatNeverEndsIsCutBetweenWords() {
        var cut = TextStyle.within(1, "word ".repeat(100).strip());

        assertThat(cut).endsWith("word...");
        assertThat(SmsSegments.of(cut).segments()).isEqualTo(1);
    }
}
