package dev.heartline.sms.template;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a template is to say from now on.
 *
 * @param version that it has now: of two edits at once one is refused
 */
@Schema(name = "TemplateEdit")
record TemplateEdit(
        @NotNull @Min(1) Integer version, @NotNull @Valid TemplateContent content) {}
