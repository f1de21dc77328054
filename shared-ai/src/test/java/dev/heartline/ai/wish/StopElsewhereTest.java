package dev.heartline.ai.wish;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.ai.wish.Wish.By;
import dev.heartline.ai.wish.Wish.Kind;
import dev.heartline.ai.wish.Wish.Scope;

import static org.assertj.core.api.Assertions.assertThat;

class StopElsewhereTest {

    private static final String SENDER = "+16175550123";
    private static final Wish STOP = new Wish(Kind.STOP, Scope.TEXTS, By.WORDS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No texts on this old number",
                "no texts on this old number, use the new one",
                "please stop texting 555-0100, that's my mother's",
                "Don't text 617-555-0100 please",
                "take (617) 555-0100 off your list",
                "no calls to +1 617 555 0100",
                "don't text my work phone",
                "please do not message my work mobile, I'm not allowed to look at it there",
                "I don't want texts on my work mobile",
                "remove my landline, this one is right",
                "delete my work number please",
                "don't call my mom's phone",
                "stop sending texts to my husband's cell",
            })
    void anotherNumberIsToBeLeftAlone(String text) {
        assertThat(StopElsewhere.isAskedIn(text, Wish.NONE, SENDER)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "I ran 5 km, don't call it slow",
                "I never call my old phone",
                "My mother called on my old phone",
                "Don't stop texting my work phone",
                "text my new number",
                "call my cell",
                "Stop texting 617 555 0123",
                "don't call +1 (617) 555-0123",
                "no 10000000 steps today",
                "I don't use my old number",
                "I had to delete my old number",
                "I never text and drive, my new phone has a mode for it",
            })
    void nothingOfTheKindIsAsked(String text) {
        assertThat(StopElsewhere.isAskedIn(text, Wish.NONE, SENDER)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            please stop texting 555-0100, that's my mother's | true
            stop texting my work phone | false
            stop texting 555-0100 and don't text me either | false
            stop texting 555-0123 | false
            """)
    void aStopOfTheirOwnGoesFirst(String text, boolean elsewhere) {
        assertThat(StopElsewhere.isAskedIn(text, STOP, SENDER)).isEqualTo(elsewhere);
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOP", "HELP", "START", "POSTPONE", "REACTION"})
    void whatIsCertainIsNothingElse(Kind kind) {
        var certain = new Wish(kind, Scope.ALL, By.KEYWORD);

        assertThat(StopElsewhere.isAskedIn("stop texting 555-0100", certain, SENDER))
                .isFalse();
    }
}
