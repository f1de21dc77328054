package dev.heartline.sms.template;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a version of a template says.
 *
 * @param text with variables in single braces: {@code Hey {first_name}! {personalized_message}}; sent in as many segments as it takes
 * @param variables those that the text uses, all of them and no others; {@code first_name} comes from the profile
 * @param aiPersonalizationEnabled whether an engine finds the words of {@code personalized_message} where none are given; null as true
 * @param personalizationContext what it goes by
 */
@Schema(name = "TemplateContent")
record TemplateContent(
        @NotNull @Size(min = 1, max = TemplateText.LONGEST) @Pattern(regexp = "[\\s\\S]*\\S[\\s\\S]*")
        String text,

        @NotNull @Size(max = 20) List<@NotNull @Size(min = 1, max = 64) String> variables,
        @Nullable Boolean aiPersonalizationEnabled,
        @Valid @Nullable PersonalizationContext personalizationContext) {

    TemplateContent {
        variables = variables == null ? null : List.copyOf(variables);
        aiPersonalizationEnabled = aiPersonalizationEnabled == null || aiPersonalizationEnabled;
    }

    TemplateText words() {
        return new TemplateText(text);
    }
}
