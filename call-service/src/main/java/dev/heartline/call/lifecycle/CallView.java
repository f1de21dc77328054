package dev.heartline.call.lifecycle;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonRawValue;

import dev.heartline.events.vocabulary.AnsweredBy;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.events.vocabulary.CallPurpose;
import dev.heartline.events.vocabulary.Emotion;
import dev.heartline.events.vocabulary.Sentiment;

/**
 * A call as REST shows it, without its turns. Null means "not known (yet)".
 *
 * @param outcome as the final status, but {@code voicemail} where a machine picked up
 * @param costCents estimated, in hundredths of the currency's unit, rounded; of many calls sum the micros
 * @param costMicros estimated, in millionths of the currency's unit, exact
 * @param costCurrency ISO 4217
 * @param modelCostMicros what language models took for it, beside that: in millionths of their currency's unit, exact
 * @param modelCostCurrency ISO 4217
 */
record CallView(
        UUID id,
        UUID userId,
        CallDirection direction,
        CallStatus status,
        String outcome,
        Instant initiatedAt,
        Instant answeredAt,
        AnsweredBy answeredBy,
        Instant endedAt,
        Integer durationSeconds,
        String provider,
        String providerCallSid,
        String fromPhone,
        String toPhone,
        CallPurpose purpose,
        List<String> talkingPoints,
        String contactReason,
        String recordingUrl,
        Integer recordingDurationSeconds,
        BigDecimal transcriptConfidence,
        String aiSummary,
        List<String> keyTopics,
        Sentiment sentiment,
        Emotion userEmotion,
        @JsonRawValue String interventionsProvided,
        List<String> commitmentsMade,
        boolean followUpScheduled,
        Instant followUpAt,
        String followUpType,
        BigDecimal callQualityScore,
        Integer userSatisfaction,
        Integer aiPerformanceRating,
        Integer costCents,
        Long costMicros,
        String costCurrency,
        BigDecimal modelCostMicros,
        String modelCostCurrency,
        boolean crisis,
        Instant createdAt) {}
