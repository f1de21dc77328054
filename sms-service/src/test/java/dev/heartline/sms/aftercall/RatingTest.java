package dev.heartline.sms.aftercall;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RatingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4|4",
                "5!|5",
                "' 3 '|3",
                "4/5|4",
                "2 out of 5|2",
                "5 stars|5",
                "1. It didn't help|1",
                "4 thanks|4",
                "5 - loved it|5"
            })
    void aNumberAtTheBeginningIsARating(String body, int rating) {
        assertThat(Rating.in(body)).hasValue(rating);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10",
                "0",
                "6",
                "4.5",
                "3:30",
                "2 apples",
                "it was great",
                "I'd say 4",
                "",
                "12 minutes",
                "5k today",
                "3-4 times a week",
                "1-10? I'd say 8",
                "-1",
                "+1",
                "$5.",
                "€3",
                "4 and 6 pm work"
            })
    void anythingElseIsNone(String body) {
        assertThat(Rating.in(body)).isEmpty();
    }
}
