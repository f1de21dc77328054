package dev.heartline.engagement.milestone;

import java.time.Clock;
import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import dev.heartline.engagement.milestone.picture.Theme;
import dev.heartline.engagement.policy.draw.DrawKey;
import dev.heartline.service.api.Refuses;
import dev.heartline.service.profile.Profiles;

/** The only door that takes no token: what people show around. */
@Path("/shared/milestones/{token}")
@Tag(name = "Milestones", description = "What people reached, and what comes next.")
class SharedResource {

    private final Milestones milestones;
    private final Profiles profiles;
    private final DrawKey key;
    private final Clock clock;

    SharedResource(Milestones milestones, Profiles profiles, DrawKey key, Clock clock) {
        this.milestones = milestones;
        this.profiles = profiles;
        this.key = key;
        this.clock = clock;
    }

    /** One refusal for all that is wrong with a link: it tells nobody whether there was one. */
    @GET
    @PermitAll
    @Produces(Pictures.SVG)
    @Operation(summary = "What a link shows", description = "The celebration of the milestone that was shared.")
    @APIResponse(
            responseCode = "200",
            description = "The picture.",
            content = @Content(mediaType = Pictures.SVG, schema = @Schema(implementation = String.class)))
    @Refuses(status = 403, when = "The link is none of ours, or has expired, or was taken back")
    public Uni<Response> showShared(String token, @RestQuery @DefaultValue("auto") Theme theme) {
        return ShareLink.read(token)
                .filter(link -> link.expiresAt().isAfter(clock.instant()))
                .map(link -> milestones
                        .shareable(link.milestoneId())
                        .map(found -> found.filter(it -> link.isGenuine(it.series(), key))))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(found -> found.map(Shareable::milestone)
                        .orElseThrow(() ->
                                HttpProblem.valueOf(Status.FORBIDDEN, "this link shows nothing, or nothing any more")))
                .chain(milestone ->
                        profiles.find(milestone.userId()).map(user -> MilestoneResource.celebration(milestone, user)))
                .map(celebration -> Pictures.answer(celebration.svg(theme)));
    }
}
