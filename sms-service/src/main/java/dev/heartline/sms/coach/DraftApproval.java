package dev.heartline.sms.coach;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.heartline.sms.template.TemplateText;

/**
 * Sends a draft.
 *
 * @param body in place of the coach's words; null to leave them as they are
 */
@Schema(name = "AnswerDraftApproval")
record DraftApproval(
        @Size(max = TemplateText.LONGEST)
        @Pattern(regexp = "[^\\x00]*[^\\x00\\s][^\\x00]*", message = "must hold words")
        @Nullable
        String body) {

    @Override
    public String toString() {
        return "DraftApproval[" + (body == null ? "as it is" : "edited") + "]";
    }
}
