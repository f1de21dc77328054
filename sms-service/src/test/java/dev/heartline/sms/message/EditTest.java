package dev.heartline.sms.message;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class EditTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "Edited to “STOP”|STOP",
                "Edited to \"I'm fine\"|I'm fine",
                "Edited to “She said “hi””|She said “hi”"
            })
    void whatStandsInAnEditIsWhatItsWriterSays(String body, String words) {
        assertThat(Edit.isOne(body)).isTrue();
        assertThat(Edit.words(body)).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"I edited to “fit”", "Edited to fit", "Edited to “ ”", "STOP"})
    void anythingElseIsSaidAsItIs(String body) {
        assertThat(Edit.isOne(body)).isFalse();
        assertThat(Edit.words(body)).isEqualTo(body);
    }
}
