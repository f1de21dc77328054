package dev.heartline.ai.crisis;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.ai.conversation.Medium;
import dev.heartline.ai.conversation.Utterance;
import dev.heartline.ai.crisis.CrisisReading.Level;
import dev.heartline.ai.embedding.BgeSmallEmbedder;
import dev.heartline.ai.embedding.CachedEmbedder;
import dev.heartline.ai.embedding.Embedder;
import dev.heartline.events.vocabulary.CrisisKind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class LocalCrisisReaderTest {

    private static final Embedder EMBEDDER = new CachedEmbedder(new BgeSmallEmbedder(1), 1_000);
    private static final CrisisReader READER = new LocalCrisisReader(new CrisisDetector(), EMBEDDER);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I want to kill myself | SELF_HARM",
                "I've been saving up my pills. | SELF_HARM",
                "Sometimes I hope I just don't wake up tomorrow. | SELF_HARM",
                "I took too many pills | MEDICAL",
                "I have chest pain and my arm is numb | MEDICAL",
            })
    void dangerAlarms(String text, CrisisKind kind) {
        var reading = read(text, "");

        assertThat(reading.level()).isEqualTo(Level.ALARM);
        assertThat(reading.kind()).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Everyone's life would be easier if I wasn't around.",
                "I don't see any reason to keep trying.",
                "I can't do this anymore",
                "he threatened to kill me",
            })
    void worryIsHeard(String text) {
        assertThat(read(text, "").level()).isNotEqualTo(Level.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "👍",
                "No.",
                "Not really.",
                "I walked to work today",
                "this workout is killing me lol",
                "dying for a pizza",
                "I volunteer at a suicide hotline on Tuesdays.",
                "I'm not suicidal or anything, just tired.",
                "I want to quit smoking",
            })
    void everydayTalkAlarmsNobody(String text) {
        assertThat(read(text, "").level()).isNotEqualTo(Level.ALARM);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            What got in the way?                          | probably the rain
            What got in the way?                          | the weather I guess
            What got in the way?                          | no idea
            What got in the way?                          | just the stairs
            What might get in the way?                    | maybe the cold
            What makes it hard?                           | the kids being up all night
            Those urges can be strong. When is it at its strongest? | I'm alone in the house and there's wine in the kitchen
            How is your plan going?                       | I really can't be bothered today
            What are you proud of?                        | probably the new shoes lol
            """)
    void anOrdinaryAnswerIsNotAskedAbout(String asked, String answer) {
        assertThat(read(answer, asked).level()).isEqualTo(Level.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I really can't be bothered today",
                "I ate a whole pizza when I got home",
                "and I just feel gross",
            })
    void whoIsLazyOrTooFullIsNotAskedAboutDeath(String text) {
        assertThat(read(text, "").level()).isEqualTo(Level.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            What got in the way?                          | pills in the drawer
            What got in the way?                          | i'm done with all of it
            When is it at its strongest?                  | I'm alone in the house with the razor
            How is your plan going?                       | I can't be bothered to live
            What might get in the way?                    | no idea why I'm alive
            """)
    void dangerInAsFewWordsIsHeard(String asked, String answer) {
        assertThat(read(answer, asked).level()).isNotEqualTo(Level.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I want to kill myself",
                "I can't do this anymore",
                "nothing feels good these days",
                "this workout is killing me lol",
                "I walked to work today",
            })
    void aCallIsInterruptedForNothingThatATextWouldNotBeAskedAbout(String text) {
        assertThat(read(text, "", Medium.SPEECH).level())
                .isLessThanOrEqualTo(read(text, "", Medium.TEXT).level());
    }

    @Test
    void whatAnswersOurQuestionIsHeard() {
        assertThat(read("Yes.", "Are you thinking about ending your life?").level())
                .isEqualTo(Level.ALARM);
        assertThat(read("No.", "Are you thinking about ending your life?").level())
                .isEqualTo(Level.NONE);
    }

    @Test
    void dangerInTheMiddleOfAnOrdinaryStoryIsHeard() {
        var story = "We went to the market and I bought apples. Then my sister came over and we had soup. "
                + "I want to kill myself. After that we watched the game and the dog slept on the couch.";

        assertThat(read(story, "").level()).isNotEqualTo(Level.NONE);
    }

    @Test
    void noTextKeepsItBusy() {
        for (var phrase : List.of(" ", "I want to die ", "took all of my ", "don't ", "a", "é", ". ")) {
            var hostile = phrase.repeat(50_000);

            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> read(hostile, ""));
        }
    }

    private static CrisisReading read(String text, String answered) {
        return read(text, answered, Medium.TEXT);
    }

    private static CrisisReading read(String text, String answered, Medium medium) {
        return READER.read(new Utterance(text, answered, () -> EMBEDDER.embed(text)), medium);
    }
}
