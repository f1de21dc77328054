package dev.heartline.ai.crisis;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.ai.Talk;
import dev.heartline.events.vocabulary.CrisisKind;

import static org.assertj.core.api.Assertions.assertThat;

class HopelessnessTest {

    private final Hopelessness hopelessness = new Hopelessness();
    private final CrisisDetector detector = new CrisisDetector();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I can't do this anymore.",
                "I just can't take it any more",
                "what's the point",
                "What is the point of living like this",
                "there's no hope",
                "I don't see any way out.",
                "everything feels pointless",
                "I feel so trapped",
                "I'm a burden",
                "I want it all to stop.",
                "I wish I could disappear",
                "nothing matters anymore",
                "nobody cares about me",
                "I'm so tired of everything",
                "I give up."
            })
    void hopelessnessIsHeard(String text) {
        assertThat(hopelessness.heardIn(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I can't do this diet",
                "Still, I don't know if I can do this.",
                "What's the point of counting calories?",
                "there's no point in dieting before Christmas",
                "I gave up sugar",
                "I give up smoking every January",
                "I can't keep up with my daughter",
                "I want this cold to stop",
                "I can't go on a date",
                "nothing else matters",
                "I'm tired of salad",
                ""
            })
    void everydayFrustrationIsNot(String text) {
        assertThat(hopelessness.heardIn(text)).isEmpty();
    }

    @Test
    void itIsDangerOnlyShortlyAfterACrisis() {
        var talk = Talk.user("I can't do this anymore.");

        assertThat(detector.detect(talk)).isEmpty();
        assertThat(detector.detect(talk, true))
                .get()
                .extracting(CrisisSign::kind)
                .isEqualTo(CrisisKind.SELF_HARM);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Are you thinking about killing yourself?  | Yes                                     | true
            Are you thinking about killing yourself?  | Well, sometimes                         | true
            Are you thinking about killing yourself?  | I don't know                            | true
            Are you thinking about killing yourself?  | No, never                               | false
            Are you thinking about killing yourself?  | Yeah no, it's just work                 | false
            Do you have thoughts of ending your life? | I do                                    | true
            Are you safe right now?                   | Not really                              | true
            Are you safe right now?                   | No                                      | true
            Are you safe right now?                   | I'm not sure                            | true
            Are you safe right now?                   | Yes                                     | false
            Are you safe right now?                   | No, I'm fine, don't worry               | false
            How was your week?                        | Yes                                     | false
            How was your week?                        | No                                      | false
            """)
    void anAnswerMeansWhatItsQuestionAsked(String question, String answer, boolean danger) {
        assertThat(detector.detect(Talk.of("C: " + question, "U: " + answer)).isPresent())
                .isEqualTo(danger);
    }
}
