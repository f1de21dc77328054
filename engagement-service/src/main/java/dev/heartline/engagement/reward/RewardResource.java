package dev.heartline.engagement.reward;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import dev.heartline.service.api.Refuses;
import dev.heartline.service.security.Access;
import dev.heartline.service.security.Roles;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rewards", description = "What people were given, and how they took it.")
class RewardResource {

    private final Rewards rewards;
    private final EngagementReports reports;
    private final RewardEffects effects;
    private final Access access;
    private final Clock clock;

    RewardResource(Rewards rewards, EngagementReports reports, RewardEffects effects, Access access, Clock clock) {
        this.rewards = rewards;
        this.reports = reports;
        this.effects = effects;
        this.access = access;
        this.clock = clock;
    }

    @GET
    @Path("/users/{userId}/rewards")
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.USER})
    @Operation(
            summary = "A user's rewards, latest first",
            description = "`before` is the last reward of the page before.")
    public Uni<List<GivenReward>> listRewards(
            UUID userId, @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit, @RestQuery UUID before) {
        access.requireSelfOrStaff(userId);
        return rewards.of(userId, limit, before);
    }

    @GET
    @Path("/rewards/{rewardId}")
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.USER})
    @Operation(summary = "One reward")
    @Refuses(status = 404, when = "There is no such reward")
    public Uni<GivenReward> getReward(UUID rewardId) {
        return rewards.find(rewardId).map(this::visible);
    }

    @POST
    @Path("/rewards/{rewardId}/engagement")
    @RolesAllowed({Roles.SERVICE, Roles.USER})
    @Operation(
            summary = "Report how the user took a reward",
            description = "Can be repeated: the latest report counts, and it counts once.")
    @Refuses(status = 404, when = "There is no such reward")
    public Uni<GivenReward> reportEngagement(UUID rewardId, @NotNull @Valid Engagement engagement) {
        return rewards.find(rewardId)
                .map(this::visible)
                .chain(reward -> reports.take(rewardId, reward.userId(), engagement, clock.instant()))
                .map(RewardResource::found);
    }

    @GET
    @Path("/rewards/effect")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            summary = "What it leads to that there are rewards and hooks, on the day after, by what was done",
            description =
                    "Beside the holdout, which gets neither. Of users who first did it in that year or later, as soon as their"
                            + " first two weeks are over; by default the year of 90 days ago. May be looked at any time: the intervals of a"
                            + " year hold all at once.")
    public Uni<List<RewardEffect>> rewardEffects(@RestQuery @Min(2020) @Max(9998) Integer year) {
        var now = clock.instant();
        int from = year == null
                ? now.minus(Duration.ofDays(90)).atOffset(ZoneOffset.UTC).getYear()
                : year;
        return effects.effects(
                LocalDate.of(from, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant(), now);
    }

    private GivenReward visible(Optional<GivenReward> reward) {
        access.requireSelfOrStaff(reward.map(GivenReward::userId).orElse(null));
        return found(reward);
    }

    private static GivenReward found(Optional<GivenReward> reward) {
        return reward.orElseThrow(() -> HttpProblem.valueOf(Status.NOT_FOUND, "no such reward"));
    }
}
