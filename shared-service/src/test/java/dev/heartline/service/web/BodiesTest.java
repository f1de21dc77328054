package dev.heartline.service.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a body may hold. */
class BodiesTest {

    private static final ObjectMapper MAPPER =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    static {
        new LegalJson().customize(MAPPER);
        new PlausibleJson().customize(MAPPER);
    }

    record Body(
            int whole,
            Long wrapped,
            double real,
            Double wrappedReal,
            boolean yes,
            String text,
            Map<String, String> named,
            Instant at,
            OffsetDateTime offset,
            LocalDateTime local,
            LocalDate day) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"whole\": \"5\"}",
                "{\"whole\": 1.9}",
                "{\"whole\": \"\"}",
                "{\"wrapped\": \"5\"}",
                "{\"wrapped\": 1.0}",
                "{\"real\": \"NaN\"}",
                "{\"real\": \"1.5\"}",
                "{\"real\": 1e400}",
                "{\"wrappedReal\": \"-Infinity\"}",
                "{\"wrappedReal\": \"\"}",
                "{\"yes\": \"true\"}",
                "{\"yes\": 1}",
                "{\"at\": \"-1000000000-01-01T00:00:00Z\"}",
                "{\"at\": \"+1000000000-01-01T00:00:00Z\"}",
                "{\"at\": 99999999999999999}",
                "{\"at\": \"1899-12-31T23:59:59Z\"}",
                "{\"offset\": \"+12345-01-01T00:00:00Z\"}",
                "{\"local\": \"2201-01-01T00:00:00\"}",
                "{\"day\": \"+12345-01-01\"}",
                "{\"day\": \"-999999999-01-01\"}",
                "{\"day\": \"2026-02-30\"}",
            })
    void whatIsNoNumberOrTimeThatARequestMayNameIsRefused(String body) {
        assertThatThrownBy(() -> MAPPER.readValue(body, Body.class)).isInstanceOf(MismatchedInputException.class);
    }

    @Test
    void numbersAndTimesAreTakenForWhatTheyAre() throws JsonProcessingException {
        var read = MAPPER.readValue("""
                {"whole": 5, "wrapped": 7, "real": 1, "wrappedReal": 0.5, "yes": true, "text": "hello", "named": {"a": "b"},
                 "at": "1900-01-01T00:00:00Z", "offset": "2026-03-01T10:00:00+02:00", "local": "2200-12-31T23:59:59",
                 "day": "1980-05-01"}
                """, Body.class);

        assertThat(read.whole).isEqualTo(5);
        assertThat(read.real).isEqualTo(1.0);
        assertThat(read.wrappedReal).isEqualTo(0.5);
        assertThat(read.at).isEqualTo("1900-01-01T00:00:00Z");
        assertThat(read.offset).isEqualTo("2026-03-01T10:00:00+02:00");
        assertThat(read.local).isEqualTo("2200-12-31T23:59:59");
        assertThat(read.day).isEqualTo("1980-05-01");
        assertThat(MAPPER.readValue("{\"real\": null, \"wrappedReal\": null, \"day\": null}", Body.class))
                .isEqualTo(MAPPER.readValue("{}", Body.class));
    }

    /** Whoever logs what was thrown. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\": \"Wordzanz\\u0000 here\"}",
                "{\"text\": \"Wordzanz\\ud800 here\"}",
                "{\"named\": {\"a\": \"Wordzanz\\u0000\"}}"
            })
    void whatIsThrownOfACharacterThatMayNotBeDoesNotHoldTheText(String body) {
        assertThatThrownBy(() -> MAPPER.readValue(body, Body.class))
                .isInstanceOf(MismatchedInputException.class)
                .hasMessageContaining("a character that no text may hold")
                .hasMessageNotContaining("Wordzanz");
    }

    @ParameterizedTest
    @CsvSource({
        "-1000000000-01-01T00:00:00Z, false",
        "+12345-01-01,                false",
        "1899-12-31,                  false",
        "2201-01-01T00:00:00Z,        false",
        "1900-01-01,                  true",
        "2200-12-31T23:59:59Z,        true",
        "what I said on 1776-07-04,   true",
        "9999,                        true",
    })
    void aTimeInAPathOrQueryLiesInPlausibleYears(String text, boolean plausible) {
        assertThat(PlausibleYears.holdWhatIsWritten(text)).isEqualTo(plausible);
    }
}
