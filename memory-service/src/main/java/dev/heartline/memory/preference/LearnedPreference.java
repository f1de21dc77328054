package dev.heartline.memory.preference;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A preference as the API shows it.
 *
 * @param confidence 0..1
 * @param evidenceCount how many statements support the value
 * @param learnedFrom {@code conversation}, {@code behavior_pattern}, {@code explicit_statement}, {@code user_correction}
 */
@Schema(name = "Preference")
public record LearnedPreference(
        String category,
        String key,
        String value,
        double confidence,
        int evidenceCount,
        List<String> learnedFrom,
        Instant lastConfirmedAt) {

    static LearnedPreference read(Row row) {
        return new LearnedPreference(
                row.getString("preference_category"),
                row.getString("preference_key"),
                row.getString("value"),
                row.getDouble("confidence"),
                row.getInteger("evidence_count"),
                Arrays.asList(row.getArrayOfStrings("learned_from")),
                row.getOffsetDateTime("last_confirmed_at").toInstant());
    }
}
