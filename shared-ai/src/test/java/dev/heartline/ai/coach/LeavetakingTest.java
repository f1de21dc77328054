package dev.heartline.ai.coach;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LeavetakingTest {

    private final Leavetaking leavetaking = new Leavetaking();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Okay. Thanks. I'll let you know how it goes.",
                "Thank you for not making a big deal of it. Talk next week.",
                "Thanks. I actually feel better than when I called. Bye.",
                "I'm at her door. I'll call them with her. Thank you. Bye.",
                "All right, talk to you next week",
                "okay thank you so much have a good day",
                "You too, bye bye",
                "Bye, and thanks again",
                "Bye now.",
                "Well, goodbye then, coach.",
                "Take care!",
                "Thanks for listening. Good night.",
                "Have a nice evening",
                "See you on Friday",
                "I have to go, it's getting late.",
                "Sorry, I've got to run.",
                "Listen, I have to go because my boss is calling",
                "I need to get going",
                "I should go.",
                "I better get to work",
                "I gotta pick up the kids, I have to go",
                "I have to go pick up my daughter",
                "I'm going to bed now",
                "I'll hang up now",
                "Let's leave it there",
                "Can we stop here, please?",
                "That's enough for today",
                "I don't want to talk any more",
                "Please stop calling me",
                "Thanks, I'll try that.",
                "I'll call you tomorrow",
                "Great, I'll tell you how it went next time"
            })
    void theUserEndsTheCall(String text) {
        assertThat(leavetaking.isGoodbye(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I just want my call, that's it.",
                "That's it exactly.",
                "That's all I can think about.",
                "We talk later in the evening usually",
                "I never get a good night's sleep.",
                "I want to have a good night for once",
                "My kids say good night and then I snack",
                "She said, bye.",
                "He just goes, see you later",
                "I said goodbye to my dad at the hospital",
                "Bye bye cigarettes!",
                "I need to run three times a week",
                "I should run more",
                "I should go more often",
                "I have to leave my job",
                "I have to leave him because he drinks",
                "I have to go on a diet",
                "I know I have to go",
                "My doctor says I have to run",
                "I have to go and see her every day",
                "I have to go to work at five every morning",
                "My ex won't stop calling",
                "I don't want to talk about my dad any more than I have to",
                "I'm going to bed at two every night",
                "I go to bed annoyed with myself",
                "Will I talk to you next week?",
                "I want to take care of myself",
                "I'll let you know how it goes, but first I want to ask about Friday.",
                "Not sure yet. I'll let you know.",
                "When I'm upset I'll call my sister",
                "I'll tell you what happened",
                "It's hard to end the day without a drink",
                "I'm done with smoking",
                "I should go to bed, but I can't stop watching TV.",
                "I have to go to work, and I'm exhausted.",
                "I should go to bed, but I'm scared of what I'll do.",
                "Thanks. Can I ask one more thing?",
                "Okay",
                "..."
            })
    void theUserTalksOn(String text) {
        assertThat(leavetaking.isGoodbye(text)).isFalse();
        assertThat(leavetaking.isDone(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I have to go, my boss is here.",
                "I've gotta run, and thanks for everything",
                "I need to hang up now, but thank you"
            })
    void whoeverHasToGoMaySayWhy(String text) {
        assertThat(leavetaking.isGoodbye(text)).isTrue();
    }

    @Test
    void aLongTurnIsNoGoodbyeAndNoTrouble() {
        assertThat(leavetaking.isGoodbye("no ".repeat(20_000))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "That's all.",
                "I think that's all, thanks",
                "No, nothing else.",
                "Okay, that's everything I wanted to talk about.",
                "nothing more from me, thank you"
            })
    void theUserHasNoMoreToSay(String text) {
        assertThat(leavetaking.isDone(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"That's it.", "Thank you.", "Okay, thanks. That helps.", "Thanks a lot, that was really helpful"
            })
    void itMayBeOver(String text) {
        assertThat(leavetaking.isGoodbye(text)).isFalse();
        assertThat(leavetaking.isDone(text)).isFalse();
        assertThat(leavetaking.isWindingDown(text)).isTrue();
    }
}
