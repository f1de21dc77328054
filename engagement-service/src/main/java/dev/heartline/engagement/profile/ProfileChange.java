package dev.heartline.engagement.profile;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Somebody said over REST who a user is, or had one erased.
 *
 * @param userId none where the user was described, and erased since
 * @param fields what was news, by its name and never its value: `phone`
 * @param askedBy the subject of their token
 */
@Schema(name = "ProfileChange")
record ProfileChange(
        UUID id, @Nullable UUID userId, ChangeKind change, List<String> fields, String askedBy, Instant at) {}
