package dev.heartline.call.provider.turn;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import dev.heartline.call.provider.turn.TurnLine.Said;

import static org.assertj.core.api.Assertions.assertThat;

class TurnLineTest {

    private final List<Said> told = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private final TurnLine line = new TurnLine(() -> done.add("hung up"), () -> done.add("gone"));

    @Test
    void aQuestionWaitsForTheWholeReply() {
        line.ask(told::add);
        line.say("How did ");
        line.say("it go?");

        assertThat(told).isEmpty();
        line.endReply();

        assertThat(told).containsExactly(new Said("How did it go?", false));
    }

    @Test
    void aReplyWaitsForTheQuestion() {
        say("Are you still there?");

        line.ask(told::add);

        assertThat(told).containsExactly(new Said("Are you still there?", false));
    }

    @Test
    void twoRepliesThatNobodyAskedForAreToldTogether() {
        say("Are you still there?");
        say("Can you hear me?");

        assertThat(line.now()).isEqualTo(new Said("Are you still there? Can you hear me?", false));
    }

    @Test
    void aReplyIsToldOnce() {
        say("Are you still there?");

        assertThat(line.now()).isEqualTo(new Said("Are you still there?", false));
        assertThat(line.now()).isEqualTo(Said.NOTHING);
    }

    @Test
    void halfAReplyIsNotTold() {
        line.say("Are you");

        assertThat(line.now()).isEqualTo(Said.NOTHING);
    }

    @Test
    void aQuestionThatWaitsTooLongIsToldNothingAndTheReplyWaits() {
        Consumer<Said> asking = told::add;
        line.ask(asking);
        line.stop(asking);
        line.stop(asking);
        say("Here I am.");

        assertThat(told).containsExactly(Said.NOTHING);
        assertThat(line.now()).isEqualTo(new Said("Here I am.", false));
    }

    @Test
    void theEndIsToldWhoeverAsks() {
        line.ask(told::add);
        line.hangUp();

        assertThat(told).containsExactly(new Said("", true));
        assertThat(done).isEmpty();
        assertThat(line.now()).isEqualTo(new Said("", true));
    }

    @Test
    void whileNobodyAsksTheCarrierHangsUp() {
        line.hangUp();
        line.hangUp();

        assertThat(done).containsExactly("hung up");
    }

    @Test
    void theLastWordsAreHeardBeforeTheEnd() {
        say("Goodbye.");
        line.hangUp();

        assertThat(done).isEmpty();
        assertThat(line.now()).isEqualTo(new Said("Goodbye.", true));
    }

    @Test
    void whatTheCallerHasNotHeardCanBeTakenBack() {
        say("Are you still there?");

        assertThat(line.unsay()).contains("Are you still there?");
        assertThat(line.unsay()).isEmpty();
        assertThat(line.now()).isEqualTo(Said.NOTHING);
    }

    @Test
    void aLineThatIsGivenUpLeavesTheCallerListening() {
        line.ask(told::add);
        line.drop();

        assertThat(told).containsExactly(Said.NOTHING);
        assertThat(done).containsExactly("gone");
    }

    private void say(String words) {
        line.say(words);
        line.endReply();
    }
}
