package dev.heartline.ai.reading;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.ai.Talk;
import dev.heartline.ai.reading.ConversationReading.Commitment;

import static org.assertj.core.api.Assertions.assertThat;

class CommitmentFinderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Okay, I'll walk after dinner on Tuesday.                          | I'll walk after dinner on Tuesday
            I'm gonna put my phone in the kitchen tonight.                    | I'll put my phone in the kitchen tonight
            Well, I guess I will switch to orange juice.                      | I'll switch to orange juice
            I promise to call my sister because I miss her.                   | I'll call my sister
            I won't drink on weekdays.                                        | I won't drink on weekdays
            I could at least try to going back to one drink a night.          | I could try going back to one drink a night
            Sure. I'm just gonna take one tablet right before I go to bed.    | I'll take one tablet right before I go to bed
            It's hard, but I'll try to cook twice this week.                  | I'll try to cook twice this week
            When I'm lonely, I'll call my brother before I open the fridge.   | I'll call my brother before I open the fridge when I'm lonely
            If I get a craving I'll drink a glass of water instead of a beer. | I'll drink a glass of water instead of a beer if I get a craving
            If I feel like smoking, I'll take ten deep breaths.               | I'll take ten deep breaths if I feel like smoking
            Okay, whenever I want to smoke I'm gonna go for a walk.           | I'll go for a walk whenever I want to smoke
            """)
    void anAnnouncementIsACommitment(String said, String commitment) {
        assertThat(CommitmentFinder.in(Talk.user(said)))
                .extracting(Commitment::text)
                .containsExactly(commitment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Maybe I'll walk on Tuesday.",
                "If it's there I'll drink the juice.",
                "I'll think about it.",
                "I'll be fine tomorrow.",
                "I'll tell you about my week.",
                "I'll try.",
                "I will do that.",
                "Will I walk on Tuesday?",
                "I'm going to be honest about my drinking.",
                "I'm not going to give up my dog.",
                "I was going to walk on Tuesday.",
                "I would walk on Tuesday.",
                "When I'm stressed I'll smoke a cigarette.",
                "When I drink I'll call people and shout.",
                "When I'm lonely I'll call my friends and go drinking.",
                "When I'm stressed I'll usually call my sister.",
                "When I'm bored, I'll go to the kitchen.",
                "If I have time I'll call my sister.",
                "When I was upset I'd call my sister.",
                "When I'm upset I'll call you.",
                "When will I call my sister?",
                "When she's upset she'll call my sister.",
                "Wednesdays, I'll go to happy hour with friends.",
                "I'll buy and go through a pack a day.",
                "I'll probably regret this dinner.",
                "He'll walk on Tuesday."
            })
    void whatOnlySoundsLikeItIsNone(String said) {
        assertThat(CommitmentFinder.in(Talk.user(said))).isEmpty();
    }

    @Test
    void theSameDeedIsListedOnceWithItsTurn() {
        var talk = Talk.of(
                "C: I'll call you on Monday.",
                "U: I'll walk after dinner on Tuesday.",
                "U: Yes, I'll walk on Tuesday after dinner.");

        assertThat(CommitmentFinder.in(talk)).containsExactly(new Commitment("I'll walk after dinner on Tuesday", 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I'll walk 5 km on Monday.                | I'll walk 10 km on Tuesday.           | 2
            I'll call my sister on the phone tonight.| I'll call my uncle on the phone tonight. | 2
            I'll go for a walk with Ana after work.  | I'll go for a walk with Ben after work.  | 2
            I'll walk after dinner.                  | Yes, I'll walk after dinner on Tuesday.  | 1
            """)
    void deedsThatDifferInADayANumberOrAPersonAreTwo(String one, String other, int deeds) {
        assertThat(CommitmentFinder.in(Talk.of("U: " + one, "U: " + other))).hasSize(deeds);
    }
}
