package dev.heartline.call.lifecycle;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import org.hibernate.annotations.ColumnTransformer;

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
@Embeddable
public record Conclusion(
        String transcript,

        @Column(name = "transcript_confidence") BigDecimal transcriptConfidence,

        @Column(name = "ai_summary") String summary,

        @Column(name = "key_topics") List<String> keyTopics,

        Sentiment sentiment,

        @Column(name = "user_emotion") Emotion userEmotion,

        @Column(name = "interventions_provided")
        @ColumnTransformer(read = "interventions_provided::text", write = "cast(cast(? as text) as jsonb)")
        String interventionsJson,

        @Column(name = "commitments_made") List<String> commitments,

        @Column(name = "call_quality_score") BigDecimal qualityScore,

        @Column(name = "ai_performance_rating") Integer performanceRating,

        @Column(name = "follow_up_at") Instant followUpAt,

        @Column(name = "follow_up_type") FollowUpType followUpType,

        @Column(name = "somebody_else") boolean somebodyElse,

        @Column(name = "call_again_at") Instant callAgainAt) {

    /** Nothing is told: the call is not over yet, or a machine has picked up, and what it said is nobody's. */
    public static final Conclusion OF_NOBODY =
            new Conclusion(null, null, null, null, null, null, null, null, null, null, null, null, false, null);

    /** Of whom we called nothing is told but what was said. */
    public static Conclusion ofSomebodyElse(String transcript, BigDecimal confidence, Instant callAgainAt) {
        return new Conclusion(
                transcript, confidence, null, null, null, null, null, null, null, null, null, null, true, callAgainAt);
    }
}
