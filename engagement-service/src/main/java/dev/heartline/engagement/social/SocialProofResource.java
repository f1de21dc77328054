package dev.heartline.engagement.social;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
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
import org.jboss.resteasy.reactive.RestQuery;

import dev.heartline.service.api.Refuses;
import dev.heartline.service.security.Access;
import dev.heartline.service.security.Roles;

@Path("/users/{userId}/social-proof")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Social proof", description = "What people are told of others, and what was counted for it.")
class SocialProofResource {

    private final SocialProofs proofs;
    private final Access access;
    private final Clock clock;

    SocialProofResource(SocialProofs proofs, Access access, Clock clock) {
        this.proofs = proofs;
        this.access = access;
        this.clock = clock;
    }

    @POST
    @RolesAllowed({Roles.SERVICE, Roles.USER})
    @Operation(
            summary = "Ask for something to show, now",
            description =
                    "An empty list where there is nothing true and encouraging to tell, or the user may not be told; at most"
                            + " one in 24 hours. It is written down as shown.")
    public Uni<List<SocialProofView>> tellSocialProof(UUID userId) {
        access.requireSelfOrStaff(userId);
        return proofs.tell(userId, clock.instant()).map(told -> told.stream().toList());
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.USER})
    @Operation(summary = "What a user was told of others, latest first")
    public Uni<List<SocialProofView>> listSocialProof(
            UUID userId, @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit) {
        access.requireSelfOrStaff(userId);
        return proofs.of(userId, limit);
    }

    @PUT
    @Path("/{proofId}/motivated")
    @RolesAllowed({Roles.SERVICE, Roles.USER})
    @Operation(summary = "Whether it moved the user, as they say")
    @Refuses(status = 404, when = "The user was told no such thing")
    public Uni<SocialProofView> reportMotivation(UUID userId, UUID proofId, @NotNull @Valid Motivation said) {
        access.requireSelfOrStaff(userId);
        return proofs.motivated(userId, proofId, said.motivated())
                .map(told -> told.orElseThrow(() -> HttpProblem.valueOf(Status.NOT_FOUND, "no such thing was told")));
    }

    /**
     * What the user said.
     *
     * @param motivated whether it moved them
     */
    @Schema(name = "SocialProofMotivation")
    record Motivation(@NotNull Boolean motivated) {}
}
