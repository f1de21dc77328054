package dev.heartline.sms.campaign;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as REST shows it.
 *
 * @param enrolledUsersCount everybody who was enrolled, also who is held out, and also who was erased since
 * @param heldOutCount of those, never texted
 * @param completedCount of those, who came to its end: the text of its last step was queued
 * @param completionRate 0..1: of those who are texted, who came to its end; null where nobody is
 * @param enrolling whether the segment is still being gone through
 */
@Schema(name = "Campaign")
record CampaignView(
        UUID id,
        String name,
        Segment segment,
        List<CampaignStep> steps,
        CampaignStatus status,
        int holdoutPercent,
        boolean stopOnReply,
        int textsPerMinute,
        int enrolledUsersCount,
        int heldOutCount,
        long completedCount,
        @Nullable Double completionRate,
        boolean enrolling,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        Instant createdAt,
        String createdBy) {

    static CampaignView of(Campaign campaign) {
        return new CampaignView(
                campaign.id(),
                campaign.name(),
                campaign.segment(),
                campaign.steps(),
                campaign.status(),
                campaign.holdoutPercent(),
                campaign.stopOnReply(),
                campaign.textsPerMinute(),
                campaign.enrolled(),
                campaign.heldOut(),
                campaign.completed(),
                campaign.completionRate().orElse(null),
                campaign.enrolling(),
                campaign.startedAt().orElse(null),
                campaign.endedAt().orElse(null),
                campaign.createdAt(),
                campaign.createdBy());
    }
}
