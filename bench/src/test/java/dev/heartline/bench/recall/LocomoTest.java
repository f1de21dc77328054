package dev.heartline.bench.recall;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.heartline.events.vocabulary.Speaker;

import static org.assertj.core.api.Assertions.assertThat;

class LocomoTest {

    /** Written for this test. */
    private static final String SAMPLE = """
            [{"sample_id": "one", "conversation": {"speaker_a": "Ada", "speaker_b": "Ben",
              "session_1_date_time": "1:05 pm on 8 May, 2023",
              "session_1": [
                {"speaker": "Ada", "dia_id": "D1:1", "text": "Hi Ben, look!", "blip_caption": "a red kite"},
                {"speaker": "Ben", "dia_id": "D1:2", "text": "Lovely."}],
              "session_2_date_time": "10:30 am on 9 May, 2023", "session_2": []},
             "qa": [
               {"question": "What did Ada show Ben?", "answer": "a kite", "category": 4, "evidence": ["D1:1; D9:9"]},
               {"question": "What did Ben eat?", "answer": "nothing", "category": 5, "evidence": ["D"]}]}]
            """;

    @Test
    void aConversationIsReadAsCallsOfAUserWithTheCoach(@TempDir Path directory) throws IOException {
        var file = Files.writeString(directory.resolve("sample.json"), SAMPLE);

        assertThat(Locomo.read(file)).singleElement().satisfies(sample -> {
            assertThat(sample.user()).isEqualTo("Ada");
            assertThat(sample.sessions()).hasSize(2).first().satisfies(session -> {
                assertThat(session.began()).isEqualTo(Instant.parse("2023-05-08T13:05:00Z"));
                assertThat(session.turns())
                        .containsExactly(
                                new Locomo.Turn("D1:1", Speaker.USER, "Hi Coach, look! (a red kite)"),
                                new Locomo.Turn("D1:2", Speaker.COACH, "Lovely."));
            });
            assertThat(sample.questions()).singleElement().satisfies(question -> {
                assertThat(question.text()).isEqualTo("What did Ada show Coach?");
                assertThat(question.evidence()).containsExactly("D1:1");
            });
        });
    }
}
