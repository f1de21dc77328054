package dev.heartline.call.recording;

import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.events.vocabulary.CallDirection;

import static org.assertj.core.api.Assertions.assertThat;

class ConsentMomentTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            INBOUND  | 0 | ''                          | false | false | false
            INBOUND  | 1 | I slept badly.              | false | false | true
            INBOUND  | 2 | I slept badly.              | false | false | false
            INBOUND  | 1 | Bye.                        | false | false | false
            INBOUND  | 1 | I have to go.               | false | false | false
            OUTBOUND | 1 | Yes.                        | true  | false | true
            OUTBOUND | 2 | Hello, yes, this is Robin.  | true  | false | true
            OUTBOUND | 1 | Speaking.                   | true  | false | true
            OUTBOUND | 1 | Yes, but I'm busy.          | true  | false | false
            OUTBOUND | 1 | Who is this?                | true  | false | false
            OUTBOUND | 1 | Yes.                        | false | false | false
            OUTBOUND | 1 | Yes, this is his wife.      | true  | true  | false
            OUTBOUND | 4 | Yes.                        | true  | false | false
            """)
    void peopleAreAskedOnceTheyWereHeardAndAreKnownToBeTheOne(
            CallDirection direction,
            int turns,
            String latest,
            boolean introduced,
            boolean somebodyElse,
            boolean right) {
        assertThat(new ConsentMoment(direction, turns, latest, introduced, somebodyElse).isRight())
                .isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({"en-US, EVERYBODY", "en-GB, EVERYBODY", "en-DE, NEVER", "en, NEVER", "fr-CA, EVERYBODY"})
    void whoHasToAgreeIsDataAndWhereNothingIsWrittenDownNothingIsRecorded(String locale, RecordingRule rule) {
        assertThat(RecordingRules.withOthers(Map.of()).of(Locale.forLanguageTag(locale)))
                .isEqualTo(rule);
    }

    @Test
    void anInstallationSettlesJurisdictionsOtherwise() {
        var rules = RecordingRules.withOthers(Map.of("us", RecordingRule.NEVER, "DE", RecordingRule.EVERYBODY));

        assertThat(rules.of(Locale.US)).isEqualTo(RecordingRule.NEVER);
        assertThat(rules.of(Locale.GERMANY)).isEqualTo(RecordingRule.EVERYBODY);
        assertThat(rules.of(Locale.UK)).isEqualTo(RecordingRule.EVERYBODY);
    }

    @Test
    void theQuestionHasAVersionAndIsOnlyAskedOfWhoUnderstandsIt() {
        var wording = ConsentWording.of(Locale.US).orElseThrow();

        assertThat(wording.version()).isEqualTo("en-1");
        assertThat(wording.question()).contains("record", "\"stop recording\"").endsWith("?");
        assertThat(ConsentWording.named("en-1")).contains(wording);
        assertThat(ConsentWording.isIn(wording.question().substring(0, 40))).isTrue();
        assertThat(ConsentWording.isIn("Before we go on, how did you sleep?")).isFalse();
        assertThat(ConsentWording.of(Locale.CANADA_FRENCH)).isEmpty();
        assertThat(ConsentWording.of(Locale.ROOT)).isEmpty();
    }

    @Test
    void anAnswerCountsOnlyForAQuestionThatIsOpen() {
        var talk = new ConsentTalk();
        assertThat(talk.heard("Yes.")).isEmpty();
        talk.open();
        assertThat(talk.heard("Yes.")).as("to nothing").isEmpty();

        talk.asked();
        assertThat(talk.unanswered(ConsentAnswer.SILENCE)).contains(ConsentAnswer.SILENCE);
        assertThat(talk.heard("Yes.")).as("to something else").isEmpty();
        assertThat(talk.isGiven()).isFalse();
        assertThat(talk.isOpen()).as("nobody is asked twice").isFalse();
    }

    @Test
    void aYesHoldsUntilItIsTakenBack() {
        var talk = new ConsentTalk();
        talk.open();
        talk.asked();

        assertThat(talk.heard("Yes, sure.")).contains(ConsentAnswer.YES);
        assertThat(talk.isGiven()).isTrue();
        assertThat(talk.unanswered(ConsentAnswer.SILENCE)).isEmpty();

        talk.withdrawn();
        assertThat(talk.isGiven()).isFalse();
    }
}
