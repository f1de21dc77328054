package dev.heartline.call.lifecycle;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import dev.heartline.events.vocabulary.Emotion;
import dev.heartline.events.vocabulary.FollowUpType;
import dev.heartline.events.vocabulary.Sentiment;

/**
 * What a finished call comes to, for {@code phone_calls}. Null where it can't be told.
 *
 * @param transcript null where nobody spoke
 * @param qualityScore 1..10, how well the two could talk
 * @param performanceRating 1..10, how well the coach coached
 * @param followUpAt when the user asked to hear from us next
 * @param followUpType and how; null where they didn't
 * @param somebodyElse has picked up, and whom we called never came to the phone
 * @param callAgainAt when somebody else said that we should
 * @param interventionsJson an array of {@code {type, seq, timestamp, effective}}
 */
public record Conclusion(
        String transcript,
        BigDecimal transcriptConfidence,
        String summary,
        List<String> keyTopics,
        Sentiment sentiment,
        Emotion userEmotion,
        String interventionsJson,
        List<String> commitments,
        BigDecimal qualityScore,
        Integer performanceRating,
        Instant followUpAt,
        FollowUpType followUpType,
        boolean somebodyElse,
        Instant callAgainAt) {

    /** A machine has picked up, and what it said is nobody's. */
    public static final Conclusion OF_NOBODY =
            new Conclusion(null, null, null, null, null, null, null, null, null, null, null, null, false, null);

    /** Of whom we called nothing is told but what was said. */
    public static Conclusion ofSomebodyElse(String transcript, BigDecimal confidence, Instant callAgainAt) {
        return new Conclusion(
                transcript, confidence, null, null, null, null, null, null, null, null, null, null, true, callAgainAt);
    }
}
