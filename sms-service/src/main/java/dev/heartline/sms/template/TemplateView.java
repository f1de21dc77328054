package dev.heartline.sms.template;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.heartline.telephony.price.Money;

/**
 * A template as REST shows it.
 *
 * @param variantOfTemplateId the template whose texts are sometimes worded as this one; null where it stands for itself
 * @param version grows by one with each edit
 * @param active whether texts of it may be ordered
 * @param sentCount texts that a provider took, of all versions; counted every {@code heartline.sms.template.count-every}
 * @param averageResponseRate 0..1, of the texts that had {@code heartline.sms.template.reply-within} to be answered; null before one had
 * @param averageEngagementScore 0..1, by the first reply: whether there is one, how soon, what it says; null as the rate
 * @param encoding {@code gsm_7} or {@code ucs_2}, of the text without its variables
 * @param leastSegments parts that the network carries it in, without its variables
 * @param leastCostMicros of one text, as {@code leastSegments}, in millionths of the currency's unit
 * @param costCurrency ISO 4217
 * @param notes what its author should know, in words
 * @param changedBy the subject of the token that made this version
 */
@Schema(name = "Template")
record TemplateView(
        UUID id,
        String name,
        TemplateCategory category,
        String text,
        List<String> variables,
        boolean aiPersonalizationEnabled,
        @Nullable PersonalizationContext personalizationContext,
        @Nullable UUID variantOfTemplateId,
        int version,
        boolean active,
        int sentCount,
        @Nullable Double averageResponseRate,
        @Nullable Double averageEngagementScore,
        String encoding,
        int leastSegments,
        long leastCostMicros,
        String costCurrency,
        List<String> notes,
        Instant createdAt,
        Instant changedAt,
        String changedBy) {

    /** @param perSegment the account's price */
    static TemplateView of(SmsTemplate template, Money perSegment) {
        var text = template.text();
        int segments = TemplateLint.leastSegments(text);
        return new TemplateView(
                template.id(),
                template.name(),
                template.category(),
                text.text(),
                template.variables(),
                template.personalized(),
                template.context().orElse(null),
                template.variantOf().orElse(null),
                template.version(),
                template.active(),
                template.figures().sentCount(),
                template.figures().responseRate().orElse(null),
                template.figures().engagementScore().orElse(null),
                TemplateLint.encoding(text).name().toLowerCase(Locale.ROOT),
                segments,
                perSegment.times(segments).micros(),
                perSegment.currency().getCurrencyCode(),
                TemplateLint.notes(text),
                template.createdAt(),
                template.changedAt(),
                template.changedBy());
    }
}
