package dev.heartline.memory.search;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.events.vocabulary.Speaker;

import static org.assertj.core.api.Assertions.assertThat;

class QuestionTest {

    private static final ZonedDateTime ASKED = ZonedDateTime.of(2026, 11, 25, 20, 30, 0, 0, ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            What do I eat on Mondays?             | USER  | What do I eat on Mondays?
            What does Ana eat on Mondays?         | USER  | What does   eat on Mondays?
            What are Ana's plans?                 | USER  | What are   plans?
            What did the coach advise?            | COACH | What did the   advise?
            What did you advise?                  | COACH | What did you advise?
            What did the coach advise Ana?        | -     | What did the   advise  ?
            How was the lake last week?           | -     | How was the lake  ?
            Which bananas are ripe?               | -     | Which bananas are ripe?
            """)
    void aQuestionIsAboutTheOneWhomItNames(String text, Speaker named, String words) {
        var question = Question.read(text, ASKED, Optional.of("Ana"), Optional.empty());

        assertThat(question.named()).isEqualTo(Optional.ofNullable(named));
        assertThat(question.words()).isEqualTo(words);
    }
}
