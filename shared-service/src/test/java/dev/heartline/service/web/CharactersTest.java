package dev.heartline.service.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CharactersTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "It's fine 🙂", "a\tb\r\nc", "\uFFFD", "\u200D", "עברית"})
    void whatPeopleWriteIsLegal(String text) {
        assertThat(Characters.areLegal(text)).isTrue();
        assertThat(Characters.cleaned(text)).isSameAs(text);
    }

    @Test
    void aNulAndHalvesOfCharactersAreLeftOut() {
        var text = "ST\0OP \uD83D and \uDE42, 🙂";

        assertThat(Characters.areLegal(text)).isFalse();
        assertThat(Characters.cleaned(text)).isEqualTo("STOP  and , 🙂");
    }

    @ParameterizedTest
    @CsvSource({"abc, 3, abc", "abc, 2, ab", "a🙂c, 2, a🙂", "🙂🙂🙂, 3, 🙂🙂🙂", "🙂, 0, ''"})
    void aBeginningCutsNoCharacterInTwo(String text, int most, String first) {
        assertThat(Characters.first(text, most)).isEqualTo(first);
    }
}
