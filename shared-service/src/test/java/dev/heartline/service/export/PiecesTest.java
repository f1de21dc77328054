package dev.heartline.service.export;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PiecesTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "ab", "abc", "abcdefg", "a😀b😀😀", "😀😀😀"})
    void joinedThePiecesAreTheText(String text) {
        var pieces = Pieces.of(text, 2);

        assertThat(String.join("", pieces)).isEqualTo(text);
        assertThat(pieces).allSatisfy(piece -> assertThat(piece).isNotEmpty().hasSizeLessThanOrEqualTo(2));
    }

    @Test
    void noPieceEndsWithinACharacter() {
        assertThat(Pieces.of("a😀b", 2)).containsExactly("a", "😀", "b");
    }
}
