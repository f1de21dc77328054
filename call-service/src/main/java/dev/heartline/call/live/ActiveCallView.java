package dev.heartline.call.live;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.heartline.ai.coach.LiveState;
import dev.heartline.ai.coach.NextAction;
import dev.heartline.events.vocabulary.Emotion;

/**
 * A live conversation as REST shows it.
 *
 * @param nextAiAction null where there is nothing to decide
 * @param confidenceLevel 0..1, null with the action
 * @param speechPace estimated from words and times; null where the carrier doesn't tell when words began
 * @param energyLevel estimated from what is felt, how fast and how much is said; null before the caller has spoken
 */
@Schema(name = "ActiveCall")
record ActiveCallView(
        UUID callId,
        @Nullable UUID userId,
        @Schema(implementation = LiveState.class) String currentState,
        Map<String, Object> conversationContext,
        @Schema(implementation = NextAction.class) @Nullable String nextAiAction,
        @Nullable BigDecimal confidenceLevel,
        @Schema(implementation = Emotion[].class) List<String> detectedEmotions,

        @Schema(enumeration = {"fast", "normal", "slow"}) @Nullable
        String speechPace,

        @Schema(enumeration = {"high", "medium", "low"}) @Nullable
        String energyLevel,

        Instant lastUpdatedAt) {}
