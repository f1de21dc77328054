package dev.heartline.call;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.carrier.network.CallReport;
import dev.heartline.carrier.network.EndedBy;
import dev.heartline.carrier.network.Line;
import dev.heartline.carrier.network.Script;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

/** What callers say about the call itself, and about being called. */
@QuarkusTest
class SpokenWishTest extends CallServiceTest {

    @ParameterizedTest
    @ValueSource(strings = {"Don't call me again.", "Take me off your list.", "I want to opt out."})
    void aWishToBeLeftAloneBindsBeforeTheCallEnds(String wish) {
        var user = user();

        var report = play(user.phone(), saying(wish));

        assertThat(report.endedBy()).contains(EndedBy.COACH);
        assertThat(report.heardByCaller().getLast()).contains("I won't call");
        assertThat(optedOut(user)).isTrue();
    }

    @Test
    void wordsAboutSomebodyElseBindNothing() {
        var user = user();

        play(user.phone(), Script.of("My ex won't stop calling me.", "Bye."));

        assertThat(optedOut(user)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"You may end the call.", "I'd like to end this call now.", "Thanks, that will be all."})
    void aWishToEndEndsTheCall(String wish) {
        assertThat(play(user().phone(), saying(wish)).endedBy()).contains(EndedBy.COACH);
    }

    @Test
    void aGoodbyeThatIsTakenBackIsNone() {
        CallReport report = play(
                user().phone(),
                Script.of(
                        "I slept better this week.",
                        "Goodbye, oh wait, I forgot something.",
                        "I went for a walk on Sunday."));

        assertThat(report.endedBy()).contains(EndedBy.CALLER);
        assertThat(report.heardByCaller()).hasSize(4);
    }

    @Test
    void wordsDuringTheFarewellKeepTheCall() {
        var report = play(
                user().phone(),
                Script.of(
                        Line.of("I slept better this week."),
                        Line.of("Okay, bye."),
                        Line.of("Wait, I wanted to tell you about Sunday.").interrupting(0.3),
                        Line.of("I went for a walk.")));

        assertThat(report.endedBy()).contains(EndedBy.CALLER);
    }

    /** And then waits for what happens. */
    private static Script saying(String wish) {
        return Script.of(
                        Line.of("I slept better this week."),
                        Line.of(wish),
                        Line.of("Are you still there?").after(ofSeconds(40)))
                .withTimeScale(1);
    }

    private boolean optedOut(User user) {
        return database.count(
                        "select count(*) from contact_consent where contact = ? and calls_standing = 'stopped'",
                        user.id().toString())
                == 1;
    }
}
