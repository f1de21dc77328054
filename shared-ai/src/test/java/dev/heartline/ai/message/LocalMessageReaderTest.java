package dev.heartline.ai.message;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.ai.LocalEngines;
import dev.heartline.events.vocabulary.Sentiment;
import dev.heartline.events.vocabulary.SmsIntent;

import static org.assertj.core.api.Assertions.assertThat;

class LocalMessageReaderTest {

    private final MessageReader reader = LocalEngines.MESSAGES;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I need help                                            | REQUEST_HELP
            HELP                                                   | REQUEST_HELP
            im about to binge                                      | REQUEST_HELP
            can you call me?                                       | REQUEST_HELP
            having really bad cravings rn                          | REQUEST_HELP
            I slipped last night                                   | REQUEST_HELP
            i can't resist the donuts                              | REQUEST_HELP
            necesito ayuda                                         | REQUEST_HELP
            What should I eat before a run?                        | ASK_QUESTION
            how many calories are in a banana                      | ASK_QUESTION
            is it ok to skip breakfast?                            | ASK_QUESTION
            had oatmeal and a banana for breakfast                 | LOG_FOOD
            Lunch: chicken salad and water                         | LOG_FOOD
            ate two slices of pizza                                | LOG_FOOD
            2 eggs, toast, coffee                                  | LOG_FOOD
            🍎🥗                                                    | LOG_FOOD
            I did it! walked 5k today                              | REPORT_PROGRESS
            day 10 no cigarettes                                   | REPORT_PROGRESS
            Workout done 💪                                        | REPORT_PROGRESS
            10,000 steps!                                          | REPORT_PROGRESS
            lost 2 lbs this week                                   | REPORT_PROGRESS
            haven't smoked since monday                            | REPORT_PROGRESS
            Went to the gym before work                            | REPORT_PROGRESS
            skipped the chips tonight                              | REPORT_PROGRESS
            said no to a second beer                               | REPORT_PROGRESS
            i skipped the gym again                                | OTHER
            skipped my meds                                        | OTHER
            my husband skipped the beer tonight                    | OTHER
            don't call me after nine in the evening                | OTHER
            didn't skip my walk but avoided everyone               | OTHER
            ok                                                     | OTHER
            thanks!                                                | OTHER
            👍                                                     | OTHER
            my sister is visiting this weekend                     | OTHER
            don't stop the good work                               | OTHER
            I want to kill myself                                  | EMERGENCY
            took too many pills                                    | EMERGENCY
            chest pain and my arm is numb                          | EMERGENCY
            """)
    void theIntentIsTold(String text, SmsIntent intent) {
        assertThat(reader.read(text).intent()).isEqualTo(intent);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I need help                        | true
            What now?                          | true
            I did it! walked 5k today          | true
            ok                                 | false
            thanks so much 🙏                  | false
            had oatmeal for breakfast          | false
            my sister is visiting this weekend | true
            I feel awful                       | true
            """)
    void whatWaitsForAnAnswerIsTold(String text, boolean requiresResponse) {
        assertThat(reader.read(text).requiresResponse()).isEqualTo(requiresResponse);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I feel great today, so proud      | POSITIVE
            not happy with this               | NEGATIVE
            this week was awful               | NEGATIVE
            really not bad at all             | POSITIVE
            😍                                 | POSITIVE
            back home :)                      | POSITIVE
            long day :(                       | NEGATIVE
            no soda at lunch :)               | POSITIVE
            walked to work and skipped the fries today | POSITIVE
            I gave up smoking                 | POSITIVE
            I'm sick of it, my friends have stopped smoking | NEGATIVE
            I gave up                         | NEGATIVE
            I never gave up smoking           | NEGATIVE
            skipped the gym                   | NEGATIVE
            skipped my meds and lunch         | NEGATIVE
            skipped the smoking cessation class | NEGATIVE
            When I'm upset I call my sister and we have fun | POSITIVE
            I'm upset                         | NEGATIVE
            I love the gym but I hate mornings and feel exhausted | NEGATIVE
            """)
    void theToneIsTold(String text, Sentiment sentiment) {
        assertThat(reader.read(text).sentiment()).isEqualTo(sentiment);
    }

    @Test
    void whereNoWordTellsTheToneIsLeftOpen() {
        var reading = reader.read("two slices of bread at noon");

        assertThat(reading.sentiment()).isNull();
        assertThat(reading.sentimentConfidence()).isNull();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                " ",
                "????",
                "🙂🙃🙂",
                "مرحبا كيف حالك",
                "你好吗",
                "Здравствуйте",
                "ﷺ\uD83D",
                "a\u0000b",
                "((((",
                "\\E\\Q*+?",
                "💔💔💔"
            })
    void noTextBreaksIt(String text) {
        var reading = reader.read(text);

        assertThat(reading.intent()).isNotNull();
        assertThat(reading.intentConfidence()).isBetween(0.0, 1.0);
        assertThat(reading.engine()).isEqualTo("local-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "I had pizza. ", "(", "no no no ", "I-I-I ", "🙂", "stop ", "-- "})
    void aVeryLongTextIsReadToo(String piece) {
        assertThat(reader.read(piece.repeat(10_000 / piece.length())).crisis()).isFalse();
    }

    @Test
    void anEmergencyIsAlwaysAnsweredAndMarked() {
        var reading = reader.read("STOP texting me, I'm going to end my life");

        assertThat(reading.intent()).isEqualTo(SmsIntent.EMERGENCY);
        assertThat(reading.crisis()).isTrue();
        assertThat(reading.requiresResponse()).isTrue();
    }
}
