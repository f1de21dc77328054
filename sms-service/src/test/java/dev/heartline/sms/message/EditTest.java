package dev.heartline.sms.message;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

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
    @CsvSource(
            delimiter = '|',
            value = {
                "I ran 6 km|I ran 5 km|I ran 5 km",
                "no way|I ran 5 km|I ran 5 km",
                "I ran 6 km|are you there?;I ran 5 km|I ran 5 km",
                "I ran 6 km|I ran 5 km;are you there?|I ran 5 km",
                "I ran 6 km|I ate 2 eggs;I ran 5 km;I slept|I ran 5 km",
                "STOP|are you there?;I ran 5 km|",
                "I ran|I ate;I slept|",
                "I ran 6 km||"
            })
    void anEditStandsForTheTextItIsLikestAndForNoneWhereNobodyCanTell(String edit, String texts, String replaced) {
        var earlier = texts == null
                ? List.<Edit.Earlier>of()
                : Stream.of(texts.split(";"))
                        .map(text -> new Edit.Earlier(UUID.randomUUID(), text))
                        .toList();

        assertThat(Edit.replaced(edit, earlier).map(Edit.Earlier::words)).isEqualTo(Optional.ofNullable(replaced));
    }

    @ParameterizedTest
    @ValueSource(strings = {"I edited to “fit”", "Edited to fit", "Edited to “ ”", "STOP"})
    void anythingElseIsSaidAsItIs(String body) {
        assertThat(Edit.isOne(body)).isFalse();
        assertThat(Edit.words(body)).isEqualTo(body);
    }
}
