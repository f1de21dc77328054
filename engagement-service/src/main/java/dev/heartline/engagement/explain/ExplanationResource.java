package dev.heartline.engagement.explain;

import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.heartline.service.api.Refuses;
import dev.heartline.service.security.Access;
import dev.heartline.service.security.Roles;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.USER})
@Tag(name = "Explanations", description = "Why this, why now, and at what odds.")
class ExplanationResource {

    private final Explanations explanations;
    private final Access access;
    private final SecurityIdentity identity;

    ExplanationResource(Explanations explanations, Access access, SecurityIdentity identity) {
        this.explanations = explanations;
        this.access = access;
        this.identity = identity;
    }

    @GET
    @Path("/rewards/{rewardId}/explanation")
    @Operation(
            summary = "Why a reward came",
            description = "In plain words; for operators also what it was computed from.")
    @Refuses(status = 404, when = "There is no such reward")
    public Uni<Explanation> explainReward(UUID rewardId) {
        return explanations.ofReward(rewardId).map(this::visible);
    }

    @GET
    @Path("/hooks/{hookId}/explanation")
    @Operation(
            summary = "Why a hook came",
            description = "In plain words; for operators also what it was computed from.")
    @Refuses(status = 404, when = "There is no such hook")
    public Uni<Explanation> explainHook(UUID hookId) {
        return explanations.ofHook(hookId).map(this::visible);
    }

    @GET
    @Path("/social-proof/{proofId}/explanation")
    @Operation(
            summary = "Why something was told of others",
            description = "In plain words; for operators also what it was computed from.")
    @Refuses(status = 404, when = "Nothing of the kind was told")
    public Uni<Explanation> explainSocialProof(UUID proofId) {
        return explanations.ofProof(proofId).map(this::visible);
    }

    private Explanation visible(Optional<Explanation> found) {
        access.requireSelfOrStaff(found.map(Explanation::userId).orElse(null));
        var explanation = found.orElseThrow(() -> HttpProblem.valueOf(Status.NOT_FOUND, "nothing to explain"));
        return identity.hasRole(Roles.OPERATOR) ? explanation : explanation.withoutDetails();
    }
}
