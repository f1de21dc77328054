package dev.heartline.sms.template;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;

import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.sms.outbound.NewText;

/**
 * What we say in texts, in its present version.
 *
 * @param personalized an engine may find the words of {@link Personalization#VARIABLE}
 * @param variantOf the template whose texts are sometimes worded as this one
 * @param figures how it did
 */
public record SmsTemplate(
        UUID id,
        String name,
        TemplateCategory category,
        TemplateText text,
        List<String> variables,
        boolean personalized,
        Optional<PersonalizationContext> context,
        Optional<UUID> variantOf,
        boolean active,
        int version,
        Figures figures,
        Instant createdAt,
        Instant changedAt,
        String changedBy) {

    static final String FIRST_NAME = "first_name";

    /**
     * @param sentCount texts that a provider took, of all versions
     * @param responseRate 0..1, of those that had time to be answered; empty where none had
     * @param engagementScore 0..1, as {@code responseRate}
     * @param settled as {@code sentCount}, of this version only, that had time to be answered
     * @param replied how many of them were
     */
    record Figures(
            int sentCount,
            Optional<Double> responseRate,
            Optional<Double> engagementScore,
            long settled,
            long replied) {}

    static SmsTemplate read(Row row) {
        return new SmsTemplate(
                row.getUUID("id"),
                row.getString("template_name"),
                WireNamed.of(TemplateCategory.class, row.getString("template_category")),
                new TemplateText(row.getString("template_text")),
                List.of(row.getArrayOfStrings("variables")),
                row.getBoolean("ai_personalization_enabled"),
                Optional.ofNullable((JsonObject) row.getValue("personalization_context"))
                        .map(PersonalizationContext::read),
                Optional.ofNullable(row.getUUID("variant_of_template_id")),
                row.getBoolean("is_active"),
                row.getInteger("version"),
                new Figures(
                        row.getInteger("sent_count"),
                        number(row, "average_response_rate"),
                        number(row, "average_engagement_score"),
                        row.getLong("settled_count"),
                        row.getLong("replied_count")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("changed_at").toInstant(),
                row.getString("changed_by"));
    }

    private static Optional<Double> number(Row row, String column) {
        return Optional.ofNullable(row.getNumeric(column)).map(Number::doubleValue);
    }

    /**
     * @throws MissingVariable if a variable has no value
     * @throws TextTooLong if it comes out longer than can be sent
     */
    public String render(Map<String, String> values) {
        return text.render(values);
    }

    /** Those of its variables that need no value given. */
    public Set<String> filledByItself() {
        return personalized ? Set.of(FIRST_NAME, Personalization.VARIABLE) : Set.of(FIRST_NAME);
    }

    public NewText.Template used() {
        return new NewText.Template(id, version);
    }
}
