package dev.heartline.memory.preference;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.heartline.events.vocabulary.SourceType;
import dev.heartline.events.vocabulary.WireNamed;

/**
 * A preference as the API shows it.
 *
 * @param confidence 0..1
 * @param evidenceCount how many statements, or occasions on which the user did it, support the value
 * @param sourceType of what was said last of it; null where it was set or changed by hand
 * @param sourceId the call or the text; null, too, where it shows in much of what the user does
 * @param learnedFrom {@code explicit_statement}: the user said it; {@code conversation}: they went along when the coach brought it up;
 *     {@code behavior_pattern}: it shows in what they do; {@code user_correction}: they set it by hand
 */
@Schema(name = "Preference")
public record LearnedPreference(
        String category,
        String key,
        String value,
        double confidence,
        int evidenceCount,
        List<String> learnedFrom,
        Instant lastConfirmedAt,
        @Nullable SourceType sourceType,
        @Nullable UUID sourceId) {

    static LearnedPreference read(Row row) {
        return new LearnedPreference(
                row.getString("preference_category"),
                row.getString("preference_key"),
                row.getString("value"),
                row.getDouble("confidence"),
                row.getInteger("evidence_count"),
                Arrays.asList(row.getArrayOfStrings("learned_from")),
                row.getOffsetDateTime("last_confirmed_at").toInstant(),
                Optional.ofNullable(row.getString("source_type"))
                        .map(name -> WireNamed.of(SourceType.class, name))
                        .orElse(null),
                row.getUUID("source_id"));
    }
}
