package dev.heartline.engagement.milestone;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.heartline.engagement.policy.draw.DrawKey;
import dev.heartline.service.api.Refuses;
import dev.heartline.service.security.Access;
import dev.heartline.service.security.Roles;

/** Lets people show around what they reached, and only that. */
@Path("/users/{userId}/milestones")
@RolesAllowed({Roles.SERVICE, Roles.USER})
@Tag(name = "Milestones", description = "What people reached, and what comes next.")
class SharingResource {

    private final Milestones milestones;
    private final DrawKey key;
    private final Access access;
    private final Clock clock;

    SharingResource(Milestones milestones, DrawKey key, Access access, Clock clock) {
        this.milestones = milestones;
        this.key = key;
        this.access = access;
        this.clock = clock;
    }

    @POST
    @Path("/{milestoneId}/links")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Make a link that shows a milestone to whoever has it",
            description = "It shows the celebration, and nothing else, until it expires or the links are taken back.")
    @Refuses(status = 404, when = "There is no such milestone")
    @Refuses(status = 409, when = "It is not reached, or there is nothing to share in it")
    public Uni<SharedLink> shareMilestone(UUID userId, UUID milestoneId, @NotNull @Valid SharingWish wish) {
        access.requireSelfOrStaff(userId);
        var until = clock.instant().plus(Duration.ofDays(wish.days())).truncatedTo(ChronoUnit.SECONDS);
        return milestones
                .find(userId, milestoneId)
                .map(SharingResource::found)
                .chain(() -> milestones.shareable(milestoneId))
                .map(found -> found.orElseThrow(
                        () -> HttpProblem.valueOf(Status.CONFLICT, "not reached, or not to be shared")))
                .map(it -> ShareLink.to(milestoneId, until, it.series(), key))
                .map(link -> new SharedLink("/shared/milestones/" + link.token(), until));
    }

    @DELETE
    @Path("/{milestoneId}/links")
    @Operation(summary = "Take back all links to a milestone", description = "They show nothing from now on.")
    @Refuses(status = 404, when = "There is no such milestone")
    public Uni<Void> unshareMilestone(UUID userId, UUID milestoneId) {
        access.requireSelfOrStaff(userId);
        return milestones
                .takeBackLinks(userId, milestoneId)
                .map(SharingResource::found)
                .replaceWithVoid();
    }

    @PUT
    @Path("/{milestoneId}/shared")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Report whether a user shared a milestone with others",
            description = "The latest report counts.")
    @Refuses(status = 404, when = "There is no such milestone")
    public Uni<MilestoneView> reportShared(UUID userId, UUID milestoneId, @NotNull @Valid SharingReport report) {
        access.requireSelfOrStaff(userId);
        return milestones.report(userId, milestoneId, report.shared()).map(SharingResource::found);
    }

    private static MilestoneView found(Optional<MilestoneView> milestone) {
        return milestone.orElseThrow(() -> HttpProblem.valueOf(Status.NOT_FOUND, "no such milestone"));
    }

    /** @param days how long the link shows it */
    @Schema(name = "SharingWish")
    record SharingWish(@NotNull @Min(1) @Max(90) Integer days) {}

    /** @param shared whether the user shared it */
    @Schema(name = "SharingReport")
    record SharingReport(@NotNull Boolean shared) {}

    /**
     * A link.
     *
     * @param path where this service shows it, without a token
     */
    @Schema(name = "SharedLink")
    record SharedLink(String path, Instant expiresAt) {}
}
