package dev.heartline.call.recording;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What somebody was asked about being recorded, what they said, and what became of the recording.
 *
 * @param wording the version of the question
 * @param question its words
 * @param region the country whose rule it was, ISO 3166-1
 * @param answer null where the line was gone before any
 * @param withdrawnAt when they wanted it to end; null where they did not
 * @param state of the recording; null where none was to be made
 * @param toBeDeleted the carrier has not confirmed yet that it is deleted
 * @param url where it is kept at the carrier; null unless it is stored
 * @param keptUntil null unless it is stored
 */
@Schema(name = "CallRecording")
record CallRecording(
        String wording,
        @Nullable String question,
        String region,
        Instant askedAt,
        @Nullable ConsentAnswer answer,
        @Nullable Instant answeredAt,
        @Nullable Instant withdrawnAt,
        @Nullable RecordingState state,
        boolean toBeDeleted,
        @Nullable String url,
        @Nullable Instant keptUntil) {}
