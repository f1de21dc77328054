package dev.heartline.sms.coach;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.heartline.sms.template.TemplateText;

/**
 * A human's answer to somebody who texts.
 *
 * @param body not blank; at most 1600 characters, which is what providers take in one message
 */
@Schema(name = "HumanAnswer")
record HumanAnswer(
        @NotNull
        @Size(max = TemplateText.LONGEST)
        @Pattern(regexp = "[^\\x00]*[^\\x00\\s][^\\x00]*", message = "must hold words")
        String body) {

    @Override
    public String toString() {
        return "HumanAnswer[" + body.length() + " characters]";
    }
}
