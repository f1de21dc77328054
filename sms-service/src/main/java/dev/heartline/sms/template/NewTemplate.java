package dev.heartline.sms.template;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A template to be made.
 *
 * @param name by which texts are ordered
 * @param category decides the rules that its texts are sent under; not {@code notice} or {@code crisis}
 * @param variantOfTemplateId the template whose texts are sometimes worded as this one, of the same category, which declares all of its
 *     variables; null where it stands for itself
 */
@Schema(name = "NewTemplate")
record NewTemplate(
        @NotNull @Pattern(regexp = "[a-z][a-z0-9_]{0,99}") String name,
        @NotNull TemplateCategory category,
        @NotNull @Valid TemplateContent content,
        @Nullable UUID variantOfTemplateId) {}
