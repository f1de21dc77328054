package dev.heartline.ai.move;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.ai.LocalEngines;
import dev.heartline.ai.conversation.Utterance;

import static org.assertj.core.api.Assertions.assertThat;

class LocalMoveReaderTest {

    private final MoveReader reader = new LocalMoveReader();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            What got in the way of your walk?   | okay I have to get off the phone now, bye            | ENDS
            Anything else on your mind?         | no that's all, talk to you next week, bye             | ENDS
            It sounds like a long week.         | what am I supposed to eat before a night shift        | QUESTION
            You stayed off sugar for a week.    | is it normal that I get headaches?                    | QUESTION
            When do you want to go for a walk?  | after dinner I think, around seven                    | ANSWER
            How many did you smoke yesterday?   | maybe four or five                                    | ANSWER
            Hello, it's your coach.             | my sister's dog ate the couch yesterday               | OTHER
            """)
    void whatATurnDoesIsTold(String answered, String said, SpokenMove move) {
        assertThat(read(said, answered).move()).isEqualTo(move);
    }

    @Test
    void afterAQuestionAnAnswerIsSurer() {
        var afterAQuestion = read("my knees, mostly", "What hurts the most?");
        var unasked = read("my knees, mostly", "You kept going all week.");

        assertThat(afterAQuestion.is(SpokenMove.ANSWER)).isTrue();
        assertThat(afterAQuestion.confidence()).isGreaterThan(unasked.confidence());
    }

    @Test
    void nothingSaidDoesNothing() {
        assertThat(read(" ", "Are you there?")).isEqualTo(MoveReading.NOTHING);
    }

    private MoveReading read(String said, String answered) {
        return reader.read(new Utterance(said, answered, () -> LocalEngines.EMBEDDER.embed(said)));
    }
}
