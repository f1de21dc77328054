package dev.heartline.ai.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class BoundedTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"\u0001", "\u0001\u0002\n\u007f", "\u0085", ""})
    void aTextOfControlCharactersIsBlank(String text) {
        assertThat(BoundedText.of(text)).isBlank();
    }

    @Test
    void theOtherCharactersStayWhereTheyAre() {
        assertThat(BoundedText.of("I\u0001am\n\there")).isEqualTo("I am\n\there");
    }
}
