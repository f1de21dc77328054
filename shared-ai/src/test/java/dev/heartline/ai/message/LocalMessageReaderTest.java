package dev.heartline.ai.message;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.ai.LocalEngines;
import dev.heartline.ai.conversation.Utterance;
import dev.heartline.ai.crisis.CrisisReading;
import dev.heartline.events.vocabulary.CrisisKind;
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
            I slipped last night, please talk to me                | REQUEST_HELP
            i can't resist the donuts                              | REQUEST_HELP
            necesito ayuda                                         | REQUEST_HELP
            What should I eat before a run?                        | ASK_QUESTION
            how many calories are in a banana                      | ASK_QUESTION
            is it ok to skip breakfast?                            | ASK_QUESTION
            had oatmeal and a banana for breakfast                 | LOG_FOOD
            Lunch: chicken salad and water                         | LOG_FOOD
            2 eggs, toast, coffee                                  | LOG_FOOD
            I did it! walked 5k today                              | REPORT_PROGRESS
            day 10 no cigarettes                                   | REPORT_PROGRESS
            Workout done 💪                                        | REPORT_PROGRESS
            10,000 steps!                                          | REPORT_PROGRESS
            lost 2 lbs this week                                   | REPORT_PROGRESS
            haven't smoked since monday                            | REPORT_PROGRESS
            Went to the gym before work                            | REPORT_PROGRESS
            skipped the chips tonight                              | REPORT_PROGRESS
            said no to a second beer                               | REPORT_PROGRESS
            i skipped the gym again                                | REPORT_PROGRESS
            skipped my meds                                        | REPORT_PROGRESS
            don't call me after nine in the evening                | OTHER
            ok                                                     | OTHER
            thanks!                                                | OTHER
            👍                                                     | OTHER
            my sister is visiting this weekend                     | OTHER
            don't stop the good work                               | OTHER
            """)
    void theIntentIsTold(String text, SmsIntent intent) {
        assertThat(read(text).intent()).isEqualTo(intent);
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
        assertThat(read(text).requiresResponse()).isEqualTo(requiresResponse);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I feel great today, so proud      | POSITIVE
            not happy with this               | NEGATIVE
            this week was awful               | NEGATIVE
            really not bad at all             | POSITIVE
            back home :)                      | POSITIVE
            long day :(                       | NEGATIVE
            I'm sick of it, my friends have stopped smoking | NEGATIVE
            I gave up                         | NEGATIVE
            When I'm upset I call my sister and we have fun | POSITIVE
            I'm upset                         | NEGATIVE
            two slices of bread at noon       | NEUTRAL
            """)
    void theToneIsTold(String text, Sentiment sentiment) {
        assertThat(read(text).sentiment()).isEqualTo(sentiment);
    }

    @Test
    void whereNothingIsSaidTheToneIsLeftOpen() {
        var reading = read(" ");

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
        var reading = read(text);

        assertThat(reading.intent()).isNotNull();
        assertThat(reading.intentConfidence()).isBetween(0.0, 1.0);
        assertThat(reading.engine()).isEqualTo("local-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "I had pizza. ", "(", "no no no ", "I-I-I ", "🙂", "stop ", "-- "})
    void aVeryLongTextIsReadToo(String piece) {
        assertThat(read(piece.repeat(10_000 / piece.length())).intent()).isNotEqualTo(SmsIntent.EMERGENCY);
    }

    @Test
    void whatWasJudgedAnAlarmIsAnEmergencyAndWaitsForAnAnswer() {
        var alarm = new CrisisReading(CrisisReading.Level.ALARM, Optional.of(CrisisKind.SELF_HARM));

        var reading = read("STOP texting me, I'm going to end my life", alarm);

        assertThat(reading.intent()).isEqualTo(SmsIntent.EMERGENCY);
        assertThat(reading.requiresResponse()).isTrue();
    }

    @Test
    void hopelessWordsWaitForAnAnswer() {
        var ask = new CrisisReading(CrisisReading.Level.ASK, Optional.of(CrisisKind.SELF_HARM));

        assertThat(read("ok", ask).requiresResponse()).isTrue();
        assertThat(read("ok").requiresResponse()).isFalse();
    }

    /** Danger is judged once, at the door: words alone are no emergency here. */
    @Test
    void noJudgementOfItsOwnIsMade() {
        assertThat(read("I want to kill myself").intent()).isNotEqualTo(SmsIntent.EMERGENCY);
    }

    private MessageReading read(String text) {
        return read(text, CrisisReading.NONE);
    }

    private MessageReading read(String text, CrisisReading danger) {
        return reader.read(new Utterance(text, "", () -> LocalEngines.EMBEDDER.embed(text)), danger);
    }
}
