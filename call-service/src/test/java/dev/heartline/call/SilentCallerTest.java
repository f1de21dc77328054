package dev.heartline.call;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import dev.heartline.carrier.network.CallReport;
import dev.heartline.carrier.network.EndedBy;
import dev.heartline.carrier.network.Line;
import dev.heartline.carrier.network.Script;

import static org.assertj.core.api.Assertions.assertThat;

/** A line on which nobody speaks, and a call without an end; with short times. */
@QuarkusTest
@TestProfile(SilentCallerTest.ShortTimes.class)
class SilentCallerTest extends CallServiceTest {

    public static final class ShortTimes implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "heartline.call.live.silence", "500ms",
                    "heartline.call.live.moment", "1500ms",
                    "heartline.call.live.longest-call", "8s",
                    "heartline.call.live.spoken-words-per-minute", "12000",
                    "heartline.turns.reckons-what-was-heard", "true");
        }
    }

    @Test
    void aSilentCallerIsAskedTwiceAndThenLeft() {
        var report = play(user().phone(), silentAfter("I slept better this week."));

        assertThat(report.endedBy()).contains(EndedBy.COACH);
        assertThatTheyWereAskedTwiceAndLeft(report.heardByCaller());
    }

    @Test
    void turnByTurnASilentCallerIsAskedAndLeftToo() {
        assertThat(turnByTurn(silentAfter("I slept better this week."))).allSatisfy(report -> {
            assertThat(report.endedBy()).contains(EndedBy.COACH);
            assertThatTheyWereAskedTwiceAndLeft(report.heardByCaller());
            assertThat(report.problems()).isEmpty();
        });
    }

    /** Longer than it takes to ask twice and leave. */
    @Test
    void whoSpeaksForLongIsHeardOut() {
        var script = Script.of(
                        Line.of("I slept better this week."),
                        Line.of("It began on Monday, when I put the phone away and read.")
                                .taking(Duration.ofSeconds(3)),
                        Line.of("Bye."))
                .withTimeScale(1);

        assertThat(turnByTurn(script)).allSatisfy(report -> {
            assertThat(report.problems()).isEmpty();
            assertThat(report.endedBy()).contains(EndedBy.CALLER);
            assertThat(report.heardByCaller()).noneMatch(words -> words.contains("still there"));
            assertThat(report.saidByCaller()).hasSize(3);
        });
    }

    @Test
    void whoSpeaksIntoAFarewellIsHeardOut() {
        var script = Script.of(
                        Line.of("I have to go now, goodbye."),
                        Line.of("Wait, one more thing: I could not sleep on Friday.")
                                .taking(Duration.ofSeconds(3)),
                        Line.of("Bye."))
                .withTimeScale(1);

        assertThat(turnByTurn(script)).allSatisfy(report -> {
            assertThat(report.problems()).isEmpty();
            assertThat(report.saidByCaller()).hasSize(3);
            assertThat(turns(callId(report.callSid())))
                    .anyMatch(turn -> ((String) turn.get("text")).startsWith("Wait, one more thing"));
        });
    }

    /** As where the carrier takes a pause for thought for the end of what they say. */
    @Test
    void whatIsSaidInOneBreathIsHeardAsOneThoughWeHaveBegunToAnswer() {
        var script = Script.of(
                        Line.of("I've been thinking about"),
                        Line.of("ending it all."),
                        Line.of("Okay.").after(Duration.ofSeconds(3)))
                .withTimeScale(1);

        assertThat(turnByTurn(script)).allSatisfy(report -> {
            assertThat(report.problems()).isEmpty();
            var call = callId(report.callSid());
            assertThat(completedRow(call)).containsEntry("crisis", true);
            var turns = turns(call);
            assertThat(turns.subList(0, 2))
                    .extracting(turn -> turn.get("text"))
                    .containsExactly("I've been thinking about", "ending it all.");
            assertThat(turns)
                    .anySatisfy(turn -> assertThat(turn)
                            .hasEntrySatisfying(
                                    "text", text -> assertThat((String) text).contains("988"))
                            .containsEntry("interrupted", false));
        });
    }

    @Test
    void aCallHasALongestTime() {
        var lines = new Line[25];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = Line.of("And on day " + i + " I slept a little better.").after(Duration.ofMillis(400));
        }

        var report = play(user().phone(), Script.of(lines).withTimeScale(1));

        assertThat(report.endedBy()).contains(EndedBy.COACH);
        assertThat(report.heardByCaller().getLast()).contains("I'll end the call here");
    }

    @Test
    void inDangerASilentCallerIsNotLeft() {
        var report = play(
                user().phone(),
                Script.of(Line.of("I want to kill myself."), Line.of("Okay.").after(Duration.ofSeconds(9)))
                        .withTimeScale(1));

        assertThat(report.endedBy()).contains(EndedBy.CALLER);
        assertThat(report.heardByCaller()).hasSizeGreaterThan(4);
    }

    /** By each carrier that listens turn by turn, at once. */
    private List<CallReport> turnByTurn(Script script) {
        return Stream.of("gather", "vonage").map(by -> place(by, userBy(by).phone(), script)).toList().stream()
                .map(this::done)
                .toList();
    }

    /** Which question comes first hangs on whether they were asked before their first words, too. */
    private static void assertThatTheyWereAskedTwiceAndLeft(List<String> heard) {
        var last = heard.subList(heard.size() - 3, heard.size());
        assertThat(last.subList(0, 2))
                .anyMatch(words -> words.contains("Are you still there?"))
                .anyMatch(words -> words.contains("Can you hear me?"));
        assertThat(last.getLast()).contains("I'll let you go");
    }

    private static Script silentAfter(String words) {
        return Script.of(Line.of(words), Line.of("Hello?").after(Duration.ofSeconds(40)))
                .withTimeScale(1);
    }
}
