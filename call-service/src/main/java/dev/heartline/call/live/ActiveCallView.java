package dev.heartline.call.live;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A live conversation as REST shows it.
 *
 * @param nextAiAction null where there is nothing to decide
 * @param confidenceLevel 0..1, null with the action
 * @param speechPace null where the provider gives no timing
 * @param energyLevel null where the provider gives no sound
 */
record ActiveCallView(
        UUID callId,
        UUID userId,
        String currentState,
        Map<String, Object> conversationContext,
        String nextAiAction,
        BigDecimal confidenceLevel,
        List<String> detectedEmotions,
        String speechPace,
        String energyLevel,
        Instant lastUpdatedAt) {}
