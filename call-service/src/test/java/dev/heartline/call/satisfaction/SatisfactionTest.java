package dev.heartline.call.satisfaction;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.call.CallServiceTest;
import dev.heartline.carrier.network.CallReport;
import dev.heartline.carrier.network.EndedBy;
import dev.heartline.carrier.network.Line;
import dev.heartline.carrier.network.Script;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class SatisfactionTest extends CallServiceTest {

    private static final List<String> TALK = List.of(
            "I slept better this week.",
            "I went to bed at ten on most days.",
            "My sister helped me with it.",
            "I feel calmer in the mornings.",
            "Goodbye.");

    @ParameterizedTest
    @ValueSource(strings = {"twilio", "vonage"})
    void whoSaysGoodbyeIsAskedOnceAndTheAnswerIsKeptWithTheCall(String by) {
        var user = userBy(by);

        var first = play(by, user.phone(), talk("I'd say an eight."));
        var row = completedRow(callId(first.callSid()));
        var second = play(by, user.phone(), talk());

        assertThat(asked(first)).isEqualTo(1);
        assertThat(first.heardByCaller().getLast()).isEqualTo(Satisfaction.THANKS);
        assertThat(first.problems()).isEmpty();
        assertThat(row).containsEntry("user_satisfaction", 8);
        assertThat(asked(second)).isZero();
        assertThat(completedRow(callId(second.callSid()))).containsEntry("user_satisfaction", null);
    }

    @Test
    void whoAnswersWithSomethingElseIsListenedTo() {
        var report = play("twilio", user().phone(), talk("Wait, I forgot to say that I walked on Sunday.", "Goodbye."));

        assertThat(asked(report)).isEqualTo(1);
        assertThat(report.heardByCaller()).doesNotContain(Satisfaction.THANKS);
        assertThat(report.saidByCaller()).hasSize(7);
        assertThat(completedRow(callId(report.callSid()))).containsEntry("user_satisfaction", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"I want to kill myself.", "Please stop calling me."})
    void nobodyIsAskedWhoWasInDangerOrWantsToBeLeftAlone(String words) {
        var lines = new ArrayList<>(TALK);
        lines.add(2, words);

        var report = play("twilio", user().phone(), Script.of(lines.toArray(String[]::new)));

        assertThat(asked(report)).isZero();
    }

    @Test
    void nobodyIsAskedAfterAShortTalkOrWhomNoProfileKnows() {
        assertThat(asked(play("twilio", user().phone(), Script.of("I slept better this week.", "Goodbye."))))
                .isZero();
        assertThat(asked(play("twilio", phone(), talk()))).isZero();
    }

    @Test
    void whoIsSilentAfterTheQuestionIsLeft() {
        var report = play(
                "vonage",
                user().phone(),
                Script.of(Stream.concat(
                                        TALK.stream().map(Line::of),
                                        Stream.of(Line.of("Eight.").after(Duration.ofSeconds(30))))
                                .toArray(Line[]::new))
                        .withTimeScale(1));

        assertThat(asked(report)).isEqualTo(1);
        assertThat(report.endedBy()).contains(EndedBy.COACH);
    }

    private static Script talk(String... after) {
        var lines = new ArrayList<>(TALK);
        lines.addAll(List.of(after));
        return Script.of(lines.toArray(String[]::new));
    }

    private static long asked(CallReport report) {
        return report.heardByCaller().stream()
                .filter(words -> words.contains(Satisfaction.QUESTION))
                .count();
    }
}
