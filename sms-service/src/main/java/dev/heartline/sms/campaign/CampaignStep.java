package dev.heartline.sms.campaign;

import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import io.vertx.core.json.JsonObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.heartline.sms.template.TemplateText;

/**
 * One text of a campaign.
 *
 * @param delayHours after the step before, or after the enrolment; whole days are days of the user's calendar
 * @param templateId of an active template
 * @param at the user's local time of day that the step waits for once the delay is over; null for an hour at which the user is mostly
 *     about, at once where none is known
 * @param variables what the template's variables stand for; {@code first_name} comes from the profile
 */
@Schema(name = "CampaignStep")
record CampaignStep(
        @NotNull @Min(0) @Max(2160) Integer delayHours,
        @NotNull UUID templateId,
        @Nullable LocalTime at,

        @Size(max = 20)
        Map<@Size(min = 1, max = 64) String, @NotNull @Size(max = TemplateText.LONGEST) String> variables) {

    CampaignStep {
        variables = variables == null ? Map.of() : Map.copyOf(variables);
    }

    /** As the table keeps it. */
    JsonObject json() {
        var json = new JsonObject().put("delay_hours", delayHours).put("template_id", templateId.toString());
        Optional.ofNullable(at).ifPresent(time -> json.put("at", time.toString()));
        if (!variables.isEmpty()) {
            json.put("variables", new JsonObject(Map.copyOf(variables)));
        }
        return json;
    }

    static CampaignStep read(JsonObject json) {
        return new CampaignStep(
                json.getInteger("delay_hours"),
                UUID.fromString(json.getString("template_id")),
                Optional.ofNullable(json.getString("at")).map(LocalTime::parse).orElse(null),
                json.getJsonObject("variables", new JsonObject()).stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> (String) entry.getValue())));
    }
}
