package dev.heartline.call.provider.turn;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import dev.heartline.call.live.SpeakingTime;
import dev.heartline.call.provider.turn.TurnLine.Said;

import static org.assertj.core.api.Assertions.assertThat;

class TurnLineTest {

    private Duration now = Duration.ZERO;
    private final List<String> done = new ArrayList<>();
    private final TurnLine line = new TurnLine(
            () -> done.add("hung up"),
            () -> done.add("lost"),
            new Earshot(new SpeakingTime(120), () -> now.toNanos(), true));

    @Test
    void aQuestionWaitsForTheWholeReply() {
        var told = line.ask();
        line.say("How did ");
        line.say("it go?");

        assertThat(told).isNotDone();
        line.endReply();

        assertThat(told).isCompletedWithValue(new Said("How did it go?", false));
    }

    @Test
    void aReplyWaitsForTheQuestion() {
        say("Are you still there?");

        assertThat(line.isReady()).isTrue();
        assertThat(line.ask()).isCompletedWithValue(new Said("Are you still there?", false));
    }

    @Test
    void twoRepliesThatNobodyAskedForAreToldTogether() {
        say("Are you still there?");
        say("Can you hear me?");

        assertThat(line.ask()).isCompletedWithValue(new Said("Are you still there? Can you hear me?", false));
    }

    @Test
    void aReplyIsToldOnce() {
        say("Are you still there?");

        assertThat(line.ask()).isCompleted();
        assertThat(line.isReady()).isFalse();
        assertThat(line.ask()).isNotDone();
    }

    @Test
    void halfAReplyIsNotTold() {
        line.say("Are you");

        assertThat(line.isReady()).isFalse();
        assertThat(line.ask()).isNotDone();
    }

    @Test
    void aQuestionThatWaitsTooLongIsToldNothingAndTheReplyWaits() {
        var asking = line.ask();
        line.stop(asking);
        say("Here I am.");

        assertThat(asking).isCompletedWithValue(Said.NOTHING);
        assertThat(line.ask()).isCompletedWithValue(new Said("Here I am.", false));
    }

    @Test
    void whoeverAsksIsToldTheEnd() {
        var told = line.ask();
        line.hangUp();

        assertThat(told).isCompletedWithValue(Said.THE_END);
        assertThat(done).isEmpty();
    }

    @Test
    void whileNobodyAsksTheEndWaitsForTheNextQuestion() {
        line.hangUp();

        assertThat(done).isEmpty();
        assertThat(line.ask()).isCompletedWithValue(Said.THE_END);
    }

    @Test
    void whoeverSpeaksIntoTheEndIsListenedTo() {
        line.hangUp();

        assertThat(line.heard(Duration.ZERO)).isEmpty();

        assertThat(line.isReady()).isFalse();
        assertThat(line.ask()).isNotDone();
    }

    @Test
    void afterTheLastWordsThereIsTimeToAnswerThem() {
        say("Goodbye.");
        line.hangUp();

        assertThat(line.ask()).isCompletedWithValue(new Said("Goodbye.", false));
        assertThat(line.ask()).isCompletedWithValue(Said.THE_END);
        assertThat(done).isEmpty();
    }

    @Test
    void whereNobodyIsThereTheCarrierHangsUpAtOnceAndNothingMoreIsSaid() {
        say("Hello?");
        line.cutOff();
        line.cutOff();

        assertThat(done).containsExactly("hung up");
        assertThat(line.ask()).isCompletedWithValue(Said.THE_END);
    }

    @Test
    void whatTheCallerHasNotHeardIsTakenBackReplyByReply() {
        say("Are you still there?");
        line.say("Can you");

        assertThat(line.heard(Duration.ZERO)).containsExactly("", "");
        assertThat(line.heard(Duration.ZERO)).isEmpty();
        assertThat(line.isReady()).isFalse();
    }

    @Test
    void ofWhatTheyHaveSpokenIntoOnlyItsBeginningWasSaid() {
        say("Are you still there? I can hear nothing.");
        line.ask();
        line.say("I'll");
        now = now.plusMillis(1600);

        assertThat(line.heard(Duration.ofMillis(500))).containsExactly("", "Are you");
    }

    @Test
    void whatTheyWereSilentAfterWasSaid() {
        say("Are you still there?");
        line.ask();
        line.heardOut();

        assertThat(line.heard(Duration.ZERO)).isEmpty();
    }

    @Test
    void aQuestionToALostLineHasToBeAskedElsewhere() {
        var told = line.ask();
        line.drop();

        assertThat(told).isCompletedExceptionally();
        assertThat(told.handle((_, failure) -> failure).join()).isInstanceOf(LineLost.class);
        assertThat(done).containsExactly("lost");
    }

    @Test
    void whileTheCallerTalksWithSomebodyElseNothingIsSaid() {
        CompletableFuture<Said> told = line.ask();
        line.letGo();

        assertThat(told).isCompletedWithValue(Said.NOTHING);
        assertThat(done).isEmpty();
    }

    private void say(String words) {
        line.say(words);
        line.endReply();
    }
}
