package dev.heartline.ai.time;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SpansTest {

    /** A Wednesday, in the user's zone. */
    private static final ZonedDateTime ASKED =
            LocalDateTime.of(2026, 11, 25, 20, 30).atZone(ZoneId.of("America/New_York"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            What did I eat yesterday?                        | 2026-11-24 | 2026-11-24
            How was I last week?                             | 2026-11-16 | 2026-11-22
            What happened last weekend?                      | 2026-11-21 | 2026-11-22
            What did I say on Monday?                        | 2026-11-23 | 2026-11-23
            How did I sleep last month?                      | 2026-10-01 | 2026-10-31
            What happened in March?                          | 2026-03-01 | 2026-03-31
            What happened in december?                       | 2025-12-01 | 2025-12-31
            What did Ana do in June 2023?                    | 2023-06-01 | 2023-06-30
            What was said on 8 May, 2023?                    | 2023-05-08 | 2023-05-08
            What was said on May 8th?                        | 2026-05-08 | 2026-05-08
            What did I plan in 2024?                         | 2024-01-01 | 2024-12-31
            How often did I run in the last two weeks?       | 2026-11-11 | 2026-11-25
            What troubled me the past 10 days?               | 2026-11-15 | 2026-11-25
            Have I been stressed lately?                     | 2026-11-11 | 2026-11-25
            What did I eat before 3 October?                 | 1900-01-01 | 2026-10-02
            How do I sleep since March?                      | 2026-03-01 | 9999-12-31
            How was I the last twenty five days?             | 2026-10-31 | 2026-11-25
            Do I have surgery on March 5?                    | 2027-03-05 | 2027-03-05
            When did I have surgery, on March 5?             | 2026-03-05 | 2026-03-05
            What did I eat two days ago?                     | 2026-11-23 | 2026-11-23
            What did I plan two weeks ago?                   | 2026-11-08 | 2026-11-14
            """)
    void aQuestionNamesItsDays(String question, LocalDate from, LocalDate to) {
        assertThat(Spans.of(question, ASKED, null)).contains(new Span(from, to));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What do I hate about mornings?",
                "May I eat bread?",
                "How long have I been sober for nine days?",
                "What do I do on Saturdays?",
                "What was on 31 February?",
                ""
            })
    void mostQuestionsNameNone(String question) {
        assertThat(Spans.of(question, ASKED, null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            What did I want before my birthday? | --05-08 | 1900-01-01 | 2026-05-07
            What did I do on my last birthday?  | --12-24 | 2025-12-24 | 2025-12-24
            """)
    void aBirthdayThatIsKnownIsADay(String question, MonthDay birthday, LocalDate from, LocalDate to) {
        assertThat(Spans.of(question, ASKED, birthday)).contains(new Span(from, to));
        assertThat(Spans.of(question, ASKED, null)).isEmpty();
    }
}
