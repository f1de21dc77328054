package dev.heartline.call.lifecycle;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.heartline.events.vocabulary.AnsweredBy;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.events.vocabulary.CallPurpose;
import dev.heartline.events.vocabulary.Emotion;
import dev.heartline.events.vocabulary.FollowUpType;
import dev.heartline.events.vocabulary.InterventionType;
import dev.heartline.events.vocabulary.Sentiment;

/**
 * A call as REST shows it, without its turns. Null means "not known (yet)".
 *
 * @param outcome as the final status, but {@code voicemail} where a machine picked up
 * @param answeredBy what was believed in the end
 * @param networkVerdict what the carrier made of who picked up, in its own word, whether it was believed or not
 * @param greetingVerdict its first sentences were a machine's
 * @param recordingUrl where the recording is kept at the carrier; shown to operators only, null to others
 * @param recordingDurationSeconds how long it is; stays when it was deleted
 * @param onVoicemail what is done where a machine picks up
 * @param mailboxMessage what became of the message that was to be left, where a machine picked up
 * @param callQualityScore 1..10, how well the two could talk; null where the user said nothing
 * @param aiPerformanceRating 1..10, how well the coach coached; null where danger was heard, and after less than three turns
 * @param costCents what the telephone cost, in hundredths of the currency's unit, rounded; of many calls sum the micros
 * @param costMicros the same in millionths of the currency's unit, exact
 * @param costCurrency ISO 4217
 * @param costFinal the cost is what the carrier told, and no estimate any more
 * @param modelCostMicros what language models took for it, beside that: in millionths of their currency's unit, exact
 * @param modelCostCurrency ISO 4217
 */
@Schema(name = "Call")
record CallView(
        UUID id,
        @Nullable UUID userId,
        CallDirection direction,
        CallStatus status,

        @Schema(enumeration = {"completed", "voicemail", "no_answer", "busy", "failed", "canceled"}) @Nullable
        String outcome,

        Instant initiatedAt,
        @Nullable Instant answeredAt,
        @Nullable AnsweredBy answeredBy,
        @Nullable String networkVerdict,
        boolean greetingVerdict,
        @Nullable VoicemailAction onVoicemail,
        @Nullable MailboxMessage mailboxMessage,
        @Nullable Instant endedAt,
        @Nullable Integer durationSeconds,
        String provider,
        @Nullable String providerCallSid,
        String fromPhone,
        String toPhone,
        @Nullable CallPurpose purpose,
        List<String> talkingPoints,
        @Nullable String contactReason,
        @Nullable String recordingUrl,
        @Nullable Integer recordingDurationSeconds,
        @Nullable BigDecimal transcriptConfidence,
        @Nullable String aiSummary,
        @Nullable List<String> keyTopics,
        @Nullable Sentiment sentiment,
        @Nullable Emotion userEmotion,

        @JsonRawValue @Schema(implementation = Intervention[].class) @Nullable
        String interventionsProvided,

        @Nullable List<String> commitmentsMade,
        boolean followUpScheduled,
        @Nullable Instant followUpAt,

        @Schema(implementation = FollowUpType.class) @Nullable
        String followUpType,

        @Nullable BigDecimal callQualityScore,
        @Nullable Integer userSatisfaction,
        @Nullable Integer aiPerformanceRating,
        @Nullable Integer costCents,
        @Nullable Long costMicros,
        @Nullable String costCurrency,
        boolean costFinal,
        @Nullable BigDecimal modelCostMicros,
        @Nullable String modelCostCurrency,
        boolean crisis,
        Instant createdAt) {

    /**
     * What the coach did in a turn; kept as JSON, and shown as it is kept.
     *
     * @param seq the coach's turn
     * @param effective whether the user's answer moved towards change; left out where it doesn't tell
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Intervention")
    record Intervention(
            InterventionType type,
            int seq,
            Instant timestamp,
            @Nullable Boolean effective) {}
}
