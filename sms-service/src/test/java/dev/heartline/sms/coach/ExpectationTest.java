package dev.heartline.sms.coach;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.events.vocabulary.SmsIntent;
import dev.heartline.sms.answer.Received;
import dev.heartline.sms.message.Party;

import static org.assertj.core.api.Assertions.assertThat;

class ExpectationTest {

    private static final String OFFER = "I have an idea that some people find useful: would it be okay if I shared it?";
    private static final String QUESTION = "What might get in the way?";

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # text                  | intent       | read as waiting | what we said last | waits
            How do I sleep better?  | ASK_QUESTION | true            | -                 | true
            Had an apple            | LOG_FOOD     | false           | -                 | true
            hi                      | OTHER        | false           | -                 | true
            ok                      | OTHER        | false           | -                 | false
            thanks!                 | OTHER        | false           | question          | false
            yes                     | OTHER        | false           | question          | true
            yes                     | OTHER        | false           | -                 | false
            sure                    | OTHER        | false           | offer             | true
            sure                    | OTHER        | false           | question          | false
            the rain                | OTHER        | false           | question          | true
            will do                 | OTHER        | false           | question          | false
            ok thanks bye           | OTHER        | false           | question          | false
            👍                      | OTHER        | false           | question          | false
            ...                     | OTHER        | false           | question          | false
            ???                     | OTHER        | false           | -                 | true
            😭?                     | OTHER        | false           | -                 | true
            """)
    void whoAsksLogsGreetsOrAnswersWaits(
            String body, SmsIntent intent, boolean requiresResponse, String said, boolean waits) {
        var answered = Optional.ofNullable(said).map(what -> what.equals("offer") ? OFFER : QUESTION);

        assertThat(Expectation.awaitsAnswer(text(body, 0, intent, requiresResponse, answered), false))
                .isEqualTo(waits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ok", "😭😭", "???", "...", "👍", "I can't talk right now"})
    void whoWasInDangerLatelyIsNeverLeftWithoutAnAnswer(String body) {
        assertThat(Expectation.awaitsAnswer(text(body, 0, SmsIntent.OTHER, false, Optional.empty()), true))
                .isTrue();
    }

    @Test
    void aPictureIsAnsweredAndAnEmptyTextIsNot() {
        assertThat(Expectation.awaitsAnswer(text("", 1, SmsIntent.OTHER, false, Optional.empty()), false))
                .isTrue();
        assertThat(Expectation.awaitsAnswer(text("", 0, SmsIntent.OTHER, true, Optional.empty()), true))
                .isFalse();
    }

    private static TextHeard text(
            String body, int media, SmsIntent intent, boolean requiresResponse, Optional<String> answered) {
        var received = new Received(
                UUID.randomUUID(), Party.of(UUID.randomUUID(), "+12025550143"), UUID.randomUUID(), Instant.EPOCH);
        return new TextHeard(
                received,
                received.messageId(),
                body,
                false,
                media,
                intent,
                Optional.empty(),
                requiresResponse,
                false,
                answered);
    }
}
