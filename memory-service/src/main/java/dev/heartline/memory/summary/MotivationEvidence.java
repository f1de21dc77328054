package dev.heartline.memory.summary;

import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.heartline.events.vocabulary.SourceType;

/**
 * What a level of motivation rests on: a conversation of the day, or a shorter period.
 *
 * @param on the day, in the user's zone; the first one of a week
 * @param level 1..10
 * @param sourceType null for a period
 * @param sourceId the call or the text
 */
public record MotivationEvidence(
        LocalDate on,
        int level,
        @Nullable SourceType sourceType,
        @Nullable UUID sourceId) {}
