package dev.heartline.events;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.heartline.events.vocabulary.AnsweredBy;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.events.vocabulary.CallOutcome;
import dev.heartline.events.vocabulary.CallPurpose;
import dev.heartline.events.vocabulary.Emotion;
import dev.heartline.events.vocabulary.FollowUpType;
import dev.heartline.events.vocabulary.InterventionType;
import dev.heartline.events.vocabulary.Sentiment;
import dev.heartline.events.vocabulary.Speaker;

/**
 * A phone call reached a terminal state. Sent once per call, whatever the outcome, after its transcript was analysed.
 *
 * @param userId null where no profile has the number of the other end: such a call belongs to nobody's memory
 * @param answeredAt null unless somebody answered
 * @param answeredBy null where nobody picked up, or where it can't be told who did
 * @param durationSeconds talk time, 0 where nobody answered
 * @param purpose null for a call the user made
 * @param turns what was said and heard, in order; empty where nobody spoke
 * @param analysis null where there was nothing to read
 * @param recording null unless the user consented and a recording exists
 * @param followUp null unless one was agreed on
 */
public record CallCompleted(
        UUID callId,
        UUID userId,
        CallDirection direction,
        CallOutcome outcome,
        CallPurpose purpose,
        String provider,
        Instant initiatedAt,
        Instant answeredAt,
        AnsweredBy answeredBy,
        Instant endedAt,
        int durationSeconds,
        List<Turn> turns,
        Analysis analysis,
        Recording recording,
        FollowUp followUp)
        implements EventData {

    public CallCompleted {
        turns = turns == null ? List.of() : List.copyOf(turns);
    }

    /**
     * @param seq position in the call, from 0
     * @param text for the coach only what was heard before an interruption
     * @param interrupted the user spoke into this turn of the coach
     */
    public record Turn(int seq, Speaker speaker, String text, Instant at, boolean interrupted) {}

    /**
     * What the transcript tells. Empty fields mean "can't tell", never "no".
     *
     * @param engine who read it, for example {@code local-1}
     * @param sentimentConfidence 0..1
     * @param userEmotion null where it can't be told
     * @param emotionConfidence 0..1
     * @param motivationLevel 1..10, readiness to change; null where it can't be told, and in a crisis
     * @param crisis danger was heard during the call and not taken back, as {@link CrisisRaised} told in that moment
     * @param transcriptConfidence 0..1, null where the provider gives none
     * @param harmTold the user told of a lapse, a harm or a loss, whatever else they told: nothing is to be given for it; null where
     *     nobody has read for that
     */
    public record Analysis(
            String engine,
            String summary,
            List<String> keyTopics,
            Sentiment sentiment,
            Double sentimentConfidence,
            Emotion userEmotion,
            Double emotionConfidence,
            Integer motivationLevel,
            List<String> commitments,
            List<Intervention> interventions,
            boolean crisis,
            Double transcriptConfidence,
            Boolean harmTold) {

        public Analysis {
            keyTopics = keyTopics == null ? List.of() : List.copyOf(keyTopics);
            commitments = commitments == null ? List.of() : List.copyOf(commitments);
            interventions = interventions == null ? List.of() : List.copyOf(interventions);
        }
    }

    /**
     * @param seq the coach's turn
     * @param effective null where the user's answer doesn't tell
     */
    public record Intervention(InterventionType type, int seq, Instant at, Boolean effective) {}

    /** A recording by reference: it stays with the provider until its retention ends. */
    public record Recording(URI url, int durationSeconds) {}

    public record FollowUp(FollowUpType type, Instant at) {}
}
