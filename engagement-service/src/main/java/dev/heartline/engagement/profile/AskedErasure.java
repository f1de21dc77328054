package dev.heartline.engagement.profile;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The erasure of a user.
 *
 * @param askedAt when it was last asked for over REST; none where the host said it on the topic
 * @param erasedAt when the tombstone was published that this service has carried out; none where it has not come yet
 */
@Schema(name = "Erasure")
record AskedErasure(@Nullable Instant askedAt, @Nullable Instant erasedAt) {}
