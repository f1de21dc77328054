package dev.heartline.sms.template;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a template would come out for somebody. */
final class TemplatePreview {

    private TemplatePreview() {}

    /**
     * Whom for.
     *
     * @param variables by name; {@code first_name} comes from the profile unless given
     */
    @Schema(name = "TemplatePreviewRequest")
    record Request(
            @NotNull UUID userId,

            @Size(max = 20)
            Map<@Size(min = 1, max = 64) String, @NotNull @Size(max = TemplateText.LONGEST) String> variables) {

        Request {
            variables = variables == null ? Map.of() : Map.copyOf(variables);
        }
    }

    /**
     * The text.
     *
     * @param writtenBy the engine that found the personal words; null where there are none
     * @param segments parts that the network carries it in
     * @param costMicros by the configured price, in millionths of the currency's unit
     * @param costCurrency ISO 4217
     * @param harms why people would call it harmful, in words; its template is not refused for what values bring in
     */
    @Schema(name = "TemplatePreview")
    record View(
            String body,
            @Nullable String writtenBy,
            int segments,
            long costMicros,
            String costCurrency,
            List<String> harms) {}
}
