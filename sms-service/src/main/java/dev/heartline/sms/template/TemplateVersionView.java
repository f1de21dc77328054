package dev.heartline.sms.template;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a template said at a time, and what came of it.
 *
 * @param sent texts that a provider took
 * @param settled of those: replied to, or beyond the time for it
 * @param replied of those that are settled: answered with more than the wish to be left alone
 * @param optedOut of those that are settled: answered with that wish
 */
@Schema(name = "TemplateVersion")
record TemplateVersionView(
        int version,
        String text,
        List<String> variables,
        boolean aiPersonalizationEnabled,
        @Nullable PersonalizationContext personalizationContext,
        long sent,
        long settled,
        long replied,
        long optedOut,
        Instant changedAt,
        String changedBy) {

    static TemplateVersionView read(Row row) {
        return new TemplateVersionView(
                row.getInteger("version"),
                row.getString("template_text"),
                List.of(row.getArrayOfStrings("variables")),
                row.getBoolean("ai_personalization_enabled"),
                Optional.ofNullable((JsonObject) row.getValue("personalization_context"))
                        .map(PersonalizationContext::read)
                        .orElse(null),
                row.getLong("sent"),
                row.getLong("settled"),
                row.getLong("replied"),
                row.getLong("opted_out"),
                row.getOffsetDateTime("changed_at").toInstant(),
                row.getString("changed_by"));
    }
}
