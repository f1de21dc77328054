package dev.heartline.engagement.behavior;

import java.time.Instant;
import java.util.Map;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.heartline.events.vocabulary.BehaviorKind;
import dev.heartline.events.vocabulary.Sentiment;

/**
 * Something that a user did, told by the host application.
 *
 * @param occurredAt when, which may be days ago; now where it isn't said
 * @param subject what it was about, for example the habit's name
 * @param attributes further facts by name; {@code zone} is where the user was (IANA), if not where the profile says
 * @param sentiment how the words sounded in which the user told of it; null where nobody heard any
 */
@Schema(name = "BehaviorReport")
record BehaviorReport(
        @NotNull BehaviorKind kind,
        @Nullable Instant occurredAt,
        @Size(min = 1, max = 500) @Nullable String subject,
        @Size(max = 50) @Nullable Map<@Size(max = 100) String, @NotNull @Size(max = 2000) String> attributes,
        @Nullable Sentiment sentiment) {}
