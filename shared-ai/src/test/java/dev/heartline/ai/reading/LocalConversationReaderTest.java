package dev.heartline.ai.reading;

import org.junit.jupiter.api.Test;

import dev.heartline.ai.LocalEngines;
import dev.heartline.ai.Talk;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.events.vocabulary.Emotion;
import dev.heartline.events.vocabulary.Sentiment;

import static org.assertj.core.api.Assertions.assertThat;

class LocalConversationReaderTest {

    private final ConversationReader reader = LocalEngines.READER;

    @Test
    void aGoodWeekReadsAsOne() {
        var reading = reader.read(Talk.of(
                "C: How did it go?",
                "U: Great! I walked after dinner on Tuesday and Thursday, and I'm so proud of myself.",
                "C: On a scale from one to ten, how ready are you to go on?",
                "U: An eight.",
                "U: I'll walk on Saturday morning too."));

        assertThat(reading.engine()).isEqualTo("local-1");
        assertThat(reading.sentiment()).isEqualTo(Sentiment.POSITIVE);
        assertThat(reading.userEmotion()).isEqualTo(Emotion.HAPPY);
        assertThat(reading.keyTopics()).contains("exercise");
        assertThat(reading.motivationLevel()).isEqualTo(8);
        assertThat(reading.commitmentTexts()).containsExactly("I'll walk on Saturday morning too");
        assertThat(reading.summary())
                .contains(
                        "Progress: \"I walked after dinner on Tuesday", "Committed: I'll walk on Saturday morning too");
        assertThat(reading.crisis()).isFalse();
    }

    @Test
    void aHardWeekReadsAsOne() {
        var reading = reader.read(Talk.of(
                "C: How are you?",
                "U: Work is so stressful and I'm worried about money. I can't sleep at night because I'm anxious."));

        assertThat(reading.sentiment()).isEqualTo(Sentiment.NEGATIVE);
        assertThat(reading.userEmotion()).isEqualTo(Emotion.ANXIOUS);
        assertThat(reading.keyTopics()).contains("stress", "sleep", "work", "money");
        assertThat(reading.summary()).contains("Challenges: ");
    }

    @Test
    void nothingSaidIsNothingRead() {
        for (var silent :
                new Conversation[] {new Conversation(null), Talk.of("C: Hello? Are you there?"), Talk.user("")}) {
            var reading = reader.read(silent);

            assertThat(reading.summary()).isNull();
            assertThat(reading.sentiment()).isNull();
            assertThat(reading.sentimentConfidence()).isNull();
            assertThat(reading.userEmotion()).isNull();
            assertThat(reading.motivationLevel()).isNull();
            assertThat(reading.keyTopics()).isEmpty();
            assertThat(reading.commitments()).isEmpty();
        }
    }

    @Test
    void theCoachsMoodIsNotTheUsers() {
        var reading = reader.read(
                Talk.of("C: That's wonderful, amazing, I'm so happy for you!", "U: It was a terrible week."));

        assertThat(reading.sentiment()).isEqualTo(Sentiment.NEGATIVE);
    }

    @Test
    void oneBadDayInAGoodWeekIsNotABadWeek() {
        var reading = reader.read(Talk.of(
                "C: How was it?",
                "U: Good news, I swam on Monday and on Friday.",
                "U: It was wonderful. I felt in control for a change.",
                "U: But Sunday was terrible. I had a fight with my brother.",
                "U: When I'm sad I'll go for a walk."));

        assertThat(reading.sentiment()).isIn(Sentiment.MIXED, Sentiment.POSITIVE);
    }

    @Test
    void dangerIsMarkedAndSaidFirst() {
        var reading = reader.read(Talk.of(
                "U: I lost my job and I want to kill myself. I have pills in the kitchen.",
                "C: Please call or text 988 now.",
                "U: I want to change. I want to stop drinking. I need to quit. I'm scared of my cravings."));

        assertThat(reading.crisis()).isTrue();
        assertThat(reading.motivationLevel()).isNull();
        assertThat(reading.summary())
                .startsWith("Was in a crisis; danger to life was heard. The coach named where to get help.")
                .doesNotContain("pills", "kill", "In their words");
    }

    @Test
    void dangerIsSaidEvenWhereNothingElseIs() {
        assertThat(reader.read(Talk.user("I want to kill myself")).summary())
                .isEqualTo("Was in a crisis; danger to life was heard.");
    }

    @Test
    void dangerToOthersIsCalledThat() {
        assertThat(reader.read(Talk.user("I'm going to kill my husband")).summary())
                .startsWith("Was in a crisis; danger to others was heard.");
    }
}
