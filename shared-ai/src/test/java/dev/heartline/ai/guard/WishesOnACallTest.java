package dev.heartline.ai.guard;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.ai.coach.CoachReply.Then;
import dev.heartline.ai.wish.Wish;

import static org.assertj.core.api.Assertions.assertThat;

class WishesOnACallTest {

    private final CallTalk call = new CallTalk();

    @ParameterizedTest
    @ValueSource(
            strings = {"Don't call me again.", "Take me off your list.", "I want to opt out.", "Please stop calling me."
            })
    void aWishToBeLeftAloneIsToldConfirmedAndEndsTheCall(String wish) {
        var reply = call.user(wish);

        assertThat(call.concern().wish().kind()).isEqualTo(Wish.Kind.STOP);
        assertThat(reply.text()).contains("I won't call").doesNotContain("?");
        assertThat(reply.then()).isEqualTo(Then.HANG_UP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "My ex won't stop calling me.",
                "I want to stop smoking.",
                "My sister says don't call me again whenever we argue."
            })
    void wordsAboutSomebodyElseAreTalk(String said) {
        var reply = call.user(said);

        assertThat(call.concern().wish().is(Wish.Kind.STOP)).isFalse();
        assertThat(reply.then()).isEqualTo(Then.LISTEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You may end the call.",
                "I'd like to end this call now.",
                "Thanks, that will be all.",
                "Can we end the call, please?",
                "Okay, you can hang up now.",
                "I want to leave this conversation now.",
                "That would be all, thank you."
            })
    void aWishToEndIsUnderstood(String said) {
        call.user("I slept better this week.");

        assertThat(call.user(said).then()).isEqualTo(Then.HANG_UP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Goodbye, oh wait, I forgot something.",
                "Okay, bye. Wait, one more thing.",
                "I have to go now. Actually, before I go, can I ask you something?",
                "Thanks, that will be all. Oh, hold on, I wanted to tell you about Sunday."
            })
    void aGoodbyeThatIsTakenBackIsNone(String said) {
        call.user("I slept better this week.");

        assertThat(call.user(said).then()).isEqualTo(Then.LISTEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Wait, I have to go. Bye.", "Hold on, somebody's calling me. I have to go. Bye."})
    void aGoodbyeAfterAWaitIsOne(String said) {
        call.user("I slept better this week.");

        assertThat(call.user(said).then()).isEqualTo(Then.HANG_UP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hold on a second.",
                "One moment please.",
                "Sorry, give me a minute, somebody is at the door.",
                "Can you hold on?",
                "Hang on, the kettle is boiling."
            })
    void aMomentIsGiven(String said) {
        assertThat(call.user(said).then()).isEqualTo(Then.WAIT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hold on, that's not what I said.",
                "I try to hold on a bit longer each day.",
                "Wait, why would I do that?"
            })
    void anObjectionIsNoMoment(String said) {
        assertThat(call.user(said).then()).isEqualTo(Then.LISTEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Are you a real person?", "Is this a robot?", "Who am I talking to?", "Are you a machine?"})
    void theCoachSaysThatItIsAMachine(String said) {
        assertThat(call.user(said).text()).contains("AI coach").containsAnyOf("computer program");
    }

    @Test
    void aSilentCallerIsAskedTwiceAndThenLeft() {
        call.user("I slept better this week.");

        var first = call.answer();
        var second = call.answer();
        var third = call.answer();

        assertThat(first.text()).isEqualTo("Are you still there? Take your time.");
        assertThat(second.text()).isNotEqualTo(first.text()).contains("Can you hear me?");
        assertThat(third.text()).contains("I'll let you go for now");
        assertThat(third.then()).isEqualTo(Then.HANG_UP);
    }

    @Test
    void aCallOfTheLongestTimeGetsAClosingSentence() {
        call.user("I slept better this week.");

        var last = call.lastWords();

        assertThat(last.text()).contains("I'll end the call here");
        assertThat(last.then()).isEqualTo(Then.HANG_UP);
    }

    @Test
    void aStopThatNobodyGotToAnswerIsConfirmedAfterTheNextWords() {
        call.unanswered("Please stop calling me.");

        var reply = call.user("Thanks.");

        assertThat(reply.text()).contains("I won't call").doesNotContain("?");
        assertThat(reply.then()).isEqualTo(Then.HANG_UP);
        assertThat(call.concerns(0))
                .extracting(concern -> concern.wish().kind())
                .contains(Wish.Kind.STOP);
    }

    @Test
    void aStopOfWhoseConfirmationOnlyTheBeginningWasHeardIsConfirmedAgain() {
        call.unanswered("Please stop calling me.");
        call.broken("One moment, please. All right, I");

        assertThat(call.user("Thanks.").text()).contains("I won't call");
    }

    @Test
    void aStopThatWasConfirmedIsNotConfirmedAgain() {
        call.user("Please stop calling me.");

        assertThat(call.user("I slept better this week, by the way.").text()).doesNotContain("I won't call");
    }

    @Test
    void twoStopsAddUp() {
        call.unanswered("Don't text me anymore.");

        var reply = call.user("And don't call me anymore.");

        assertThat(reply.text()).contains("I won't call or text you");
    }

    @Test
    void laterIsStillLaterAfterAWordOfThanks() {
        call.unanswered("Can we talk tomorrow? I'm at work.");

        assertThat(call.user("Thanks.").then()).isEqualTo(Then.HANG_UP);
    }

    @Test
    void aStopIsConfirmedAlsoWhenTheTimeIsUp() {
        call.unanswered("Please stop calling me.");

        var last = call.lastWords();

        assertThat(last.text()).contains("I won't call");
        assertThat(last.then()).isEqualTo(Then.HANG_UP);
    }
}
