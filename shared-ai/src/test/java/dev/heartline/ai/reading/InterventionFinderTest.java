package dev.heartline.ai.reading;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.ai.LocalEngines;
import dev.heartline.ai.Talk;
import dev.heartline.ai.reading.ConversationReading.Intervention;
import dev.heartline.events.vocabulary.InterventionType;

import static org.assertj.core.api.Assertions.assertThat;

class InterventionFinderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            What would you like to change?                         | OPEN_QUESTION
            Tell me more about your evenings.                      | OPEN_QUESTION
            It sounds like work wears you out.                     | REFLECTION
            So you feel relaxed when you drink with friends.       | REFLECTION
            I'm proud of you for coming.                           | AFFIRMATION
            That took a lot of work. Well done.                    | AFFIRMATION
            Let me see if I have this right: you sleep badly.      | SUMMARY
            Will you walk on Tuesday?                              | COMMITMENT
            What's one small step you could take?                  | COMMITMENT
            Another way to look at it is that you came back.       | REFRAME
            You can call or text 988 at any hour.                  | CRISIS_RESOURCES
            """)
    void whatTheCoachDidIsRecognised(String said, InterventionType type) {
        assertThat(InterventionFinder.kindsOf(said)).containsExactly(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mm-hmm.",
                "Okay.",
                "How many drinks do you have?",
                "The clinic opens at nine.",
                "Do you smoke?",
                ""
            })
    void smallTalkAndInformationAreNone(String said) {
        assertThat(InterventionFinder.kindsOf(said)).isEmpty();
    }

    @Test
    void theAnswerTellsWhetherItWorked() {
        var talk = Talk.of(
                "C: What would you like to change?",
                "U: I want to quit smoking.",
                "C: What makes it hard?",
                "U: I don't think it's a problem.",
                "C: What do you make of that?",
                "U: It was a Tuesday.");

        assertThat(InterventionFinder.in(
                        talk, new TalkDirections(talk, new TalkDirectionReader(), LocalEngines.MEANINGS)))
                .extracting(Intervention::effective)
                .containsExactly(true, false, null);
    }
}
