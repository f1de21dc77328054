package dev.heartline.engagement.version;

import java.time.Instant;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The versions of a policy that are in force.
 *
 * @param active decides
 * @param shadow says what it would have done, and does nothing; null for none
 * @param since null where it is as configured
 * @param changedBy the operator; null where it is as configured
 * @param versions that there are
 */
@Schema(name = "Policy")
record PolicyView(
        @Schema(implementation = PolicyArea.class) String area,
        String active,
        @Nullable String shadow,
        @Nullable Instant since,
        @Nullable String changedBy,
        List<String> versions) {}
