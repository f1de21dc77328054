package dev.heartline.ai.reading;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;

import dev.heartline.ai.time.TimeExpressions;
import dev.heartline.events.vocabulary.Emotion;
import dev.heartline.events.vocabulary.InterventionType;
import dev.heartline.events.vocabulary.Sentiment;

/**
 * What a conversation tells. Empty fields mean "can't tell", never "no".
 *
 * @param engine who read it, for example {@code local-1}
 * @param summary a few sentences, every claim of which stands in the text; null where the user said nothing of substance;
 *     starts with the danger where one was heard
 * @param keyTopics most talked about first, for example {@code cravings}, {@code sleep}; at most five
 * @param sentiment of the user's side; null where the user said nothing
 * @param sentimentConfidence 0..1, null with the sentiment
 * @param userEmotion null where it can't be told
 * @param emotionConfidence 0..1, null with the emotion
 * @param motivationLevel 1..10, readiness to change as stated by the user or told by their change and sustain talk; null
 *     where neither tells or where there was a crisis
 * @param commitments what the user said they would do, in the order they said it
 * @param interventions what the coach did to help, in order
 * @param crisis the user showed signs of danger to themselves or others
 * @param harmTold the user told of a lapse, a harm or a loss, whatever else they told: nothing is to be given for it
 */
public record ConversationReading(
        String engine,
        String summary,
        List<String> keyTopics,
        Sentiment sentiment,
        Double sentimentConfidence,
        Emotion userEmotion,
        Double emotionConfidence,
        Integer motivationLevel,
        List<Commitment> commitments,
        List<Intervention> interventions,
        boolean crisis,
        boolean harmTold) {

    public ConversationReading {
        keyTopics = List.copyOf(keyTopics);
        commitments = List.copyOf(commitments);
        interventions = List.copyOf(interventions);
    }

    /**
     * @param text short, first person, close to the user's words: "I'll walk after dinner on Tuesday"
     * @param seq the user's turn it comes from
     */
    public record Commitment(String text, int seq) {}

    /**
     * @param seq the coach's turn
     * @param at when, null where the turn has no time
     * @param effective whether the user's answer moved towards change (true) or away from it (false); null where it
     *     doesn't tell
     */
    public record Intervention(InterventionType type, int seq, Instant at, Boolean effective) {}

    /**
     * With dates in the place of words that are only true on the day they are said.
     *
     * @param said when, in the zone of the user
     */
    public ConversationReading dated(ZonedDateTime said) {
        return new ConversationReading(
                engine,
                summary == null ? null : TimeExpressions.dated(summary, said),
                keyTopics,
                sentiment,
                sentimentConfidence,
                userEmotion,
                emotionConfidence,
                motivationLevel,
                commitments.stream()
                        .map(one -> new Commitment(TimeExpressions.dated(one.text(), said), one.seq()))
                        .toList(),
                interventions,
                crisis,
                harmTold);
    }

    public List<String> commitmentTexts() {
        return commitments.stream().map(Commitment::text).toList();
    }
}
