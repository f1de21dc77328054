package dev.heartline.sms.campaign;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign would do if it began now, as far as can be said: nobody is enrolled and nothing is sent. Who writes, opts out or is
 * in danger on the way gets less.
 *
 * @param segmentSize who would be enrolled: who consents to texts, has a number and is in the segment
 * @param heldOut of those, about how many would never be texted
 * @param mostCostMicros of all steps, as if all were taken by everybody, by the lengths of the samples, in millionths of the
 *     currency's unit
 * @param costCurrency ISO 4217
 * @param minutesPerStep that one step takes for all at least, at the campaign's rate
 * @param objections why it could not be started, in words
 */
@Schema(name = "CampaignDryRun")
record DryRun(
        long segmentSize,
        long heldOut,
        long mostCostMicros,
        String costCurrency,
        long minutesPerStep,
        List<Sample> steps,
        List<String> objections) {

    /**
     * A step as somebody of the segment would get it.
     *
     * @param userId whom the sample is for; null where nobody is in the segment
     * @param body null where there are no words for it
     * @param segments parts that the network carries it in
     * @param why there are no words; null where there are
     */
    @Schema(name = "CampaignSample")
    record Sample(
            int step,
            UUID templateId,
            @Nullable UUID userId,
            @Nullable String body,
            int segments,
            @Nullable String why) {}
}
