package dev.heartline.sms.campaign;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A campaign to be made, as a draft.
 *
 * @param segment whom it is for, as they are when it is started
 * @param holdoutPercent of them who are enrolled and never texted, for comparison; null as 0
 * @param stopOnReply whether somebody who writes after its first text gets no further one; null as true
 * @param textsPerMinute that it releases at most, in all replicas together; null as 600
 */
@Schema(name = "NewCampaign")
record NewCampaign(
        @NotNull @Size(min = 1, max = 200) @Pattern(regexp = "[\\s\\S]*\\S[\\s\\S]*")
        String name,

        @NotNull Segment segment,
        @NotNull @Size(min = 1, max = 20) List<@NotNull @Valid CampaignStep> steps,
        @Min(0) @Max(50) @Nullable Integer holdoutPercent,
        @Nullable Boolean stopOnReply,
        @Min(1) @Max(60000) @Nullable Integer textsPerMinute) {

    private static final int TEXTS_PER_MINUTE = 600;

    NewCampaign {
        steps = steps == null ? null : List.copyOf(steps);
        holdoutPercent = holdoutPercent == null ? 0 : holdoutPercent;
        stopOnReply = stopOnReply == null || stopOnReply;
        textsPerMinute = textsPerMinute == null ? TEXTS_PER_MINUTE : textsPerMinute;
    }
}
