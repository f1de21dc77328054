package dev.heartline.engagement.social;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.heartline.engagement.policy.social.ProofType;

/**
 * What a user was told of others, what was counted for it, and what came of it.
 *
 * @param scarcityFactor null where nothing is scarce
 * @param timePressureFactor null where nothing ends within a day
 * @param comparisonShown whether the user is told where they stand
 * @param userRank in their group of the week; null where they aren't compared
 * @param percentile 0..100 of all users of the week; null where they aren't compared
 * @param counted the people or places that the message speaks of
 * @param windowFrom what was counted: from when
 * @param windowTo to when
 * @param query how, by name and version
 * @param motivatedUser whether the user said that it moved them; null where nobody said
 * @param userTookAction whether they did what it was about within 24 hours; null as long as it isn't known
 */
@Schema(name = "SocialProof")
record SocialProofView(
        UUID proofId,
        UUID userId,
        @Schema(implementation = ProofType.class) String proofType,
        String message,
        @Nullable String scarcityFactor,
        @Nullable String timePressureFactor,
        boolean comparisonShown,
        @Nullable Integer userRank,
        @Nullable Double percentile,
        @Nullable Integer counted,
        @Nullable Instant windowFrom,
        @Nullable Instant windowTo,
        @Nullable String query,
        @Nullable Boolean motivatedUser,
        @Nullable Boolean userTookAction) {

    /** Rows of before have the whole statement, which is nobody's business. */
    private static final Pattern NAME_OF_A_COUNT = Pattern.compile("[a-z_]+/\\d+");

    static SocialProofView read(Row row) {
        return new SocialProofView(
                row.getUUID("id"),
                row.getUUID("user_id"),
                row.getString("proof_type"),
                row.getString("message"),
                row.getString("scarcity_factor"),
                row.getString("time_pressure_factor"),
                row.getBoolean("comparison_shown"),
                row.getInteger("user_rank"),
                Optional.ofNullable(row.getNumeric("percentile"))
                        .map(Number::doubleValue)
                        .orElse(null),
                row.getInteger("counted"),
                instant(row, "window_from"),
                instant(row, "window_to"),
                Optional.ofNullable(row.getString("query"))
                        .filter(NAME_OF_A_COUNT.asMatchPredicate())
                        .orElse(null),
                row.getBoolean("motivated_user"),
                row.getBoolean("user_took_action"));
    }

    private static Instant instant(Row row, String column) {
        var at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }
}
